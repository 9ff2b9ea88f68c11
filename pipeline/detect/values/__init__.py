"""Recognisers of what is written by rule: identifiers, dates and times, ages, sums."""

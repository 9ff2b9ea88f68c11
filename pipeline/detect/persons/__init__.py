"""Recognisers of people and of what is told of them: names, initials, codes, relations, traits, their own words."""

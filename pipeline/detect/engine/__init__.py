"""Presidio's engine behind one adapter, what it found kept for the next run, and the name model's findings weighed."""

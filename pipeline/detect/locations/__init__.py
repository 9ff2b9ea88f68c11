"""Recognisers of places and of bodies that are places to somebody: addresses, villages, pubs, schools, employers."""

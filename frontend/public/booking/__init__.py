"""Halls and tents for people from outside: what there is, when it is free, asking, following."""

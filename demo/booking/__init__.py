"""A year of rooms and vehicles for the towns of the demo."""

"""Deciding on several requests at once, on a phone too, with a driver for each trip."""

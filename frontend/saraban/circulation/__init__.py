"""Sending a letter round to staff, and who has acknowledged it."""

"""Bookings that come again: the rules that are understood, and what a change does to them."""

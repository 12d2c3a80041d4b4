"""Booking in the API."""

"""Asking for a room, a vehicle or equipment."""

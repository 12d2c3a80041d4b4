"""Booking of rooms, vehicles and what goes with them (จองห้องและรถ)."""

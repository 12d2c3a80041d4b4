"""The calendar of rooms, vehicles and what goes with them."""

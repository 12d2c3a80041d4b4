"""What can be booked: pages of rooms, equipment, vehicles and drivers as what is lent."""

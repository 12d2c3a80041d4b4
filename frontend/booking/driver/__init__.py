"""What a driver has on the phone: today's trips, going out, coming back, rescue."""

"""Give a booking another time or another room."""

"""What gives, moves and makes way: an approval that holds, another time, a rescue."""

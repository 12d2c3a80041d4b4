"""What changes the town's calendar."""

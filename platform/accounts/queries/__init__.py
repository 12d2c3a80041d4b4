"""What is read about offices, people and one's own account."""

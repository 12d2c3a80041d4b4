"""Pages about offices, people and one's own account."""

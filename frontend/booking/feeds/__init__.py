"""Private addresses for calendar programs: made, revoked, read."""

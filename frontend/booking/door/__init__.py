"""The page behind the code at a door: what is now, what is next, and the next free half hour."""

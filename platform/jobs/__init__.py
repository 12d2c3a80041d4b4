"""Work that follows a command: written with it, run after it, once."""

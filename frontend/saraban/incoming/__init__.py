"""Pages for what comes in: registering a letter, its files."""

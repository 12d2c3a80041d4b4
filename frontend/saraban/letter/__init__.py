"""The page of one incoming letter: its paper, its path, and what can be done now."""

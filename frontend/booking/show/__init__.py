"""The page of one booking: its facts, its path, and what somebody can do with it."""

"""Days on which offices work, and those on which they do not."""

"""Pages about offices and posts, for the local admin."""

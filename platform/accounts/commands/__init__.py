"""What may be done to offices, posts and people, one verb a file."""

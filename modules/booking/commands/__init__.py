"""What an office can do with rooms and vehicles: one verb a file."""

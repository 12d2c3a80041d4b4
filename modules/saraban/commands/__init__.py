"""What an office can do with its correspondence; one command a file."""

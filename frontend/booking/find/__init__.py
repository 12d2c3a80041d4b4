"""Find the next time at which something suitable is free."""

"""What the operator of the platform can do."""

"""What only vehicles have: facts, keepers, readings, validities, fuel."""

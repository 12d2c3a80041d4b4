"""Forms of the vehicle rule on paper."""

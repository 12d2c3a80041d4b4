"""Reports of booking: how things were used, what was lost, what vehicles and fees came to."""

"""Pages about people, for the local admin; and cards for all."""

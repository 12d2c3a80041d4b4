"""Pages of saraban."""

"""Numbers kept for letters that are not finished."""

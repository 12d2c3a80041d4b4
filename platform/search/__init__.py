"""Words for full-text search in Thai: what is indexed, and what is asked."""

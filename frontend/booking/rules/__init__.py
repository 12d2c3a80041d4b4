"""Who approves what: the matrix as people read it, and a box to try it in."""

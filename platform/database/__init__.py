"""Where the rows of one town live, and the only way to reach them."""

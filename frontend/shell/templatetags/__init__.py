"""Words and fields as templates show them."""

"""Read correspondence. Every query asks who is looking."""

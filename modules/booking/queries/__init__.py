"""What booking can be asked; every function asks who looks."""

"""The business of a local government, one module each."""

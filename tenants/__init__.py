"""Local governments as customers: where each one lives, and how it is opened and looked after."""

"""The days on which the town's offices do not work."""

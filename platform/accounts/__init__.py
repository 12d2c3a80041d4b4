"""Offices, posts and people: who works here, as what, and who may stand in for whom."""

"""Answers kept so that a request sent twice has its effect once."""

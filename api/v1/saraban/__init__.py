"""Saraban in the API."""

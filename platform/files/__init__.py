"""Stored files, kept by their content and never changed."""

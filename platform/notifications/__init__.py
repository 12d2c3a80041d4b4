"""Notices to people: the inbox behind the bell."""

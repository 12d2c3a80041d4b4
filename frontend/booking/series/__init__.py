"""A booking that comes again: its part of the form, its preview and its page."""

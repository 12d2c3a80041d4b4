"""The HTML door: pages, components, islands and styles."""

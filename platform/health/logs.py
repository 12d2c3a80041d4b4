"""Logs: one JSON object a line, with the town and the request it belongs to."""

import json
import logging
import logging.config
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from database.place import place_or_none

request_id: ContextVar[str] = ContextVar("request_id", default="")


class OneLine(logging.Formatter):
    """Writes a record as one line of JSON; the town is where the work stands, never a guess."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Facts given as `extra={"facts": {...}}` stand beside the message."""
        place = place_or_none()
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            "town": place.schema if place else "",
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trouble"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    """Writes a record for a person who looks at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: what it is about, the town, and for a request what became of it."""
        place = place_or_none()
        facts = getattr(record, "facts", {})
        town = facts.get("town") or (place.schema if place else "")
        what = f"{facts['status']} {facts['ms']:.0f} ms" if "status" in facts else record.levelname
        words = " ".join(word for word in (town, record.getMessage(), what) if word)
        return f"{words}\n{self.formatException(record.exc_info)}" if record.exc_info else words


def configure(settings: dict[str, Any]) -> None:
    """Send every log to standard error, from `LOGGING["level"]` upwards, as `LOGGING["form"]`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain() if settings.get("form") == "plain" else OneLine())
    logging.basicConfig(level=settings["level"], handlers=[handler], force=True)
    # Django warns of each 4xx itself; the request's own line says it already.
    logging.getLogger("django.request").setLevel("ERROR")

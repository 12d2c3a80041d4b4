"""Tell a worker that a row of the outbox waits. Losing a poke loses nothing: the relay sweeps."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def poke(cell: str, schema: str, row: int) -> None:
    """Send a worker to one row of the outbox, if the broker can be reached."""
    try:
        current_app.send_task("jobs.run", args=[cell, schema, row], retry=False)
    except (OperationalError, OSError) as trouble:
        log.warning("the broker is away, the relay will find outbox row %s: %s", row, trouble)

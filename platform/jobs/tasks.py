"""What a Celery worker may run: one row of the outbox."""

import logging

from celery import shared_task

from jobs.run import place_of, run_row

log = logging.getLogger(__name__)


@shared_task(name="jobs.run")
def run(cell: str, schema: str, row: int) -> None:
    """Run a row of a town's outbox. A forged or stale message finds no row and has no effect."""
    try:
        place = place_of(schema)
    except LookupError:
        log.warning("a job of no open town was refused: %s row %s", schema, row)
        return
    run_row(place, row)

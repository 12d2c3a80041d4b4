"""Sweep the outbox of every cell for ever: `manage.py relay`."""

import logging
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from jobs.sweep import forget_done, sweep

log = logging.getLogger(__name__)
PAUSE_SECONDS = 2.0
FORGET_EVERY = 1800  # rounds: about an hour


class Command(BaseCommand):
    help = "Poke workers for outbox rows that wait, cell by cell"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--once`, for tests and for an operator who looks."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Sweep until stopped; a cell that is away does not keep the others waiting."""
        rounds = 0
        while True:
            for cell in (alias for alias in settings.DATABASES if alias != "default"):
                try:
                    sweep(cell)
                    if rounds % FORGET_EVERY == 0:
                        forget_done(cell)
                except DatabaseError as trouble:
                    log.warning("cell %s cannot be swept: %s", cell, trouble)
            if once:
                return
            rounds += 1
            time.sleep(PAUSE_SECONDS)

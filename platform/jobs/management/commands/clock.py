"""Ask each town for its daily work: `manage.py clock`."""

import importlib
import logging
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from jobs.clock import DAILY, due_before, tick

log = logging.getLogger(__name__)
PAUSE_SECONDS = 60.0


class Command(BaseCommand):
    help = "Write down daily work in every open town when its time has come"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--once`, for tests and for an operator who looks."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Tick when a job's time has passed since the last tick; towns are not read otherwise."""
        autodiscover_modules("tasks")  # where each app names its daily work
        done: tuple[object, ...] | None = None
        while True:
            now = timezone.now()
            due = tuple(due_before(now, at) for at, _job in DAILY)
            try:
                if due and due != done:
                    tick(importlib.import_module(settings.PLACES).open_places(), now=now)
                    done = due
            except DatabaseError as trouble:
                log.warning("the clock could not ask every town: %s", trouble)
            if once:
                return
            time.sleep(PAUSE_SECONDS)

"""What a process prepares beside its start, so that nobody waits for it at the first request."""

import gc
from datetime import UTC, datetime
from threading import Thread

from django.utils.module_loading import import_string

# By name: settings wire, and import nothing. Nearly every act asks the first, bookings the second.
DICTIONARY = "search.dictionary.warm"
CALENDARS = "workdays.national.warm"


def warm_up() -> Thread:
    """Begin to prepare; return the thread that does it, while the process serves already."""
    thread = Thread(target=_prepare, name="warm-up", daemon=True)
    thread.start()
    return thread


def _prepare() -> None:
    import_string(DICTIONARY)()
    import_string(CALENDARS)(datetime.now(UTC).year)
    # What is here by now stays: to look through all of it for what nobody needs any more would
    # hold up a request now and then by a tenth of a second or two.
    gc.collect()
    gc.freeze()

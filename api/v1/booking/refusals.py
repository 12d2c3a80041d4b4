"""What a command of booking refuses, as the API says it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from rest_framework.exceptions import ValidationError

from accounts.duties import Viewer
from api.problems import Problem
from modules.booking import access
from modules.booking.commands.request_series import OccurrencesClash
from modules.booking.held.holding import Busy, Clash
from modules.booking.path import ReasonMissing, WrongState
from modules.booking.typed import Mistyped
from modules.booking.vehicles.fuel_turn import OrderStopped
from modules.booking.wish import BadWish

AGAIN = 2  # seconds after which what was busy may be tried again


@contextmanager
def refusals(viewer: Viewer) -> Iterator[None]:
    """Say 422 by field, 409 `clash`, `occurrences-clash` or `wrong-state` for what is refused.

    And 503 `busy`, with when to try again, for what could not be waited for.
    """
    try:
        yield
    except (BadWish, Mistyped) as wrong:
        raise unfit(wrong.problems) from wrong
    except ReasonMissing as wrong:
        raise unfit({"reason": str(wrong)}) from wrong
    except Busy as busy:
        trouble = Problem("busy", str(busy), status=503)
        trouble.wait = AGAIN
        raise trouble from busy
    except Clash as clash:
        told = clashes_of(viewer, clash)
        raise Problem("clash", clash.text_for(viewer), status=409, clashes=told) from clash
    except OccurrencesClash as clash:
        times = [
            {"starts": _told(each.starts), "ends": _told(each.ends), "problem": each.problem}
            for each in clash.occurrences
        ]
        raise Problem("occurrences-clash", str(clash), status=409, occurrences=times) from clash
    except (WrongState, OrderStopped) as wrong:
        raise Problem("wrong-state", str(wrong), status=409) from wrong


def unfit(problems: Mapping[str, str]) -> ValidationError:
    """Return a refusal (422) that says of each field what to do."""
    return ValidationError({field: [text] for field, text in problems.items()})


def clashes_of(viewer: Viewer, clash: Clash) -> list[dict[str, Any]]:
    """Return what stands in the way; the title of one the viewer may not know is null."""
    known = {each.pk for each in clash.bookings if access.knows(viewer, each)}
    return [
        {
            "booking": each.booking,
            "resource": each.resource,
            "starts": _told(each.starts),
            "ends": _told(each.ends),
            "office": each.office,
            "title": each.title if each.booking in known else None,
        }
        for each in clash.taken
    ]


def _told(moment: datetime) -> str:
    return localtime(moment).isoformat()

"""The rows of บัญชีรถ on screen: where each vehicle is, and what of it is about to lapse."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from modules.booking.models import MUST_HOLD, Vehicle
from modules.booking.queries.trips import out_now
from modules.booking.vehicles.validities import Standing, standings

type Words = dict[str, Any]


def rows_of(vehicles: Sequence[Vehicle], *, on: date) -> list[Words]:
    """Return a row for each vehicle, each with its warnings (two queries)."""
    keys = [row.pk for row in vehicles]
    known, away = standings(keys, on=on), out_now([row.resource for row in vehicles])
    return [
        {
            "vehicle": row,
            "trip": away.get(row.pk),
            "warnings": [warning(line) for line in known[row.pk] if line.threshold is not None],
        }
        for row in vehicles
    ]


def warning(line: Standing) -> Words:
    """Return what lapses soon or has, how soon, and the shape of that."""
    left = time_left(line)
    return {"kind": left["kind"], "label": f"{_(str(line.kind.label))} {left['label']}"}


def time_left(line: Standing) -> Words:
    """Return how long something holds still, beside its name, and the shape of that."""
    if line.lapsed:
        return {"kind": "late" if line.kind in MUST_HOLD else "due", "label": _("ขาดอายุ")}
    if line.days == 0:
        return {"kind": "due", "label": _("หมดอายุวันนี้")}
    words = _("อีก %(n)s วัน") % {"n": line.days}
    return {"kind": "due" if line.days <= 30 else "quiet", "label": words}

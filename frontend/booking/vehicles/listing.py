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
    """Return the word of something that lapses soon or has, and its shape."""
    what = _(str(line.kind.label))
    if line.lapsed:
        shape = "late" if line.kind in MUST_HOLD else "due"
        return {"kind": shape, "label": _("%(what)s ขาดอายุ") % {"what": what}}
    if line.days == 0:
        return {"kind": "due", "label": _("%(what)s หมดอายุวันนี้") % {"what": what}}
    words = _("%(what)s อีก %(n)s วัน") % {"what": what, "n": line.days}
    return {"kind": "due" if line.days <= 30 else "quiet", "label": words}

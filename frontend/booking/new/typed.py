"""A form while it is being filled: read without blame, and shown again as it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.http import QueryDict

from frontend.booking.fields import in_address, key_of, moment, moment_of
from frontend.booking.new.desk import Desk
from frontend.booking.new.forms import AskForm
from frontend.booking.series.forms import SeriesForm
from modules.booking.models import Resource


class LooseForm(AskForm):
    """The same form while it is being filled: what cannot be read yet is left out, not blamed."""

    def clean_resource(self) -> Resource | None:  # type: ignore[override]
        """Return what is chosen so far."""
        return self.resources.get(str(self.data.get("resource", "")))

    def clock(self) -> tuple[datetime, datetime] | None:
        """Return the times typed so far, or None while they are no times yet."""
        self.full_clean()
        typed = self.cleaned_data
        if not all(typed.get(name) is not None for name in ("day", "starts", "ends")):
            return None
        last = typed.get("last_day") if typed.get("several") else None
        starts = moment(typed["day"], typed["starts"])
        ends = moment(last or typed["day"], typed["ends"])
        return (starts, ends) if ends > starts else None


@dataclass(frozen=True, kw_only=True)
class Way:
    """Another way to have it: a resource and a time, as a button says it."""

    resource: int
    starts: datetime
    ends: datetime

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the way that a button named, or None for anything else."""
        key, _, times = text.partition(",")
        starts, ends = (moment_of(part) for part in (times.partition(",")[::2]))
        resource = key_of(key)
        if not resource or starts is None or ends is None:
            return None
        return cls(resource=resource, starts=starts, ends=ends)

    def __str__(self) -> str:
        return f"{self.resource},{in_address(self.starts)},{in_address(self.ends)}"


def ask_form(desk: Desk, data: Any = None, initial: dict[str, Any] | None = None) -> AskForm:
    """Return the form of a desk."""
    return AskForm(data, desk=desk, initial=initial)


def loose_form(desk: Desk, data: Any) -> LooseForm:
    """Return the form of a desk as it stands so far; `data` may be what it shows at first."""
    return LooseForm(data, desk=desk)


def typed_so_far(data: QueryDict, desk: Desk) -> dict[str, Any]:
    """Return what stands in the form now; a button may have put another way in its place."""
    shown = {
        name: data.getlist(name) if name == "extras" else data.get(name, "")
        for name in ask_form(desk).fields
        if name in data
    }
    way = Way.read(data.get("take", ""))
    if way is not None:
        shown |= {"resource": str(way.resource), **at_first(way.starts, way.ends)}
    return shown


def again_so_far(data: QueryDict) -> dict[str, Any]:
    """Return how it was to come again, as it stands in the form now."""
    return {
        name: data.getlist(name) if name == "again_days" else data.get(name, "")
        for name in SeriesForm.base_fields
        if name in data
    }


def at_first(starts: datetime, ends: datetime) -> dict[str, Any]:
    """Return what a form shows at first for a time."""
    last = ends.date()
    several = last != starts.date()
    return {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "several": several,
        "last_day": last if several else None,
    }

"""What to do when a time has been given to somebody else: who has it, and the ways out."""

from datetime import datetime, timedelta
from typing import Any

from accounts.duties import Viewer
from frontend.booking.new.desk import Desk, offers
from frontend.booking.new.proposed import half_hour
from frontend.booking.new.typed import LooseForm, Way
from frontend.booking.spoken import on_day, span
from modules.booking.held.holding import Clash
from modules.booking.models import Resource
from modules.booking.queries.free import availability
from thai.dates import bangkok_date

type Words = dict[str, Any]
type Times = tuple[datetime, datetime]

_AHEAD = timedelta(days=14)  # how far the next free times are looked for
_OFFERED = 3


def clash_words(viewer: Viewer, desk: Desk, loose: LooseForm, clash: Clash) -> Words:
    """Return who has the time, the next free times of the same, and others that are free then."""
    times, resource = loose.clock(), loose.cleaned_data.get("resource")
    words: Words = {"lines": clash.text_for(viewer).splitlines(), "times": [], "others": []}
    if times is None or resource is None:
        return words
    people = loose.cleaned_data.get("people") or 1
    words["times"] = [
        {
            "label": span(*way) if bangkok_date(way[0]) == bangkok_date(times[0]) else on_day(*way),
            "value": Way(resource=resource.pk, starts=way[0], ends=way[1]),
        }
        for way in _next_times(viewer, resource, times)
    ]
    words["others"] = [
        {
            "label": offer["resource"].name,
            "value": Way(resource=offer["resource"].pk, starts=times[0], ends=times[1]),
        }
        for offer in offers(viewer, desk, times, people, "")
        if offer["free"] and not offer["small"] and offer["resource"] != resource
    ][:_OFFERED]
    return words


def _next_times(viewer: Viewer, resource: Resource, times: Times) -> list[Times]:
    """Return the next times of the same length, and the same hours of the days that follow."""
    starts, ends = times
    gaps = availability(viewer, [resource], (starts, starts + _AHEAD)).get(resource.pk, [])
    begins = [half_hour(max(opens, starts)) for opens, _closes in gaps]
    begins += [starts + timedelta(days=days) for days in range(1, _AHEAD.days)]
    found = dict.fromkeys((each, each + (ends - starts)) for each in sorted(begins))
    fits = [way for way in found if any(o <= way[0] and way[1] <= c for o, c in gaps)]
    return fits[:_OFFERED]

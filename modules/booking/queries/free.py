"""Free time: of known resources, and of whichever suits some people and what they need."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.models import Resource, ResourceKind, VehicleClass
from modules.booking.queries.gaps import ALL_DAY, Gap, Hours, gaps
from modules.booking.queries.resources import resources_for

__all__ = ["AHEAD", "Gap", "Opening", "availability", "next_free"]

AHEAD = timedelta(days=62)  # how far the next free time is looked for
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A time at which a resource is free, together with the extras that it lacks itself."""

    resource: Resource
    starts: datetime
    ends: datetime
    extras: tuple[Resource, ...] = ()


def availability(
    viewer: Viewer, resources: Collection[Resource], during: Gap, *, at: datetime | None = None
) -> dict[int, list[Gap]]:
    """Return when each resource is free within a period, by its key; none: an empty list.

    Within opening hours, without holidays and closed periods, with room for set-up and clean-up;
    with `at`, only what may be asked for at that moment. Free and busy are known to all who work
    here. Two queries.
    """
    found = gaps(resources, during, at=at)
    return {each.pk: found.get(each.pk, []) for each in resources}


def next_free(
    viewer: Viewer,
    *,
    people: int,
    minutes: int,
    after: datetime,
    at: datetime,
    features: Sequence[str] = (),
    kind: str = ResourceKind.ROOM,
    limit: int = 5,
    within: Hours = ALL_DAY,
) -> list[Opening]:
    """Return the first time each resource that suits is free, the soonest first, `limit` at most.

    What it lacks of `features` (โปรเจกเตอร์) must be had of equipment free at that time, named in
    `extras`. Times begin on a quarter of an hour within `AHEAD` of `after`, and lie `within` some
    hours of a day (00.00 as their end is midnight). Three queries.
    """
    rooms, equipment = _suitable(viewer, kind, people, minutes)
    wanted = [word for word in (each.strip().casefold() for each in features) if word]
    period = (after, after + AHEAD)
    free = gaps([*rooms, *equipment], period, minutes=minutes, at=at, within=within)
    found = (
        _first(room, _lacking(room, wanted, equipment), free, timedelta(minutes=minutes))
        for room in rooms
    )
    ordered = sorted((each for each in found if each), key=_soonest_and_smallest)
    return ordered[:limit]


def _suitable(
    viewer: Viewer, kind: str, people: int, minutes: int
) -> tuple[list[Resource], list[Resource]]:
    """Return the resources that a viewer may ask for: those that hold the people, and equipment."""
    rows = resources_for(viewer).prefetch_related(None)
    rows = rows.exclude(vehicle__vehicle_class=VehicleClass.POSITION_CAR)
    rooms, equipment = [], []
    for each in rows.filter(kind__in=(kind, ResourceKind.EQUIPMENT)):
        if not _may_have(viewer, each, minutes):
            continue
        if each.kind == kind and (each.capacity is None or each.capacity >= people):
            rooms.append(each)
        if each.kind == ResourceKind.EQUIPMENT:
            equipment.append(each)
    return rooms, equipment


def _may_have(viewer: Viewer, resource: Resource, minutes: int) -> bool:
    """Tell whether a viewer may ask for a resource for so long, for one of their offices."""
    most = resource.longest_minutes
    offices = (duty.office for duty in viewer.duties)
    return (most is None or minutes <= most) and any(
        access.may_book(viewer, resource, office) for office in offices
    )


def _lacking(
    room: Resource, wanted: Sequence[str], equipment: Sequence[Resource]
) -> list[list[Resource]]:
    """Return, for each feature that a resource has not, the equipment that would do."""
    return [
        [each for each in equipment if each.pk != room.pk and _has(each, word, name=True)]
        for word in wanted
        if not _has(room, word)
    ]


def _has(resource: Resource, word: str, *, name: bool = False) -> bool:
    """Tell whether a resource has a feature, equipment by its name as well."""
    texts = [*resource.features, *([resource.name] if name else [])]
    return any(word in text.casefold() for text in texts)


def _first(
    room: Resource,
    lacking: Sequence[Sequence[Resource]],
    free: Mapping[int, list[Gap]],
    long: timedelta,
) -> Opening | None:
    """Return the first time at which a resource and all that it lacks are free, or None."""
    choices = [_gaps_of(each, free) for each in lacking]
    for starts, ends in free.get(room.pk, ()):
        found = _within(_quarter(starts), ends, choices, long)
        if found:
            begins, extras = found
            kept = tuple(dict.fromkeys(extras))
            return Opening(resource=room, starts=begins, ends=begins + long, extras=kept)
    return None


def _gaps_of(
    equipment: Sequence[Resource], free: Mapping[int, list[Gap]]
) -> list[tuple[Gap, Resource]]:
    return [(gap, each) for each in equipment for gap in free.get(each.pk, ())]


def _within(
    starts: datetime, ends: datetime, choices: Sequence[list[tuple[Gap, Resource]]], long: timedelta
) -> tuple[datetime, list[Resource]] | None:
    """Return the first time in a gap at which each choice has something free, and what."""
    while starts + long <= ends:
        having = [_soonest(starts, choice, long) for choice in choices]
        if not all(having):
            return None
        moved = max((begins for begins, _each in filter(None, having)), default=starts)
        if moved == starts:
            return starts, [each for _begins, each in filter(None, having)]
        starts = moved
    return None


def _soonest(
    starts: datetime, choice: list[tuple[Gap, Resource]], long: timedelta
) -> tuple[datetime, Resource] | None:
    """Return the first time from `starts` on at which one of the choices is free for so long."""
    begins = (
        (max(starts, _quarter(since)), each)
        for (since, until), each in choice
        if max(starts, _quarter(since)) + long <= until
    )
    return min(begins, key=lambda found: found[0], default=None)


def _quarter(moment: datetime) -> datetime:
    """Return the first quarter of an hour at or after a moment."""
    past = (moment - datetime.min.replace(tzinfo=UTC)) % _QUARTER
    return moment + (_QUARTER - past if past else timedelta())


def _soonest_and_smallest(opening: Opening) -> tuple[datetime, int, float, int]:
    room = opening.resource
    return (opening.starts, len(opening.extras), room.capacity or inf, room.sort)

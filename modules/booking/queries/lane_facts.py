"""What a calendar says of a resource beside its name: who drives it, when it opens."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import OuterRef, Subquery

from accounts.duties import Viewer
from modules.booking.models import OpenHours, Resource, ResourceKind, Trip, Vehicle
from modules.booking.queries.resources import resources_for

type Opening = tuple[time, time]

_MOST_FEATURES = 12


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one resource: its vehicle, and when it opens, by weekday from 1 (Monday).

    Without `hours` it may be used at any time; then a weekday that is missing is closed.
    `due_back` is when a vehicle that is out now should be home.
    """

    vehicle: Vehicle | None = None
    due_back: datetime | None = None
    hours: dict[int, Opening] = field(default_factory=dict)

    def opening(self, day: date) -> Opening | None:
        """Return when it may be used on a day: (00.00, 00.00) is all day long, None not at all."""
        if not self.hours:
            return (time.min, time.min)
        return self.hours.get(day.isoweekday())


def facts_of(viewer: Viewer, resources: Collection[Resource]) -> dict[int, Facts]:
    """Return what is known of resources that a viewer sees, by their keys (two queries)."""
    keys = [each.pk for each in resources]
    hours: dict[int, dict[int, Opening]] = {}
    for row in OpenHours.objects.filter(resource__in=keys):
        hours.setdefault(row.resource_id, {})[row.weekday] = (row.opens, row.closes)
    cars = [each.pk for each in resources if each.kind == ResourceKind.VEHICLE]
    out = Trip.objects.filter(vehicle=OuterRef("pk"), in_at=None)
    rows = Vehicle.objects.filter(pk__in=cars).select_related("usual_driver")
    told = rows.annotate(due_back=Subquery(out.values("booking__during__endswith")[:1]))
    vehicles = {row.pk: row for row in told}
    return {
        pk: Facts(
            vehicle=vehicles.get(pk),
            due_back=getattr(vehicles.get(pk), "due_back", None),
            hours=hours.get(pk, {}),
        )
        for pk in keys
    }


def features_for(viewer: Viewer) -> list[str]:
    """Return what the rooms and vehicles that a viewer sees have, the commonest first."""
    kinds = (ResourceKind.ROOM, ResourceKind.VEHICLE)
    rows = resources_for(viewer).filter(kind__in=kinds).order_by()
    found = Counter(word for words in rows.values_list("features", flat=True) for word in words)
    return [word for word, _n in found.most_common(_MOST_FEATURES)]

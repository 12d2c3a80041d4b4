"""Read resources; what can be booked is open to all who work here."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.held.parts import tree
from modules.booking.held.standing import standing_on
from modules.booking.models import (
    Booking,
    Closure,
    OpenHours,
    Photo,
    Resource,
    ResourceKind,
)

_ORDER = [When(kind=kind, then=Value(n)) for n, kind in enumerate(ResourceKind)]


def resources_for(
    viewer: Viewer, kind: ResourceKind | None = None, *, retired: bool = False
) -> QuerySet[Resource]:
    """Return the resources in use, or the retired ones, with office, keeper and photos.

    By kind, then `sort`, then name in Thai order.
    """
    found = Resource.objects.filter(retired_at__isnull=not retired)
    if kind is not None:
        found = found.filter(kind=kind)
    kinds = Case(*_ORDER, default=Value(len(_ORDER)), output_field=IntegerField())
    return _told(found).order_by(kinds, "sort", "name_sort", "pk")


def resource_for(viewer: Viewer, pk: int) -> Resource:
    """Return a resource, retired or not, or raise `Resource.DoesNotExist`."""
    return _told(Resource.objects.filter(pk=pk)).get()


def photo_for(viewer: Viewer, resource: int, photo: int) -> Photo:
    """Return a picture of a resource, or raise `Photo.DoesNotExist`."""
    return Photo.objects.select_related("file").get(pk=photo, resource=resource)


def closures_for(viewer: Viewer, resource: Resource, *, after: datetime) -> list[Closure]:
    """Return the times in which a resource is closed, those now and to come, in order."""
    return list(
        Closure.objects.filter(resource=resource, ended_at=None, during__endswith__gt=after)
        .select_related("closed_by")
        .order_by("during__startswith", "pk")
    )


def closure_for(viewer: Viewer, resource: int, closure: int) -> Closure:
    """Return one closure of a resource, or raise `Closure.DoesNotExist`."""
    return Closure.objects.select_related("resource").get(pk=closure, resource=resource)


def standing_in_closure(viewer: Viewer, closure: Closure) -> list[Booking]:
    """Return the bookings that stand while a resource is closed, for whoever looks after it."""
    if not access.manages(viewer, closure.resource):
        return []
    touching = tree().touching(closure.resource_id)
    times = closure.during
    return list(standing_on(touching, start=times.lower, end=times.upper).prefetch_related("steps"))


def parts_for(viewer: Viewer, resource: Resource) -> tuple[list[Resource], list[Resource]]:
    """Return what a resource consists of, and what it is part of (two queries)."""
    return (
        list(Resource.objects.filter(wholes__whole=resource).order_by("sort", "name_sort", "pk")),
        list(Resource.objects.filter(parts__part=resource).order_by("sort", "name_sort", "pk")),
    )


def hours_for(viewer: Viewer, resource: Resource) -> list[OpenHours]:
    """Return the hours of a resource by weekday; none: it is always open."""
    return list(OpenHours.objects.filter(resource=resource).order_by("weekday"))


def closed_now(
    viewer: Viewer, resources: Collection[Resource], *, at: datetime
) -> dict[int, Closure]:
    """Return of each resource that is closed at a moment the closure that lasts longest.

    A whole is closed with any of its parts, and a part with its whole (two queries).
    """
    rows = Closure.objects.filter(ended_at=None, during__contains=at)
    closed = list(rows.select_related("resource", "closed_by").order_by("during__endswith"))
    parts = tree() if closed else None
    found: dict[int, Closure] = {}
    for closure in closed:
        touched = parts.touching(closure.resource_id) if parts else frozenset()
        found.update({each.pk: closure for each in resources if each.pk in touched})
    return found


def _told(found: QuerySet[Resource]) -> QuerySet[Resource]:
    photos = Photo.objects.select_related("file").order_by("sort", "pk")
    return found.select_related("office", "keeper").prefetch_related(
        Prefetch("photos", queryset=photos)
    )

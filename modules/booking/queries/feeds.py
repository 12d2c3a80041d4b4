"""Feeds: whose they are, and the bookings a calendar program reads in one."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, prefetch_related_objects

from accounts.duties import Viewer
from accounts.keys import digest_of
from database.place import here
from modules.booking import access
from modules.booking.held.parts import tree
from modules.booking.models import Booking, Extra, Feed, Resource, ResourceKind, State, Step
from modules.booking.queries.bookings import bookings_visible_to, title_for
from modules.booking.queries.resources import resources_for

BACK = timedelta(days=90)  # how long past bookings stay in a feed
MOST = 2000
GONE = (State.CANCELLED, State.REJECTED, State.NO_SHOW)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One booking as a calendar program is told of it.

    `uid` is always the same for a booking, whichever feed it is in; `sequence` grows with each
    step, the last of which was at `changed`. `hidden`: the title is not for this reader.
    """

    booking: int
    uid: str
    sequence: int
    changed: datetime
    starts: datetime
    ends: datetime
    title: str
    hidden: bool
    private: bool
    state: State
    resource: str
    place: str
    office: str


def feeds_of(viewer: Viewer) -> list[Feed]:
    """Return the feeds of a viewer that stand, their own bookings first."""
    rows = Feed.objects.filter(person=viewer.person, revoked_at=None).select_related("resource")
    return sorted(rows, key=lambda each: (each.resource is not None, each.pk))


def feedable(viewer: Viewer) -> list[Resource]:
    """Return the resources that a viewer may make a feed of."""
    return list(resources_for(viewer).prefetch_related(None))


def feed_of_token(token: str) -> Feed:
    """Return the feed of an address. Raises `Feed.DoesNotExist`: unknown, revoked, or disabled."""
    rows = Feed.objects.select_related("person", "resource")
    return rows.get(
        token_hash=digest_of(token).hex(), revoked_at=None, person__disabled_at__isnull=True
    )


def events_of(viewer: Viewer, feed: Feed, *, at: datetime) -> list[Event]:
    """Return what is in a feed, by start: from `BACK` on, `MOST` at most (four queries).

    With the rights that its person has today. What was cancelled stays in it, so that programs
    take it away.
    """
    rows = _told(bookings_visible_to(viewer).filter(pk__in=_of(feed)))
    since = rows.filter(during__endswith__gt=at - BACK)
    latest = list(since.order_by("-during__startswith", "-pk")[:MOST])[::-1]
    private = [each for each in latest if each.private]
    if private:
        prefetch_related_objects(private, "steps", "waits_office")
    return [_event(viewer, each) for each in latest]


def _of(feed: Feed) -> QuerySet[Any]:
    """Return the keys of the bookings of a feed's resource (or what shares a part), or person.

    Two lists, each by an index, where one condition over both would look at every booking.
    """
    if feed.resource_id is None:
        own = Booking.objects.filter(asked_by=feed.person_id)
        beside = Extra.objects.filter(resource__driver__person=feed.person_id)
    else:
        touching = tree().touching(feed.resource_id)
        own = Booking.objects.filter(resource__in=touching)
        beside = Extra.objects.filter(resource__in=touching)
    return own.values("pk").union(beside.values("booking"))


def _told(rows: QuerySet[Booking]) -> QuerySet[Booking]:
    """Return the bookings with what an event says of them."""
    steps = Step.objects.filter(booking=OuterRef("pk")).order_by().values("booking")
    return (
        rows.exclude(state=State.UNCONFIRMED)
        .select_related("resource", "office")
        .annotate(
            steps_taken=Subquery(steps.annotate(n=Count("pk")).values("n")),
            changed=Subquery(steps.annotate(last=Max("at")).values("last")),
        )
        .defer("words")
    )


def _event(viewer: Viewer, booking: Booking) -> Event:
    known = access.knows(viewer, booking)
    resource = booking.resource
    away = resource.kind == ResourceKind.VEHICLE and known and booking.destination
    return Event(
        booking=booking.pk,
        uid=_uid(booking),
        sequence=getattr(booking, "steps_taken", None) or 0,
        changed=getattr(booking, "changed", None) or booking.asked_at,
        starts=booking.starts,
        ends=booking.ends,
        title=title_for(viewer, booking),
        hidden=not known,
        private=booking.private,
        state=State(booking.state),
        resource=resource.name,
        place=booking.destination if away else resource.place,
        office=str(booking.office),
    )


def _uid(booking: Booking) -> str:
    """Return a name of a booking that no other town's booking has, and that tells nothing."""
    return hashlib.sha256(f"{here().schema}:booking:{booking.pk}".encode()).hexdigest()[:32]

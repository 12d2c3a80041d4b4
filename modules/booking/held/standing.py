"""Bookings that stand in the way when a resource is closed, divided or retired."""

from collections.abc import Collection
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from modules.booking.held.parts import tree
from modules.booking.models import PENDING, Booking, Extra, Hold, State

STANDING = (*PENDING, State.APPROVED, State.IN_USE)


class BookingsStand(Exception):
    """Bookings stand that would come to nothing; `bookings` are they, the text says how many."""

    def __init__(self, bookings: Collection[Booking]) -> None:
        self.bookings = list(bookings)
        n = len(self.bookings)
        super().__init__(
            ngettext(
                "ยังมีการจองค้างอยู่ %(n)s รายการ เปลี่ยนให้ใช้อย่างอื่นหรือยกเลิกก่อน แล้วทำใหม่อีกครั้ง",
                "ยังมีการจองค้างอยู่ %(n)s รายการ เปลี่ยนให้ใช้อย่างอื่นหรือยกเลิกก่อน แล้วทำใหม่อีกครั้ง",
                n,
            )
            % {"n": n}
        )


def standing_on(
    resources: Collection[int], *, start: datetime, end: datetime | None = None
) -> QuerySet[Booking]:
    """Return the bookings, asked for or given, of some resources that are not over at `start`.

    With `end`, those that overlap the time between the two. In order of their times (two queries,
    by the indexes of what is pending and what is held).
    """
    time, parts = DateTimeTZRange(start, end), tree()
    leaves = {leaf for key in resources for leaf in parts.leaves(key)}
    pending = Booking.objects.filter(state__in=PENDING, during__overlap=time)
    held = Hold.objects.filter(resource__in=leaves, during__overlap=time)
    with_extra = Extra.objects.filter(resource__in=resources).values("booking")
    return (
        Booking.objects.filter(
            Q(resource__in=resources) | Q(pk__in=with_extra),
            pk__in=pending.values("pk").union(held.values("booking")),
            state__in=STANDING,
        )
        .select_related("resource", "office", "asked_by", "outsider")
        .order_by("during__startswith", "pk")
    )

"""Series: what a rule would give before anybody asks for it, and what one consists of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import asking
from modules.booking.held import holding
from modules.booking.models import Booking, Series
from modules.booking.queries.bookings import bookings_visible_to
from modules.booking.queries.gaps import Gap, gaps
from modules.booking.series.recurring import MOST, Rule, occurrences, read_rule
from modules.booking.times import clock_problems
from modules.booking.wish import BadWish, Wish, tidied, word_problems
from thai.dates import bangkok_date

__all__ = ["MOST", "Occurrence", "following", "members", "preview", "series_for"]


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One time that a rule gives, and why it cannot be asked for (`problem`), empty if it can."""

    starts: datetime
    ends: datetime
    problem: str = ""


def preview(viewer: Viewer, wish: Wish, rule: str, *, at: datetime) -> list[Occurrence]:
    """Return every occurrence of a rule, the first of which begins at or after the wish.

    Raises `BadWish` for a rule that is none, and for what is wrong with every occurrence alike.
    Three queries, and a few for each one with a problem.
    """
    wish = tidied(wish)
    if wrong := {**_without_end(wish), **word_problems(wish)}:
        raise BadWish.of(wrong)
    today = bangkok_date(at)  # what holds until later is looked at for each occurrence
    if unfit := asking.resource_problems(wish.resources, "resource", today):
        raise BadWish.of(unfit)
    wishes = wishes_of(wish, read_rule(rule))
    period = (wishes[0].starts, wishes[-1].ends)
    free = gaps(wish.resources, period, at=at).values()
    open_to_all = len(free) == len(wish.resources)
    return [
        Occurrence(
            starts=each.starts,
            ends=each.ends,
            problem=""
            if open_to_all and all(_inside(each, found) for found in free)
            else _problem(viewer, each, at),
        )
        for each in wishes
    ]


def wishes_of(wish: Wish, rule: Rule) -> list[Wish]:
    """Return a wish for each occurrence. Raises `BadWish("rule")` where they overlap each other."""
    long = wish.ends - wish.starts
    found = [
        replace(wish, starts=each, ends=each + long) for each in occurrences(rule, wish.starts)
    ]
    if any(one.ends > other.starts for one, other in pairwise(found)):
        raise BadWish("rule", _("แต่ละครั้งยาวจนทับครั้งถัดไป เลือกเวลาให้สั้นลงหรือซ้ำให้ห่างขึ้น"))
    return found


def _without_end(wish: Wish) -> dict[str, str]:
    """Return what is wrong with the length of a wish that comes again."""
    if wish.ends <= wish.starts:
        return {"ends": _("เวลาสิ้นสุดต้องหลังเวลาเริ่ม")}
    return {}


def _inside(wish: Wish, free: Iterable[Gap]) -> bool:
    return any(since <= wish.starts and wish.ends <= until for since, until in free)


def _problem(viewer: Viewer, wish: Wish, at: datetime) -> str:
    """Return why one occurrence cannot be asked for, in words for that viewer."""
    wrong = clock_problems(wish, at=at) or asking.fit_problems(wish)
    if wrong:
        return next(iter(wrong.values()))
    taken = holding.taken(wish.resources, wish.during)
    return holding.Clash(taken).text_for(viewer) if taken else ""


def series_for(viewer: Viewer, pk: int) -> Series:
    """Return a series of which a viewer may know a booking, or raise `Series.DoesNotExist`."""
    known = bookings_visible_to(viewer).filter(series=OuterRef("pk"))
    rows = Series.objects.filter(Exists(known))
    return rows.select_related("made_by", "split_from").get(pk=pk)


def members(viewer: Viewer, series: Series) -> QuerySet[Booking]:
    """Return the bookings of a series by their times, whatever became of them."""
    return _in_order(bookings_visible_to(viewer).filter(series=series))


def following(viewer: Viewer, booking: Booking) -> QuerySet[Booking]:
    """Return a booking of a series and those that come after it."""
    rows = bookings_visible_to(viewer).filter(series=booking.series_id)
    return _in_order(rows.filter(during__startswith__gte=booking.starts))


def _in_order(rows: QuerySet[Booking]) -> QuerySet[Booking]:
    joined = rows.select_related("resource", "office", "asked_by", "waits_office")
    return joined.prefetch_related("steps").defer("words").order_by("during__startswith", "pk")


def waiting_with(booking: Booking) -> int:
    """Return how many of a booking's series wait as it does for the same post, itself included."""
    rows = Booking.objects.filter(series=booking.series_id, state=booking.state)
    same = rows.filter(waits_role=booking.waits_role, waits_office=booking.waits_office)
    return same.count() if booking.series_id is not None else 1

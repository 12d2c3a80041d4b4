"""Ask for a room, a vehicle or equipment that is wanted again and again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from modules.booking.asking import demand_lent
from modules.booking.commands.request_booking import request_booking
from modules.booking.held.holding import Busy, Clash
from modules.booking.models import Booking, Series
from modules.booking.queries.series import Occurrence, preview
from modules.booking.series.recurring import read_rule
from modules.booking.wish import BadWish, Wish
from thai.dates import bangkok_date

__all__ = ["BadWish", "OccurrencesClash", "Wish", "request_series"]


class OccurrencesClash(Exception):
    """Some occurrences cannot be had: `occurrences` are all of them, each with its problem."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self.occurrences = list(occurrences)
        n = sum(1 for each in self.occurrences if each.problem)
        super().__init__(_("จองไม่ได้ %(n)d ครั้ง ข้ามครั้งเหล่านั้น หรือเลือกเวลาอื่น") % {"n": n})


@atomic()
def request_series(
    *, by: Person, office: Office, wish: Wish, rule: str, skip_clashes: bool = False, at: datetime
) -> Series:
    """Ask for every occurrence of a rule, the first of which begins at or after the wish.

    All of them or, unless those with a problem are skipped, none: then `OccurrencesClash` says
    which. Each is a booking of its own. Raises `BadWish` (on "rule" too) and `PermissionDenied`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    demand_lent(viewer, office, wish.resource)
    planned = preview(viewer, wish, rule, at=at)
    wanted = having_no_problem(planned, skip=skip_clashes)
    first = replace(wish, starts=wanted[0].starts, ends=wanted[0].ends)
    series = new_series(by=by, rule=rule, wish=first, at=at)
    made = ask_for(series, wanted, by=by, office=office, wish=wish, skip=skip_clashes, at=at)
    if not made:
        raise OccurrencesClash(planned)
    trail.record(
        by=by, at=at, action="booking.series.requested", subject=series,
        rule=series.rule, made=len(made), skipped=len(planned) - len(made),
    )  # fmt: skip
    return series


def having_no_problem(planned: list[Occurrence], *, skip: bool) -> list[Occurrence]:
    """Return what can be asked for. Raises `OccurrencesClash` for the rest unless skipped."""
    wanted = [each for each in planned if not each.problem]
    if not wanted or (len(wanted) < len(planned) and not skip):
        raise OccurrencesClash(planned)
    return wanted


def new_series(
    *, by: Person, rule: str, wish: Wish, at: datetime, split_from: Series | None = None
) -> Series:
    """Write a series down; its bookings are made after it."""
    return Series.objects.create(
        rule=str(read_rule(rule)),
        starts_at=wish.starts,
        minutes=(wish.ends - wish.starts) // timedelta(minutes=1),
        split_from=split_from,
        made_by=by,
        made_at=at,
    )


def ask_for(
    series: Series,
    wanted: Iterable[Occurrence],
    *,
    by: Person,
    office: Office,
    wish: Wish,
    skip: bool,
    at: datetime,
) -> list[Booking]:
    """Ask for each occurrence; one given to others meanwhile is skipped or raises `Clash`."""
    made = []
    for each in wanted:
        one = replace(wish, starts=each.starts, ends=each.ends)
        try:
            with atomic():
                made.append(request_booking(by=by, office=office, wish=one, at=at, series=series))
        except Busy:
            raise  # nobody has taken it: it may be had in a moment
        except Clash as clash:
            if not skip:
                clash.settle()  # it may be with another of the series
                raise
    return made

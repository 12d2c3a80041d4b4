"""Change a booking of a series and those after it: another time, resource or rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking import path
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.request_series import OccurrencesClash
from modules.booking.held import holding, locks
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Resource, Series
from modules.booking.queries.series import Occurrence, following
from modules.booking.series.recurring import Rule, read_rule
from modules.booking.series.shifting import Plan, plan
from modules.booking.wish import BadWish, wish_of
from thai.dates import bangkok_date

_WHY = "การจองซ้ำเปลี่ยนไป"


@dataclass(kw_only=True)
class Change:
    """What is done to a series from one booking on, and what came of it so far."""

    by: Person
    at: datetime
    long: timedelta
    resource: Resource
    done: list[int] = field(default_factory=list)
    looked: list[Occurrence] = field(default_factory=list)

    @contextmanager
    def trying(self, starts: datetime) -> Iterator[None]:
        """Do one thing, or note why it cannot be done; then it is undone alone."""
        problem = ""
        try:
            with atomic():
                yield
        except holding.Busy:
            raise  # nobody has taken it: it may be had in a moment
        except (Clash, BadWish, path.WrongState) as why:
            problem = str(why)
        self.looked.append(Occurrence(starts=starts, ends=starts + self.long, problem=problem))

    def demand(self, *, skip_clashes: bool) -> None:
        """Raise `OccurrencesClash` if nothing could be done, or not all where none is skipped."""
        clashes = any(each.problem for each in self.looked)
        if not self.done or (clashes and not skip_clashes):
            raise OccurrencesClash(sorted(self.looked, key=lambda each: each.starts))


@atomic()
def split_series(
    *,
    by: Person,
    booking: int,
    starts: datetime,
    ends: datetime,
    resource: Resource | None = None,
    rule: str = "",
    skip_clashes: bool = False,
    at: datetime,
) -> Series:
    """Move a booking and all open ones after it, and return the series that they then are.

    Without a rule all by the same distance; with one to its occurrences in order: those too many
    are cancelled, what is missing is asked for. The series they leave ends before them. Raises
    `OccurrencesClash` unless those with a problem are left where they are, `BadWish`,
    `PermissionDenied` and `Booking.DoesNotExist`; nothing is changed then.
    """
    first = Booking.objects.select_related("series", "resource", "office").get(pk=booking)
    if first.series is None:
        raise Booking.DoesNotExist
    if ends <= starts:
        raise BadWish("ends", _("เวลาสิ้นสุดต้องหลังเวลาเริ่ม"))
    rows = _rest(first, by, at)
    planned = plan(rows, starts=starts, rule=read_rule(rule or first.series.rule), given=bool(rule))
    locks.lock_all(each.pk for each in rows)
    holding.lock([resource or first.resource], *rows)  # before anything is given back
    change = Change(by=by, at=at, long=ends - starts, resource=resource or first.resource)
    _carry_out(change, planned, first)
    change.demand(skip_clashes=skip_clashes)
    series = _leave(first, planned.rule, starts, change)
    trail.record(
        by=by, at=at, action="booking.series.split", subject=series, rule=series.rule,
        from_series=first.series.pk, changed=len(change.done), cancelled=len(planned.surplus),
    )  # fmt: skip
    return series


def _carry_out(change: Change, planned: Plan, first: Booking) -> None:
    """Cancel what is too many, move the rest, ask for what is missing."""
    by, at = change.by, change.at
    for each in planned.surplus:
        cancel_booking(by=by, booking=each.pk, reason=_WHY, at=at)
    for each, starts in planned.moves:
        with change.trying(starts):
            ends = starts + change.long
            move_booking(
                by=by, booking=each.pk, starts=starts, ends=ends, resource=change.resource, at=at
            )
            change.done.append(each.pk)
    for starts in planned.fresh:
        wish = wish_of(first, starts=starts, ends=starts + change.long, resource=change.resource)
        with change.trying(starts):
            made = request_booking(by=by, office=first.office, wish=wish, at=at)
            change.done.append(made.pk)


def _leave(first: Booking, rule: Rule, starts: datetime, change: Change) -> Series:
    """Put the changed bookings in a series of their own; the one they leave ends before them.

    Changed from its first booking on, the series stays one.
    """
    left = first.series
    assert left is not None
    told = {"rule": str(rule), "starts_at": starts, "minutes": change.long // timedelta(minutes=1)}
    changed = Booking.objects.filter(pk__in=change.done)
    earlier = Booking.objects.filter(series=left, during__startswith__lt=first.starts)
    if not earlier.exclude(pk__in=change.done).exists():
        Series.objects.filter(pk=left.pk).update(**told)
        changed.update(series=left)
        left.refresh_from_db()
        return left
    made = Series.objects.create(**told, split_from=left, made_by=change.by, made_at=change.at)
    changed.update(series=made)
    left.rule = str(read_rule(left.rule).ending(bangkok_date(first.starts) - timedelta(days=1)))
    left.save(update_fields=["rule"])
    return made


def _rest(first: Booking, by: Person, at: datetime) -> list[Booking]:
    """Return a booking and those after it that are not over."""
    rows = following(viewer_of(by, on=bangkok_date(at)), first)
    still = (each.pk for each in rows if each.state in path.OPEN and each.ends > at)
    keys = {first.pk, *still}
    return [each for each in rows if each.pk in keys]

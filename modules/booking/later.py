"""What the clock does with a booking when its moments come, and who gets what was freed."""

from datetime import UTC, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from database.work import atomic
from jobs.follow_up import follow_up
from modules.booking import announce, asking, path
from modules.booking.held import holding, locks
from modules.booking.held.leaves import leaves_of
from modules.booking.held.parts import tree
from modules.booking.models import (
    PENDING,
    Booking,
    Resource,
    ResourceKind,
    State,
    StepKind,
)
from modules.booking.outsiders.begins import opening_from_queue
from modules.booking.vehicles.overdue import tell_of_overdue
from modules.booking.wish import wish_of
from thai.dates import bangkok_date

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_NEVER_CAME = "ไม่มีผู้มาเริ่มใช้ภายในเวลาที่กำหนด"
_NEVER_LEFT = "ไม่ได้บันทึกออกรถจนเลยเวลาที่จอง"
_NO_TURN = "ไม่ถึงคิวก่อนเวลาเริ่ม"
_NO_ANSWER = "เลยเวลาที่ขอแล้วยังไม่มีผู้อนุมัติ"
_TIME_UP = "ครบเวลา"


def expect(booking: Booking, *, at: datetime) -> None:
    """Write down that a booking is to be looked at when its next moment comes."""
    moments = [each for each in _moments(booking) if each > at]
    if moments:
        due = min(moments).astimezone(UTC).isoformat()  # a moment has one key in every zone
        key = f"{booking.pk}/{due}"
        come_due.follow(at=at, not_before=min(moments), key=key, booking=booking.pk, due=due)


@follow_up
def come_due(*, booking: int, due: str) -> None:
    """Do what a moment of a booking brings: remind, release what nobody uses, end, let lapse."""
    found = locks.locked(booking)
    at = datetime.fromisoformat(due)
    if found.state in (State.APPROVED, State.IN_USE) and at >= found.ends:
        _end(found, at)
    elif found.state == State.APPROVED and at >= _grace_ends(found):
        _release(found, at)
    elif found.state == State.APPROVED and at in _reminders(found):
        _step(found, StepKind.REMINDED, at)
    elif found.state in PENDING and at >= _lapses(found):
        words = _NO_TURN if found.state == State.WAITING else _NO_ANSWER
        _close(found, State.CANCELLED, at)
        _step(found, StepKind.CANCELLED, at, note=words)
    expect(found, at=at)


def freed(booking: Booking, during: DateTimeTZRange, *, at: datetime) -> None:
    """Let those who wait in the queue have what a booking held or asked for in a time."""
    keys = [booking.resource_id, *booking.extras.values_list("resource", flat=True)]
    starts, ends = during.lower.isoformat(), during.upper.isoformat()
    span = {"starts": starts, "ends": ends, "now": at.isoformat()}
    offer_freed.follow(at=at, resources=keys, **span)


@follow_up
def offer_freed(*, resources: list[int], starts: str, ends: str, now: str) -> None:
    """Offer what was freed to the queue in the order of asking, as far as it fits.

    What nobody needs to approve is given; the rest goes to whoever decides, before others ask.
    """
    at = datetime.fromisoformat(now)
    span = DateTimeTZRange(datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    offered: list[tuple[Booking, frozenset[int]]] = []
    for booking in _queue(resources, span, at):
        wanted = [booking.resource, *holding.extras_of(booking)]
        leaves = frozenset(leaf.resource for leaf in leaves_of(wanted))
        if holding.taken(wanted, booking.during) or _promised(booking, leaves, offered):
            continue
        if asking.fit_problems(wish_of(booking)):
            continue
        if _offer(booking, wanted, at):
            offered.append((booking, leaves))


def _moments(booking: Booking) -> list[datetime]:
    if booking.state in PENDING:
        return [_lapses(booking)]
    if booking.state == State.APPROVED:
        return [*_reminders(booking), _grace_ends(booking), booking.ends, _given_up(booking)]
    return [booking.ends] if booking.state == State.IN_USE else []


def _lapses(booking: Booking) -> datetime:
    return booking.starts if booking.state == State.WAITING else booking.ends


def _reminders(booking: Booking) -> list[datetime]:
    """Return when a booking is called to mind: a day before, or an hour if it was given later."""
    given = booking.approved_at or booking.asked_at
    before = [booking.starts - _DAY, booking.starts - _HOUR]
    return [each for each in before if each > given][:1]


def _grace_ends(booking: Booking) -> datetime:
    """Return when a booking that nobody uses is released; its end where that is never done.

    Who asked from outside cannot say that they have come: theirs is never released.
    """
    grace = booking.resource.grace_minutes
    outside = booking.outsider_id is not None
    if grace is None or outside or booking.resource.kind == ResourceKind.VEHICLE:
        return booking.ends
    return booking.starts + timedelta(minutes=grace)


def _given_up(booking: Booking) -> datetime:
    """Return when a vehicle that nobody took out is not waited for any more; rooms at their end."""
    return booking.ends + (_HOUR if booking.resource.kind == ResourceKind.VEHICLE else timedelta())


def _end(booking: Booking, at: datetime) -> None:
    """End what has been used; a vehicle comes back when its driver says so, or never left."""
    if booking.resource.kind == ResourceKind.VEHICLE:
        if booking.state == State.IN_USE:
            tell_of_overdue(booking, at=at)
        elif at >= _given_up(booking):
            _release(booking, at, _NEVER_LEFT)
        return
    _close(booking, State.DONE, at)
    _step(booking, StepKind.CHECKED_OUT, at, note=_TIME_UP)


def _release(booking: Booking, at: datetime, why: str = _NEVER_CAME) -> None:
    """Give back what nobody came to use (ไม่มาใช้)."""
    _close(booking, State.NO_SHOW, at)
    _step(booking, StepKind.NO_SHOW, at, note=why)


def _close(booking: Booking, state: State, at: datetime) -> None:
    """End a booking without anybody's doing; what it held after this moment is free again."""
    booking.state = state
    booking.waits_role, booking.waits_office = "", None
    booking.save(update_fields=["state", "waits_role", "waits_office"])
    if state != State.DONE:
        holding.release(booking)
        freed(booking, booking.during, at=at)


def _step(booking: Booking, kind: StepKind, at: datetime, *, note: str = "") -> None:
    step = path.add_step(booking, kind, by=None, at=at, note=note)
    announce.tell_of_step(step=step.pk)


def _queue(resources: list[int], span: DateTimeTZRange, at: datetime) -> list[Booking]:
    """Return who waits for any of the resources in a time, in the order of asking, locked."""
    parts = tree()
    keys = {key for each in resources for key in parts.touching(each)}
    wanted = Booking.objects.filter(Q(resource__in=keys) | Q(extras__resource__in=keys))
    rows = Booking.objects.filter(pk__in=wanted.values("pk"), state=State.WAITING)
    found = rows.filter(during__overlap=span, during__startswith__gt=at).order_by("pk")
    return sorted(found.select_for_update(), key=lambda each: (each.asked_at, each.pk))


def _promised(
    booking: Booking, leaves: frozenset[int], offered: list[tuple[Booking, frozenset[int]]]
) -> bool:
    """Tell whether a booking wants something that another of this round has been offered."""
    times = [each for each, theirs in offered if not leaves.isdisjoint(theirs)]
    return any(each.starts < booking.ends and booking.starts < each.ends for each in times)


def _offer(booking: Booking, wanted: list[Resource], at: datetime) -> bool:
    """Take a booking out of the queue: give it, or ask whoever decides. False if it was taken."""
    begins = opening_from_queue(booking, on=bangkok_date(at))
    try:
        with atomic():
            path.place(booking, begins, at=at)
            path.save(booking)
            if begins.state == State.APPROVED:
                holding.lock(wanted)
                holding.hold_all(booking, wanted)
            if booking.asked_by is not None:
                path.note_passed(booking, begins, by=booking.asked_by, at=at)
            _step(booking, StepKind.OFFERED, at)
            expect(booking, at=at)
    except holding.Busy:
        raise  # nobody has taken it: the worker tries again
    except holding.Clash:
        return False
    return True

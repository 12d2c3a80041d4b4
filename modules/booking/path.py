"""A booking on its way: whose turn it is first, who takes it up, and what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Duty, Viewer, viewer_of
from accounts.models import Office, Person, Role
from accounts.posts import duty_as
from audit import trail
from modules.booking import access, rules
from modules.booking.held import locks
from modules.booking.models import Booking, State, Step, StepKind
from modules.booking.rules import Decision
from thai.dates import bangkok_date

# What may still come to something.
OPEN = (State.UNCONFIRMED, State.ASKED, State.ENDORSED, State.WAITING, State.APPROVED)


class WrongState(Exception):
    """A booking cannot go that way from where it is; the text says in Thai why."""


class ReasonMissing(WrongState):
    """Refusing and cancelling need a word why."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Somebody with a booking that is locked until the transaction ends."""

    booking: Booking
    viewer: Viewer
    at: datetime

    @property
    def by(self) -> Person:
        """Return who it is."""
        return self.viewer.person

    @property
    def today(self) -> date:
        """Return the day in Bangkok."""
        return bangkok_date(self.at)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Where a booking begins: its state, whose turn it is, and which steps the asker takes."""

    state: State
    role: str
    office: Office | None
    passed: tuple[tuple[StepKind, Duty], ...] = ()


def take(
    *, by: Person, booking: int, at: datetime, states: Collection[State], gone: bool = False
) -> Turn:
    """Lock a booking for who works here, or with `gone` for its asker. Raises `WrongState`."""
    found = locks.locked(booking)
    viewer = viewer_of(by, on=bangkok_date(at))
    if not viewer.duties and not (gone and found.asked_by_id == by.pk):
        raise PermissionDenied
    if found.state not in states:
        words = _("รายการจองนี้อยู่ในสถานะ “%(state)s” แล้ว ทำอย่างนั้นไม่ได้ โหลดหน้านี้ใหม่เพื่อดูล่าสุด")
        raise WrongState(words % {"state": found.get_state_display()})
    return Turn(booking=found, viewer=viewer, at=at)


def demand_not_over(turn: Turn) -> None:
    """Raise `WrongState` if the time that was asked for is over."""
    if turn.booking.ends <= turn.at:
        raise WrongState(_("เวลาที่ขอใช้ผ่านไปแล้ว ทำอย่างนั้นไม่ได้อีก"))


def demand_turn(turn: Turn) -> Duty:
    """Return the capacity in which it is their turn. Raises `PermissionDenied` if it is not."""
    duty = access.turn_of(turn.viewer, turn.booking)
    if duty is None:
        raise PermissionDenied
    return duty


def opening(viewer: Viewer, office: Office, decision: Decision, *, on: date) -> Opening:
    """Return where what a viewer asks for an office begins, their own steps passed over."""
    decision = rules.standing(decision, on=on)
    if not decision.role:
        return Opening(state=State.APPROVED, role="", office=None)
    if duty := duty_as(viewer, Role(decision.role), decision.office):
        passed = ((StepKind.APPROVED, duty),)
        return Opening(state=State.APPROVED, role="", office=None, passed=passed)
    head = rules.head_of(office, on=on) if decision.head_first else None
    if head is None or head == (decision.role, decision.office):
        return Opening(state=State.ENDORSED, role=decision.role, office=decision.office)
    if duty := duty_as(viewer, *head):
        passed = ((StepKind.ENDORSED, duty),)
        return Opening(
            state=State.ENDORSED, role=decision.role, office=decision.office, passed=passed
        )
    return Opening(state=State.ASKED, role=head[0], office=head[1])


def place(booking: Booking, begins: Opening, *, at: datetime) -> None:
    """Put a booking where it begins; it is not saved."""
    booking.state, booking.waits_role = begins.state, begins.role
    booking.waits_office = begins.office
    booking.approved_at = at if begins.state == State.APPROVED else None


def save(booking: Booking) -> None:
    """Write down where a booking stands."""
    booking.save(update_fields=["state", "approved_at", "waits_role", "waits_office"])


def decider(booking: Booking, *, on: date) -> Decision:
    """Return who approves a booking as it stands now."""
    return rules.standing(rules.decider_of(booking.resource, rules.facts_of(booking)), on=on)


def may_approve(viewer: Viewer, booking: Booking, *, on: date) -> Duty | None:
    """Return the capacity in which a viewer could approve a booking wherever it is, or None."""
    decision = decider(booking, on=on)
    if not decision.role:
        return None
    return duty_as(viewer, Role(decision.role), decision.office)


def may_arrange(viewer: Viewer, booking: Booking, *, on: date) -> bool:
    """Tell whether a viewer may move, change or cancel a booking: asker, keeper, who approves."""
    if access.may_change(viewer, booking):
        return True
    return booking.state in OPEN and may_approve(viewer, booking, on=on) is not None


def may_direct(turn: Turn) -> bool:
    """Tell whether somebody may say which vehicle and who drives: the keeper, who approves."""
    if access.manages(turn.viewer, turn.booking.resource):
        return True
    return may_approve(turn.viewer, turn.booking, on=turn.today) is not None


def acting_duty(viewer: Viewer, booking: Booking) -> Duty | None:
    """Return the capacity in which a viewer does something with a booking: of its office first."""
    there = [duty for duty in viewer.duties if duty.office.pk == booking.office_id]
    return next(iter([*there, *viewer.duties]), None)


def add_step(
    booking: Booking,
    kind: StepKind,
    *,
    by: Person | None,
    at: datetime,
    duty: Duty | None = None,
    note: str = "",
    **detail: object,
) -> Step:
    """Add a line to a booking's path and, with `detail` (JSON), to the trail; see `Step`."""
    step = Step.objects.create(
        booking=booking,
        kind=kind,
        by=by,
        name=by.full_name if by else "",
        position=duty.position if duty else "",
        acting_mode=duty.acting_mode if duty else "",
        acting_for=duty.acting_for if duty else "",
        note=note,
        at=at,
    )
    action = f"booking.booking.{kind}"
    trail.record(by=by, at=at, action=action, subject=booking, step=step.pk, **detail)
    return step


def note_passed(booking: Booking, begins: Opening, *, by: Person, at: datetime) -> Step | None:
    """Add the steps that somebody takes themselves where a booking begins; return the last."""
    steps = [add_step(booking, kind, by=by, duty=own, at=at) for kind, own in begins.passed]
    return steps[-1] if steps else None


def note_step(turn: Turn, kind: StepKind, *, note: str = "", **detail: object) -> Step:
    """Add a step of somebody with a booking, in the capacity in which they have it."""
    duty = access.turn_of(turn.viewer, turn.booking) or acting_duty(turn.viewer, turn.booking)
    return add_step(
        turn.booking, kind, by=turn.by, at=turn.at, duty=duty, note=note.strip(), **detail
    )


def reason_of(words: str) -> str:
    """Return a reason without its edges, or raise `ReasonMissing`."""
    if not words.strip():
        raise ReasonMissing(_("เขียนเหตุผลก่อน เพื่อให้ผู้ขอทราบ"))
    return words.strip()[:2000]

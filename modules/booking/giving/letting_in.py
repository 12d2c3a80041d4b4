"""An outsider is known to be who they say: their request goes to whoever decides."""

from datetime import datetime

from accounts.models import Office, Person, Role
from accounts.posts import first_held, holders
from jobs.follow_up import follow_up
from modules.booking import announce, later, path
from modules.booking.held import holding
from modules.booking.models import Booking, Outsider, State, StepKind
from modules.booking.outsiders.begins import QUEUED, opening_of
from modules.booking.path import Opening
from modules.booking.wording import span_words
from notifications.tell import tell
from thai.dates import bangkok_date

_CALLERS = (Role.REGISTRY_DIVISION, Role.DIVISION_DIRECTOR, Role.REGISTRY_CENTRAL)
_TAKEN = "มีผู้ได้ใช้ช่วงเวลานี้ไปก่อนแล้ว"


def let_in(
    booking: Booking, outsider: Outsider, *, how: str, by: Person | None, at: datetime
) -> None:
    """Note how we know who asks (email, call), and put their request where it begins.

    What nobody needs to approve is given at once, or refused when others have it by now; who
    wished to wait in that case waits in the queue.
    """
    outsider.confirmed_at, outsider.confirmed_how, outsider.code_hash = at, how, ""
    outsider.save(update_fields=["confirmed_at", "confirmed_how", "code_hash"])
    begins = _opening(booking, outsider, at)
    path.place(booking, begins, at=at)
    path.save(booking)
    step = path.add_step(booking, StepKind.CONFIRMED, by=by, at=at, how=how)
    announce.tell_of_step.follow(at=at, step=step.pk)
    if begins.state == State.APPROVED:
        _give(booking, at)
    later.expect(booking, at=at)


def _opening(booking: Booking, outsider: Outsider, at: datetime) -> Opening:
    """Return where it begins: in the queue, if that was wished for and others have the time."""
    if outsider.joins_queue and holding.taken([booking.resource], booking.during):
        return QUEUED
    return opening_of(booking, on=bangkok_date(at))


def _give(booking: Booking, at: datetime) -> None:
    try:
        holding.hold(booking)
    except holding.Clash:
        booking.state, booking.approved_at = State.REJECTED, None
        path.save(booking)
        step = path.add_step(booking, StepKind.REJECTED, by=None, at=at, note=_TAKEN)
    else:
        step = path.add_step(booking, StepKind.APPROVED, by=None, at=at)
    announce.tell_of_step.follow(at=at, step=step.pk)


@follow_up
def tell_to_call(*, booking: int, moment: str) -> None:
    """Tell whoever looks after a thing that somebody from outside waits for a call."""
    at = datetime.fromisoformat(moment)
    row = Booking.objects.select_related("resource__office", "resource__keeper").get(pk=booking)
    if row.state != State.UNCONFIRMED:
        return
    words = f"ประชาชนขอใช้ {row.resource} {span_words(row.starts, row.ends)} รอโทรยืนยัน"
    tell(_callers(row, row.resource.office, at), text=words, url=announce.url_of(row), at=at)


def _callers(booking: Booking, office: Office, at: datetime) -> list[Person]:
    on = bangkok_date(at)
    if booking.resource.keeper is not None and booking.resource.keeper.is_active:
        return [booking.resource.keeper]
    return holders(first_held(_CALLERS, office, on=on), office, on=on)

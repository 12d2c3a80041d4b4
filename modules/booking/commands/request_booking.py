"""Ask for a room, a vehicle or equipment (ขอจอง; of vehicles แบบ 3)."""

from datetime import datetime

from accounts.duties import Viewer, viewer_of
from accounts.models import Office, Person
from database.work import atomic
from modules.booking import announce, asking, later, path, rules
from modules.booking.held import holding
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Extra, Series, State, StepKind
from modules.booking.path import Opening
from modules.booking.wish import BadWish, Wish, words_of
from thai.dates import bangkok_date

__all__ = ["BadWish", "Clash", "Wish", "request_booking"]


@atomic()
def request_booking(
    *, by: Person, office: Office, wish: Wish, at: datetime, series: Series | None = None
) -> Booking:
    """Ask for a resource on behalf of an office; it is given at once where nobody needs to approve.

    A wish for what has been given already raises `Clash`, or waits in the queue if it says so.
    That is looked at before anything is written, and before who asks: when things are taken is
    open to everybody who works here. Raises `BadWish` and `PermissionDenied`.
    """
    wish = asking.checked(wish, at=at)
    several = wish.join_queue or len(holding.demand_free(wish.resources, wish.during)) > 1
    viewer = viewer_of(by, on=bangkok_date(at))
    asking.demand_may_ask(viewer, office, wish)
    asking.demand_fit(wish)
    decision = rules.decider_of(wish.resource, rules.facts_of(wish))
    begins = path.opening(viewer, office, decision, on=bangkok_date(at))
    if wish.join_queue and holding.taken(wish.resources, wish.during):
        begins = Opening(state=State.WAITING, role="", office=None)
    booking = _row(by, office, wish, at)
    booking.series = series
    if begins.state == State.APPROVED and (several or series is not None):
        holding.lock(wish.resources)
    _enter(booking, wish, begins, viewer, at)
    return booking


def _row(by: Person, office: Office, wish: Wish, at: datetime) -> Booking:
    """Return the row, complete but for where it stands."""
    same = ("resource", "during", "title", "private", "purpose", "people", "phone", "chair")
    trip = ("layout", "wishes", "destination", "reach", "distance_km", "self_drive", "parked_at")
    told = {name: getattr(wish, name) for name in (*same, *trip)}
    return Booking(**told, asked_by=by, office=office, asked_at=at, words=words_of(wish))


def _enter(booking: Booking, wish: Wish, begins: Opening, viewer: Viewer, at: datetime) -> None:
    """Write the row, what goes with it and its first steps; hold it if it is given at once."""
    path.place(booking, begins, at=at)
    booking.save(force_insert=True)
    Extra.objects.bulk_create(Extra(booking=booking, resource=each) for each in wish.extras)
    if begins.state == State.APPROVED:
        holding.hold_all(booking, wish.resources)
    duty = path.acting_duty(viewer, booking)
    step = path.add_step(
        booking,
        StepKind.ASKED,
        by=viewer.person,
        duty=duty,
        at=at,
        resource=booking.resource.name,
        starts=booking.starts.isoformat(),
        ends=booking.ends.isoformat(),
    )
    step = path.note_passed(booking, begins, by=viewer.person, at=at) or step
    first = booking.series is None or booking.starts == booking.series.starts_at
    if first and (booking.waits_role or wish.extras):  # of a series once, not fifty times
        announce.tell_of_step.follow(at=at, step=step.pk)
    later.expect(booking, at=at)

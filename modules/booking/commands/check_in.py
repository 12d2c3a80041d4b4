"""Begin to use a room or equipment (เริ่มใช้)."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.booking import access, later, path
from modules.booking.models import Booking, ResourceKind, State, StepKind
from modules.booking.path import WrongState
from thai.dates import screen_moment

EARLY = timedelta(minutes=30)


@atomic()
def check_in(*, by: Person, booking: int, at: datetime) -> Booking:
    """Note that a booking is in use, so that it is not released; half an hour before at most.

    By whoever asked, their office, or whoever looks after the resource. A vehicle leaves by its
    odometer (`start_trip`). Raises `PermissionDenied` and `path.WrongState`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=(State.APPROVED,))
    found = turn.booking
    if not access.may_use(turn.viewer, found):
        raise PermissionDenied
    path.demand_not_over(turn)
    if found.resource.kind == ResourceKind.VEHICLE:
        raise WrongState(_("รถเริ่มใช้ด้วยการบันทึกเลขไมล์เมื่อออกเดินทาง"))
    if at < found.starts - EARLY:
        words = _("ยังไม่ถึงเวลา เริ่มใช้ได้ตั้งแต่ %(when)s")
        raise WrongState(words % {"when": screen_moment(found.starts - EARLY)})
    found.state = State.IN_USE
    path.save(found)
    path.note_step(turn, StepKind.CHECKED_IN)
    later.expect(found, at=at)
    return found

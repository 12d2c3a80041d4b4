"""End a person's time in a post (พ้นจากตำแหน่ง)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Appointment, Person
from accounts.periods import demand_period
from audit import trail
from database.work import atomic


class AlreadyEnded(ValidationError):
    """The person left the post earlier than that."""


@atomic()
def end_appointment(
    *, by: Person | None, appointment: Appointment, until: date, at: datetime
) -> Appointment:
    """Let a post end with a Bangkok day, the last on which it is held.

    Raises `PermissionDenied`, `AlreadyEnded`, `periods.BackwardPeriod` or `LastLocalAdmin`.
    """
    access.demand_admin(by, at=at)
    access.keep_the_door()
    appointment = Appointment.objects.select_related("person", "position").get(pk=appointment.pk)
    demand_period(appointment.since, until)
    if appointment.until is not None and appointment.until < until:
        raise AlreadyEnded({"until": _("พ้นจากตำแหน่งก่อนวันนี้แล้ว")})
    appointment.until = until
    appointment.save(update_fields=["until"])
    access.demand_an_admin_left(at=at)
    trail.record(
        by=by,
        at=at,
        action="accounts.appointment_ended",
        subject=appointment.person,
        position=appointment.position.name,
        until=until.isoformat(),
    )
    return appointment

"""Change one's own password (เปลี่ยนรหัสผ่าน)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import attempts
from accounts.models import Person, Session
from accounts.passwords import LONGEST, as_typed, give_password
from audit import trail
from database.work import atomic


class WrongPassword(ValidationError):
    """The present password was typed wrong."""


@atomic()
def change_password(
    *, by: Person, present: str, password: str, session_key: str | None, address: str, at: datetime
) -> None:
    """Set a new password and end the person's other sessions; the one of `session_key` stays.

    Raises `WrongPassword` on the field `present`, `passwords.UnfitPassword` on `password`, and
    `attempts.TooManyTries`.
    """
    attempts.demand_a_try(username=by.username, address=address)
    if not by.check_password(as_typed(present[:LONGEST])):
        raise WrongPassword({"present": _("รหัสผ่านปัจจุบันไม่ถูกต้อง")})
    attempts.forgive(username=by.username, address=address)
    give_password(by, password)
    by.save(update_fields=["password", "must_change_password"])
    Session.objects.filter(person=by).exclude(session_key=session_key or "").delete()
    trail.record(by=by, at=at, action="accounts.password_changed", subject=by)

"""End one of a person's own sessions (ออกจากระบบเครื่องหนึ่ง)."""

from datetime import datetime

from accounts.models import Person, Session
from accounts.queries.sessions import reference_of
from audit import trail
from database.work import atomic


@atomic()
def end_session(*, by: Person, reference: str, at: datetime) -> None:
    """End the person's session with this reference.

    Raises `Session.DoesNotExist` if they have none such (any more).
    """
    for session in Session.objects.filter(person=by):
        if reference_of(session.session_key) == reference:
            session.delete()
            trail.record(
                by=by, at=at, action="accounts.session_ended", subject=by, address=session.address
            )
            return
    raise Session.DoesNotExist

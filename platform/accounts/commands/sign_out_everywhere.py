"""End all other sessions of a person (ออกจากระบบทุกเครื่อง)."""

from datetime import datetime

from accounts.models import Person, Session
from audit import trail
from database.work import atomic


@atomic()
def sign_out_everywhere(*, by: Person, session_key: str | None, at: datetime) -> int:
    """End every session of a person but the one of `session_key`; return how many ended."""
    others = Session.objects.filter(person=by).exclude(session_key=session_key or "")
    ended, _rows = others.delete()
    trail.record(by=by, at=at, action="accounts.signed_out_everywhere", subject=by, sessions=ended)
    return ended

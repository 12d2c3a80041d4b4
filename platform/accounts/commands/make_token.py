"""Make a personal API token (สร้างรหัสสำหรับโปรแกรม)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.keys import digest_of, new_key
from accounts.models import ApiToken, Person
from audit import trail
from database.work import atomic
from thai.dates import bangkok_date
from thai.text import tidy

MOST = 20


class TokenNotMade(ValidationError):
    """The token has no name, an end in the past, or there are too many already."""


@atomic()
def make_token(
    *, by: Person, name: str, expires_on: date | None = None, at: datetime
) -> tuple[ApiToken, str]:
    """Return a new token of the person and its secret, which nobody can show again.

    Raises `TokenNotMade` on the field at fault.
    """
    name = tidy(name)
    if not name:
        raise TokenNotMade({"name": _("ตั้งชื่อให้รู้ว่าโปรแกรมใดใช้รหัสนี้")})
    if expires_on is not None and expires_on < bangkok_date(at):
        raise TokenNotMade({"expires_on": _("วันสิ้นสุดต้องไม่อยู่ในอดีต")})
    if ApiToken.objects.filter(person=by, revoked_at=None).count() >= MOST:
        raise TokenNotMade({"name": _("มีรหัสครบ %(n)s ชุดแล้ว เพิกถอนชุดที่ไม่ใช้ก่อน") % {"n": MOST}})
    secret = new_key("tt_")
    token = ApiToken.objects.create(
        person=by,
        name=name[:100],
        hint=secret[:8],
        digest=digest_of(secret),
        made_at=at,
        expires_on=expires_on,
    )
    trail.record(by=by, at=at, action="accounts.token_made", subject=token, name=token.name)
    return token, secret

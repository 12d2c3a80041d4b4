"""Know a program by its token, and note when the token was last used."""

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import ApiToken, Person
from thai.dates import bangkok_date

NOTED_EVERY = timedelta(minutes=10)  # so that reading the API is not writing all the time


def use_token(*, digest: bytes, at: datetime) -> tuple[Person, ApiToken] | None:
    """Return the person and the token with this SHA-256 digest, or None.

    None for a token that is unknown, revoked or run out, and for a person who is disabled.
    """
    valid = Q(expires_on=None) | Q(expires_on__gte=bangkok_date(at))
    token = (
        ApiToken.objects.filter(valid, digest=digest, revoked_at=None, person__disabled_at=None)
        .select_related("person")
        .first()
    )
    if token is None:
        return None
    if token.used_at is None or token.used_at < at - NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=at)
    return token.person, token

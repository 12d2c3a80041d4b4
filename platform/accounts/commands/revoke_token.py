"""Revoke a personal API token (เพิกถอนรหัสสำหรับโปรแกรม)."""

from datetime import datetime

from accounts.models import ApiToken, Person
from audit import trail
from database.work import atomic


@atomic()
def revoke_token(*, by: Person, token_id: int, at: datetime) -> ApiToken:
    """End one of the person's own tokens at once. Raises `ApiToken.DoesNotExist` for others."""
    token = ApiToken.objects.select_for_update().get(pk=token_id, person=by)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        trail.record(by=by, at=at, action="accounts.token_revoked", subject=token, name=token.name)
    return token

"""Read one's own account: tokens and signature."""

from django.db.models import QuerySet

from accounts.duties import Viewer
from accounts.models import ApiToken, SignatureImage


def tokens_of(viewer: Viewer) -> QuerySet[ApiToken]:
    """Return the viewer's own API tokens that were not revoked, newest first."""
    return ApiToken.objects.filter(person=viewer.person, revoked_at=None).order_by("-pk")


def signature_of(viewer: Viewer) -> bytes | None:
    """Return the viewer's own signature as PNG, or None if they have kept none."""
    kept = SignatureImage.objects.filter(person=viewer.person).values_list("png", flat=True)
    png = kept.first()
    return bytes(png) if png else None

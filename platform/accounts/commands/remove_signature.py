"""Forget the picture of a person's signature (ลบลายมือชื่อ)."""

from datetime import datetime

from accounts.models import Person, SignatureImage
from audit import trail
from database.work import atomic


@atomic()
def remove_signature(*, by: Person, at: datetime) -> None:
    """Forget one's own signature; papers that bear it keep it."""
    if SignatureImage.objects.filter(person=by).delete()[0]:
        trail.record(by=by, at=at, action="accounts.signature_removed", subject=by)

"""Keep the picture of a person's signature (ลายมือชื่อ)."""

from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import Person, SignatureImage
from accounts.pictures import UnfitPicture, ink_of
from audit import trail
from database.work import atomic


class NoSignature(ValidationError):
    """The file is no picture of a signature that can be used."""


@atomic()
def set_signature(*, by: Person, picture: bytes, at: datetime) -> SignatureImage:
    """Keep one's own signature, drawn again as PNG: cut to the ink, white made clear.

    Raises `NoSignature` on the field `picture`.
    """
    try:
        png = ink_of(picture)
    except UnfitPicture as unfit:
        raise NoSignature({"picture": str(unfit)}) from unfit
    image, _made = SignatureImage.objects.update_or_create(
        person=by, defaults={"png": png, "at": at}
    )
    trail.record(by=by, at=at, action="accounts.signature_set", subject=by, bytes=len(png))
    return image

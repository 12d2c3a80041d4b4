"""A photo of an odometer: sent once, and carried in the page while a number is put right."""

from datetime import datetime

from django import forms
from django.core import signing

from accounts.requests import SignedInRequest
from database.place import key_here
from files.models import StoredFile
from modules.booking.commands.keep_photo import keep_photo
from modules.booking.queries.photos import photo_of
from modules.booking.typed import Mistyped

_SALT = "booking.odometer"
_HOURS = 12


def photo_from(request: SignedInRequest, form: forms.Form, at: datetime) -> StoredFile | None:
    """Return the photo that came with a form, or the one it carries; None without one.

    What is no picture becomes an error of the form.
    """
    upload = request.FILES.get("photo")
    if upload is None:
        return _carried(request, request.POST.get("kept", ""))
    try:
        return keep_photo(by=request.user, data=upload, name=upload.name or "", at=at)
    except Mistyped as bad:
        form.add_error("photo", bad.problems["photo"])
        return None


def carry(request: SignedInRequest, form: forms.Form, photo: StoredFile | None) -> None:
    """Put a photo into a form that is shown again, as a signed word for this person alone."""
    if photo is None:
        return
    word = signing.dumps([key_here(""), request.user.pk, photo.pk], salt=_SALT)
    typed = request.POST.copy()
    typed["kept"] = word
    form.data = typed


def _carried(request: SignedInRequest, word: str) -> StoredFile | None:
    try:
        town, person, key = signing.loads(word, salt=_SALT, max_age=_HOURS * 3600)
    except (signing.BadSignature, ValueError):
        return None
    if (town, person) != (key_here(""), request.user.pk):
        return None
    return photo_of(request.user, key)

"""What a password may be, and how it is written down before it is compared."""

import unicodedata

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person

LONGEST = 256  # characters; longer ones only cost the server time


class UnfitPassword(ValidationError):
    """The password is too short, too common, too long or about the person."""


class NotAboutTheirName:
    """Refuses a password that contains the person's own user name or name."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise `ValidationError` if the password is made from the person's name."""
        if user is None:
            return
        for part in (user.username, user.given_name, user.family_name):
            if len(part) >= 3 and part.lower() in password.lower():
                raise ValidationError(_("รหัสผ่านต้องไม่มีชื่อผู้ใช้หรือชื่อของท่าน"), code="about_name")

    def get_help_text(self) -> str:
        """Return what is asked of a password."""
        return _("รหัสผ่านต้องไม่มีชื่อผู้ใช้หรือชื่อของท่าน")


def as_typed(password: str) -> str:
    """Return a password in one spelling (NFC), as keyboards differ in how they write ำ or é."""
    return unicodedata.normalize("NFC", password)


def give_password(person: Person, password: str) -> None:
    """Set a person's own password, unsaved. Raises `UnfitPassword` on the field `password`."""
    if len(password) > LONGEST:
        raise UnfitPassword({"password": _("รหัสผ่านยาวเกินไป ใช้ไม่เกิน %(n)s ตัวอักษร") % {"n": LONGEST}})
    try:
        validate_password(as_typed(password), person)
    except ValidationError as unfit:
        raise UnfitPassword(
            {"password": [_in_words(error) for error in unfit.error_list]}
        ) from unfit
    person.set_password(as_typed(password))
    person.must_change_password = False


_WORDS = {
    "password_too_short": gettext_lazy("รหัสผ่านต้องยาวอย่างน้อย 10 ตัวอักษร ลองใช้คำหลายคำต่อกัน"),
    "password_too_common": gettext_lazy("รหัสผ่านนี้มีคนใช้มากและเดาได้ง่าย ลองใช้คำหลายคำต่อกัน"),
}


def _in_words(error: ValidationError) -> str:
    return str(_WORDS.get(error.code or "", error.messages[0]))

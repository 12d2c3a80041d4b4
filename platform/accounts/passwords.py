"""What a password may not be."""

from django.core.exceptions import ValidationError

from accounts.models import Person


class NotAboutTheirName:
    """Refuses a password that contains the person's own user name or name."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise `ValidationError` if the password is made from the person's name."""
        if user is None:
            return
        for part in (user.username, user.given_name, user.family_name):
            if len(part) >= 3 and part.lower() in password.lower():
                raise ValidationError("รหัสผ่านต้องไม่มีชื่อผู้ใช้หรือชื่อของท่าน", code="about_name")

    def get_help_text(self) -> str:
        """Return what is asked of a password."""
        return "รหัสผ่านต้องไม่มีชื่อผู้ใช้หรือชื่อของท่าน"

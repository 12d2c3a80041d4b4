"""Sign-in by user name and password (ThaiD stands beside it as another backend)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

from accounts.models import Person
from accounts.passwords import LONGEST, as_typed


class PasswordBackend(BaseBackend):
    """Knows a person of the current town by user name and password."""

    def authenticate(
        self, request: Any, username: str = "", password: str = "", **other: Any
    ) -> Person | None:
        """Return the person, or None; it takes as long for a name that nobody has."""
        password = as_typed(password[:LONGEST])
        named = Person.objects.filter(username=username.strip().lower()[:60])
        person = None if "\0" in username else named.first()
        if person is None:
            make_password(password)
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: Any) -> Person | None:
        """Return a person who may still be signed in."""
        return Person.objects.filter(pk=user_id, disabled_at=None).first()

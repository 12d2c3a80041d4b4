"""Whom a draft goes to."""

from dataclasses import dataclass

from accounts.models import Office, Person


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Whom a draft goes to: one `person`, or whoever holds `role` in `office` when it comes."""

    office: Office | None = None
    role: str = ""
    person: Person | None = None

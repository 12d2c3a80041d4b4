"""Choose the language of the screens (เลือกภาษา)."""

from datetime import datetime

from accounts.models import Person
from audit import trail
from database.work import atomic

LANGUAGES = ("th", "en")


@atomic()
def choose_language(*, by: Person, language: str, at: datetime) -> None:
    """Show the screens to a person in Thai or English from now on; anything else means Thai."""
    by.language = language if language in LANGUAGES else LANGUAGES[0]
    by.save(update_fields=["language"])
    trail.record(by=by, at=at, action="accounts.language_chosen", subject=by, language=by.language)

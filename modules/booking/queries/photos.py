"""Read photos that wait for their trip."""

from accounts.models import Person
from files.models import StoredFile


def photo_of(person: Person, key: int) -> StoredFile | None:
    """Return a file that a person sent themselves, or None."""
    return StoredFile.objects.filter(pk=key, stored_by=person).first()

"""Forget stored files that nothing points to, and their bytes once no row has the content."""

from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Exists, ForeignKey, OuterRef, QuerySet

from database.work import atomic
from files.keys import content_key, picture_key
from files.models import StoredFile
from files.pictures import WIDTHS
from files.turns import wait_to_forget
from jobs.follow_up import follow_up

MOST = 5_000  # a run; the next day takes the rest


def left_alone(*, before: datetime) -> list[StoredFile]:
    """Return the files stored before a moment that no row of any table points to, locked.

    They are locked first and asked for again afterwards, so that a letter which takes one of
    them meanwhile keeps it: a file that somebody is just taking is passed by.
    """
    old = _unpointed().filter(stored_at__lt=before).order_by("pk")[:MOST]
    ours = StoredFile.objects.filter(pk__in=list(old.values_list("pk", flat=True)))
    locked = [file.pk for file in ours.select_for_update(skip_locked=True)]
    return list(_unpointed().filter(pk__in=locked).order_by("pk"))


def forget(file: StoredFile, *, at: datetime) -> None:
    """Delete a row that nothing points to; its bytes follow after the commit.

    Raises `django.db.models.ProtectedError` if something does point to it.
    """
    sha256, pages = file.sha256, file.pages
    file.delete()
    forget_bytes.follow(at=at, sha256=sha256, pages=pages)


@follow_up
def forget_bytes(*, sha256: str, pages: int) -> None:
    """Delete a content and the pictures of its pages, unless a row has the content (again)."""
    with atomic():
        wait_to_forget(sha256)
        if StoredFile.objects.filter(sha256=sha256).exists():
            return
        for page in range(1, pages + 1):
            for width in WIDTHS:
                default_storage.delete(picture_key(sha256, page, width))
        default_storage.delete(content_key(sha256))


def _unpointed() -> QuerySet[StoredFile]:
    """Return the files that no foreign key of any installed model holds."""
    rows = StoredFile.objects.all()
    for field in _pointing():
        held = field.model._default_manager.filter(**{field.attname: OuterRef("pk")})
        rows = rows.filter(~Exists(held))
    return rows


def _pointing() -> list[ForeignKey[Any, Any]]:
    """Return every foreign key to `StoredFile`, so that no later module can be forgotten."""
    relations = StoredFile._meta.get_fields(include_hidden=True)
    fields = [each.field for each in relations if each.auto_created and not each.concrete]  # type: ignore[union-attr]
    return [field for field in fields if isinstance(field, ForeignKey)]

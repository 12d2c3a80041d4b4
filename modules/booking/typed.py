"""What was typed about a vehicle, tidied, and what is wrong with it if anything is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError
from django.db.models import Model
from django.utils.translation import gettext as _

from database.work import atomic
from thai.text import tidy


class Mistyped(Exception):
    """Fields cannot be as they were typed: `problems` maps a name to what to do, in Thai."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def line(text: str) -> str:
    """Return typed words on one line, without their edges."""
    return " ".join(tidy(text).split())


def too_long(
    model: type[Model], values: Mapping[str, object], *, beside: int = 0
) -> dict[str, str]:
    """Return a problem for every text that is longer than its column, by field.

    `beside` letters of ours are written into the column with it.
    """
    problems = {}
    for name, value in values.items():
        longest: Any = getattr(model._meta.get_field(name), "max_length", None)
        if isinstance(value, str) and longest and len(value) > longest - beside:
            problems[name] = _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": longest - beside}
    return problems


def missing(values: Mapping[str, object], asked: Mapping[str, str]) -> dict[str, str]:
    """Return the words of `asked` for every field that has no value."""
    return {name: words for name, words in asked.items() if values.get(name) in ("", None)}


def refuse(problems: Mapping[str, str]) -> None:
    """Raise `Mistyped` if there are problems."""
    if problems:
        raise Mistyped(problems)


@contextmanager
def once(**clashes: tuple[str, str]) -> Iterator[None]:
    """Write rows that the database lets stand once.

    A broken constraint of that name is raised as `Mistyped` of (field, words).
    """
    try:
        with atomic():
            yield
    except IntegrityError as clash:
        for name, (field, words) in clashes.items():
            if name in str(clash):
                raise Mistyped({field: words}) from clash
        raise

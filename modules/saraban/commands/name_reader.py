"""Let somebody read a secret letter (ให้อ่านเรื่องลับ)."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from jobs.follow_up import follow_up
from modules.saraban import access
from modules.saraban.announce import subject_of, url_of
from modules.saraban.models import IncomingLetter, StepKind
from modules.saraban.moves import move, name_as_readers
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.turns import NobodyChosen, Turn, locked
from notifications.tell import tell
from thai.dates import bangkok_date


@atomic()
def name_reader(*, by: Person, letter: int, people: Sequence[Person], at: datetime) -> list[Person]:
    """Name people who may know of a secret letter; return those who are new to it.

    Only a reader of rank names others. Raises `PermissionDenied`, `AtRest` and `NobodyChosen`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    found = locked(letter)
    if not access.may_name_readers(viewer, found):
        raise PermissionDenied
    turn = Turn(letter=found, viewer=viewer, duty=next(iter(viewer.duties), None), at=at)
    new = name_as_readers(turn, people)
    if not new:
        raise NobodyChosen(_("เลือกผู้ที่จะให้อ่าน ซึ่งยังไม่มีชื่ออยู่ในรายชื่อผู้อ่าน"))
    move(turn, StepKind.READER_NAMED, note=" ".join(person.full_name for person in new))
    tell_readers.follow(at=at, letter=letter, people=[person.pk for person in new])
    return new


@follow_up
def tell_readers(*, letter: int, people: list[int]) -> None:
    """Tell new readers that they were named; not what the letter is about."""
    found = IncomingLetter.objects.get(pk=letter)
    named = found.readers.filter(person__in=people).select_related("person")
    text = "ท่านได้รับชื่อให้อ่าน%(subject)s รับที่ %(number)s"
    for reader in named:
        tell(
            [reader.person],
            text=text % {"subject": subject_of(found), "number": found},
            url=url_of(found),
            at=reader.named_at,
        )

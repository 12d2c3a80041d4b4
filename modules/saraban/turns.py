"""Somebody's turn with a letter: who may take it up, and why a letter cannot go some way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Duty, Viewer, viewer_of
from accounts.models import Office, Person
from modules.saraban import access
from modules.saraban.models import Expected, IncomingLetter, Task
from modules.saraban.queries.path import done_words
from thai.dates import bangkok_date


class IllegalMove(Exception):
    """A letter cannot go that way; the text says in Thai why, and what to do."""


class AlreadyDone(IllegalMove):
    """Somebody of the same post has done it, or it was taken back, a moment ago."""


class AtRest(IllegalMove):
    """The letter is closed or cancelled: nothing moves it any more."""


class WrongMove(IllegalMove):
    """This is not what is expected here."""


class ReasonMissing(IllegalMove):
    """Sending back, refusing and cancelling need a reason."""


class NothingSaid(IllegalMove):
    """An opinion, a directive, a report and a result have words."""


class NobodyChosen(IllegalMove):
    """It does not say whom the letter goes to."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Somebody's turn with a letter, which is locked until the transaction ends."""

    letter: IncomingLetter
    viewer: Viewer
    duty: Duty | None
    at: datetime
    task: Task | None = None

    @property
    def today(self) -> date:
        """Return the day in Bangkok."""
        return bangkok_date(self.at)

    @property
    def office(self) -> Office:
        """Return the office one acts for."""
        if self.task is not None:
            return self.task.office
        return self.duty.office if self.duty else self.letter.office


def take(*, by: Person, task: int, at: datetime, expected: Collection[Expected]) -> Turn:
    """Take up a task: lock its letter, and see that it is open and that `by` may do it.

    Raises `PermissionDenied` (also when there is no such task), `AlreadyDone`, `AtRest` and
    `WrongMove`.
    """
    key = Task.objects.filter(pk=task).values_list("letter", flat=True).first()
    if key is None:
        raise PermissionDenied
    letter = locked(key)
    found = Task.objects.select_related("office", "person", "sent_by", "done_by").get(pk=task)
    viewer = viewer_of(by, on=bangkok_date(at))
    duty = access.duty_for(viewer, found)
    if duty is None or not access.may_know(viewer, letter):
        raise PermissionDenied
    if found.done_by is not None:
        raise AlreadyDone(done_words(found.done_by))
    if letter.closed_at and found.lead:
        raise AtRest(_("เรื่องนี้ปิดแล้ว ไม่มีอะไรต้องทำอีก"))
    if Expected(found.expected) not in expected:
        raise WrongMove(_("ขั้นนี้ของเรื่องทำอย่างนั้นไม่ได้ โหลดหน้านี้ใหม่เพื่อดูว่าต้องทำอะไร"))
    return Turn(letter=letter, task=found, viewer=viewer, duty=duty, at=at)


def locked(letter: int) -> IncomingLetter:
    """Return a letter, locked against every other move. Raises `AtRest` if it is cancelled."""
    row = IncomingLetter.objects.select_related("office").select_for_update(of=("self",))
    found = row.get(pk=letter)
    if found.cancelled_at:
        raise AtRest(_("หนังสือฉบับนี้ยกเลิกการรับแล้ว ไม่มีอะไรต้องทำอีก"))
    return found


def said(words: str) -> str:
    """Return what was written without its edges, or raise `NothingSaid`."""
    if not words.strip():
        raise NothingSaid(_("เลือกหรือเขียนข้อความก่อน"))
    return words.strip()


def reason_of(words: str) -> str:
    """Return a reason without its edges, or raise `ReasonMissing`."""
    if not words.strip():
        raise ReasonMissing(_("เขียนเหตุผลก่อน เพื่อให้ผู้รับทราบว่าต้องแก้ไขอะไร"))
    return words.strip()

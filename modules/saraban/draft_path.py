"""A draft on its way to a signature: whose turn it is, what was done, and what stops it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Duty, Viewer, viewer_of
from accounts.models import Person
from audit import trail
from modules.saraban import access
from modules.saraban.models import Draft, DraftStep, DraftStepKind, NamedReader
from modules.saraban.queries.drafts import drafts_visible_to
from thai.dates import bangkok_date, screen_moment


class DraftStopped(Exception):
    """A draft cannot go that way; the text says in Thai why, and what to do."""


class DraftClosed(DraftStopped):
    """The draft was issued or discarded: its words stay as they are."""


class DraftChanged(DraftStopped):
    """Somebody saved the draft after it was read; `draft` is as it is now."""

    def __init__(self, draft: Draft) -> None:
        when = screen_moment(draft.changed_at)
        super().__init__(
            _("%(name)s แก้ร่างนี้เมื่อ %(when)s หลังจากที่ท่านเปิดอ่าน โปรดดูฉบับล่าสุดก่อน")
            % {"name": draft.changed_by.full_name, "when": when}
        )
        self.draft = draft


class NotReady(DraftStopped):
    """The draft lacks what a letter must have; `problems` maps a field to a Thai sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class NoteMissing(DraftStopped):
    """Sending back and discarding need a word why."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Somebody with a draft that is locked until the transaction ends."""

    draft: Draft
    viewer: Viewer
    at: datetime

    @property
    def duty(self) -> Duty | None:
        """Return the capacity in which they have it, or the one they have in its office."""
        draft = self.draft
        wanted = [d for d in self.viewer.duties if d.role == draft.with_role]
        there = [d for d in self.viewer.duties if d.office.pk == draft.office_id]
        return next(iter([*wanted, *there, *self.viewer.duties]), None)


def take(*, by: Person, draft: int, at: datetime, revision: int | None = None) -> Turn:
    """Lock an open draft for somebody. With `revision`, it must be what they have read.

    Raises `Draft.DoesNotExist` if they may not know of it, `DraftClosed`, `DraftChanged`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    seen = drafts_visible_to(viewer)
    seen.select_for_update(of=("self",)).only("pk").get(pk=draft)
    # Read after it is locked: joined to whoever changed it before, a draft that somebody else has
    # just changed would not be found again.
    found = seen.select_related("office", "written_by", "changed_by", "signer").get(pk=draft)
    if found.issued_at:
        raise DraftClosed(_("ร่างนี้ออกเลขแล้ว แก้ไขหรือส่งต่อไม่ได้อีก"))
    if found.discarded_at:
        raise DraftClosed(_("ร่างนี้เลิกใช้แล้ว แก้ไขหรือส่งต่อไม่ได้อีก"))
    if revision is not None and found.revision != revision:
        raise DraftChanged(found)
    return Turn(draft=found, viewer=viewer, at=at)


def demand_turn(turn: Turn) -> None:
    """Raise `PermissionDenied` unless it is their turn with the draft."""
    if not access.holds_draft(turn.viewer, turn.draft):
        raise PermissionDenied


def add_step(turn: Turn, kind: DraftStepKind, *, note: str = "") -> DraftStep:
    """Add a line to the draft's path and to the trail, with name and post of that moment."""
    duty = turn.duty
    by = turn.viewer.person
    step = DraftStep.objects.create(
        draft=turn.draft,
        kind=kind,
        revision=turn.draft.revision,
        by=by,
        name=by.full_name,
        position=duty.position if duty else "",
        acting_mode=duty.acting_mode if duty else "",
        acting_for=duty.acting_for if duty else "",
        note=note.strip(),
        at=turn.at,
    )
    trail.record(
        by=by, at=turn.at, action=f"saraban.draft.{kind}", subject=turn.draft, step=step.pk
    )
    return step


def name_readers(turn: Turn, *people: Person) -> None:
    """Let people know of a secret draft; of an open one everybody concerned knows already."""
    if not access.is_secret(turn.draft.secrecy):
        return
    known = set(turn.draft.readers.values_list("person", flat=True))
    NamedReader.objects.bulk_create(
        NamedReader(draft=turn.draft, person=one, named_by=turn.viewer.person, named_at=turn.at)
        for one in dict.fromkeys(people)
        if one.pk not in known
    )


def give_back(turn: Turn) -> None:
    """Put the draft with its writer again, unsigned."""
    draft = turn.draft
    draft.with_office = draft.with_person = None
    draft.with_role = ""
    draft.sent_at = draft.approved_at = None
    draft.save(update_fields=["with_office", "with_role", "with_person", "sent_at", "approved_at"])


def words_of(note: str, *, why: str) -> str:
    """Return a note without its edges; raises `NoteMissing` with the sentence `why`."""
    if not note.strip():
        raise NoteMissing(why)
    return note.strip()[:2000]

"""Hand a draft to whoever checks or signs next, and tell them."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import Person, Role
from accounts.posts import holders
from jobs.follow_up import follow_up
from modules.saraban import access
from modules.saraban.draft_path import DraftStopped, NotReady, Turn, name_readers
from modules.saraban.drafting import missing_in
from modules.saraban.models import Draft
from modules.saraban.recipient import Recipient
from notifications.tell import tell
from thai.dates import bangkok_date


class NobodyThere(DraftStopped):
    """Nobody could take the draft there; the text says whom to choose instead."""


def hand_over(turn: Turn, to: Recipient) -> None:
    """Give a draft to somebody else. Raises `NotReady`, `NobodyThere`."""
    draft = turn.draft
    if lacks := missing_in(draft):
        raise NotReady(lacks)
    person = _reached(turn, to)
    if person is not None:
        name_readers(turn, person)
    draft.with_person = person
    draft.with_office = None if person else to.office
    draft.with_role = "" if person else to.role
    draft.sent_at = turn.at
    draft.save(update_fields=["with_office", "with_role", "with_person", "sent_at"])
    tell_whose_turn.follow(at=turn.at, draft_id=draft.pk)


@follow_up
def tell_whose_turn(*, draft_id: int) -> None:
    """Tell those with whom a draft is now that it waits for them."""
    draft = Draft.objects.select_related("with_person", "with_office").get(pk=draft_id)
    if draft.sent_at is None or draft.issued_at or draft.discarded_at:
        return
    words = "รอท่านออกเลข: %(subject)s" if draft.approved_at else "รอท่านตรวจหรือลงนาม: %(subject)s"
    tell(
        with_whom(draft, on=bangkok_date(draft.sent_at)),
        text=words % {"subject": subject_of(draft)},
        url=url_of(draft),
        at=draft.sent_at,
    )


@follow_up
def tell_writer(*, draft_id: int, text: str, moment: str) -> None:
    """Tell the writer of a draft what became of it; `text` has a place for the subject."""
    draft = Draft.objects.select_related("written_by").get(pk=draft_id)
    told = text % {"subject": subject_of(draft)}
    tell([draft.written_by], text=told, url=url_of(draft), at=datetime.fromisoformat(moment))


def with_whom(draft: Draft, *, on: date) -> list[Person]:
    """Return the people whose turn it is with a draft on a Bangkok day."""
    if draft.with_person is not None:
        return [draft.with_person]
    if draft.with_role and draft.with_office is not None:
        return holders(draft.with_role, draft.with_office, on=on)
    return []


def subject_of(draft: Draft) -> str:
    """Return what a notice calls a draft: a secret one is not called by its subject."""
    return "เรื่องลับ" if access.is_secret(draft.secrecy) else draft.subject


def url_of(draft: Draft) -> str:
    """Return where a draft's page stands."""
    return f"/saraban/drafts/{draft.pk}"


def _reached(turn: Turn, to: Recipient) -> Person | None:
    """Return the one person a draft goes to, or None when it goes to a post that is held."""
    me = turn.viewer.person
    if to.person is not None:
        if to.person.pk == me.pk and not turn.draft.approved_at:
            raise NobodyThere(_("เลือกผู้อื่นที่ไม่ใช่ตัวท่านเอง"))
        if not to.person.is_active:
            raise NobodyThere(_("ผู้นี้ไม่ได้ปฏิบัติงานแล้ว โปรดเลือกผู้อื่น"))
        return to.person
    if to.office is None or to.role not in Role.values:
        raise NobodyThere(_("เลือกว่าจะเสนอต่อใคร"))
    there = holders(to.role, to.office, on=bangkok_date(turn.at))
    if not there:
        raise NobodyThere(_("วันนี้ไม่มีผู้ดำรงตำแหน่งหรือรักษาราชการแทนตำแหน่งนี้ โปรดเลือกผู้อื่น"))
    if not access.is_secret(turn.draft.secrecy):
        return None
    if len(there) > 1:
        raise NobodyThere(_("เรื่องลับต้องส่งถึงบุคคล โปรดเลือกชื่อผู้รับ"))
    return there[0]

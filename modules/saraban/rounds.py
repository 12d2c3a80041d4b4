"""Send a letter round: a copy for each, and a word to who has yet to acknowledge (เวียน)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Person
from jobs.follow_up import follow_up
from modules.saraban import access
from modules.saraban.announce import url_of
from modules.saraban.models import Circulation, CirculationCopy, IncomingLetter, OutgoingLetter
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.outgoing import outgoing_visible_to
from modules.saraban.turns import AtRest, IllegalMove, NobodyChosen, locked
from notifications.tell import tell
from thai.dates import bangkok_date


class RemindedToday(IllegalMove):
    """They were reminded today already."""


class SecretLetter(IllegalMove):
    """A secret letter goes to readers by name, never round."""


def why_it_stays(letter: IncomingLetter | OutgoingLetter) -> str:
    """Return in Thai why a letter cannot go round, empty if it can."""
    if letter.cancelled_at:
        return _("หนังสือฉบับนี้ยกเลิกแล้ว เวียนและรับทราบไม่ได้อีก")
    if access.is_secret(letter.secrecy):
        return _("หนังสือลับเวียนไม่ได้ ให้แจ้งผู้มีสิทธิอ่านเป็นรายคน")
    return ""


def incoming_to_circulate(viewer: Viewer, letter: int) -> IncomingLetter:
    """Return a letter received, locked, that a viewer may send round.

    Raises `PermissionDenied` (of a secret letter too) and `AtRest`.
    """
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    found = locked(letter)
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    return found


def outgoing_locked(viewer: Viewer, letter: int) -> OutgoingLetter:
    """Return a letter sent that a viewer sees, locked until the transaction ends.

    Raises `OutgoingLetter.DoesNotExist`, and `AtRest` if it is cancelled.
    """
    found = outgoing_visible_to(viewer).defer("words").select_for_update(of=("self",))
    row = found.get(pk=letter)
    if row.cancelled_at:
        raise AtRest(why_it_stays(row))
    return row


def outgoing_to_circulate(viewer: Viewer, letter: int) -> OutgoingLetter:
    """Return a letter sent, locked, that a viewer may send round.

    Raises `OutgoingLetter.DoesNotExist`, `PermissionDenied`, `AtRest` and `SecretLetter`.
    """
    found = outgoing_locked(viewer, letter)
    if access.is_secret(found.secrecy):
        raise SecretLetter(why_it_stays(found))
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    return found


def send_round(
    letter: IncomingLetter | OutgoingLetter,
    people: Sequence[Person],
    *,
    note: str,
    due_on: date | None,
    by: Person,
    at: datetime,
) -> tuple[Circulation, str]:
    """Give each a copy and tell them; return the round, and what the register says of it.

    Who has a copy unread gets no second. Raises `NobodyChosen` if that leaves nobody.
    """
    waiting = CirculationCopy.objects.filter(
        circulation__in=letter.circulations.all(), acknowledged_at=None
    )
    have = set(waiting.values_list("person", flat=True))
    new = [person for person in people if person.pk not in have]
    if not new:
        raise NobodyChosen(_("เลือกผู้ที่จะให้รับทราบ ผู้ที่ได้รับเวียนแล้วและยังไม่รับทราบไม่ต้องเวียนซ้ำ"))
    sent: Circulation = letter.circulations.create(
        note=note.strip()[:500], due_on=due_on, sent_by=by, sent_at=at
    )
    CirculationCopy.objects.bulk_create(
        CirculationCopy(circulation=sent, person=person) for person in new
    )
    ask_to_acknowledge.follow(at=at, circulation=sent.pk, moment=at.isoformat())
    return sent, f"เวียนให้ทราบ {len(new)} คน"


def remind_round(letter: IncomingLetter | OutgoingLetter, *, at: datetime) -> int:
    """Tell everybody with an unread copy once more; return how many. Raises `RemindedToday`."""
    waiting = letter.circulations.filter(copies__acknowledged_at=None).distinct()
    rounds: list[Circulation] = list(waiting)
    if any(_today(each.reminded_at, at) for each in rounds):
        raise RemindedToday(_("วันนี้เตือนแล้ว เตือนได้วันละหนึ่งครั้ง"))
    people = 0
    for each in rounds:
        each.reminded_at = at
        each.save(update_fields=["reminded_at"])
        people += each.copies.filter(acknowledged_at=None).count()
        ask_to_acknowledge.follow(at=at, circulation=each.pk, moment=at.isoformat())
    return people


def acknowledge_round(letter: IncomingLetter | OutgoingLetter, *, by: Person, at: datetime) -> int:
    """Note that a person has read their copies of a letter; return how many were unread."""
    mine = CirculationCopy.objects.filter(
        circulation__in=letter.circulations.all(), person=by, acknowledged_at=None
    )
    return mine.update(acknowledged_at=at)


@follow_up
def ask_to_acknowledge(*, circulation: int, moment: str) -> None:
    """Tell everybody who has not acknowledged a circulated letter that it waits for them."""
    sent = Circulation.objects.select_related("incoming", "outgoing").get(pk=circulation)
    letter = sent.letter
    if letter.cancelled_at:
        return
    copies = sent.copies.filter(acknowledged_at=None).select_related("person")
    number = f"รับที่ {letter}" if sent.incoming else f"ที่ {letter}"
    tell(
        [copy.person for copy in copies],
        text=f"หนังสือเวียนรอท่านรับทราบ: {letter.subject} ({number})",
        url=url_of(letter),
        at=datetime.fromisoformat(moment),
    )


def _today(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and bangkok_date(moment) == bangkok_date(at)

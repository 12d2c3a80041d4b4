"""Start a draft (ร่างหนังสือ), blank or as the answer to a letter that came in."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Office, Person, Position, Role
from database.work import atomic
from modules.saraban import access
from modules.saraban.books import root_of
from modules.saraban.draft_path import Turn, add_step, name_readers
from modules.saraban.drafting import Content, Writing, write
from modules.saraban.models import Draft, DraftStepKind, IncomingLetter, PaperKind
from modules.saraban.queries.incoming import letters_visible_to
from thai.dates import bangkok_date, official_date

_SIGNERS = {
    PaperKind.EXTERNAL_LETTER: (Role.CHIEF_EXECUTIVE,),
    PaperKind.INTERNAL_MEMO: (Role.DIVISION_DIRECTOR, Role.CLERK),
}


@atomic()
def start_draft(
    *, by: Person, office: Office, kind: str, at: datetime, answers: int | None = None
) -> Draft:
    """Start a draft for an office; `answers` is the letter received that it replies to.

    A reply takes over addressee, subject, reference, urgency and secrecy. Raises
    `PermissionDenied` if `by` does not work in the office, `IncomingLetter.DoesNotExist` if they
    may not know of the letter, `Unwritable` if that letter is top secret.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not access.may_write(viewer, office) or kind not in PaperKind.values:
        raise PermissionDenied
    letter = letters_visible_to(viewer).get(pk=answers) if answers else None
    draft = Draft(
        kind=kind,
        office=office,
        written_by=by,
        changed_by=by,
        changed_at=at,
        answers=letter,
    )
    write(draft, _first_words(kind, office, letter))
    draft.save()
    turn = Turn(draft=draft, viewer=viewer, at=at)
    name_readers(turn, by)
    add_step(turn, DraftStepKind.WRITTEN)
    return draft


def reference_words(letter: IncomingLetter) -> str:
    """Return how a letter received is referred to (อ้างถึง): whose, its number and its date."""
    number = f" ที่ {letter.reference}" if letter.reference else ""
    dated = f" ลงวันที่ {official_date(letter.dated)}" if letter.dated else ""
    return f"หนังสือ{letter.sender}{number}{dated}"[:300]


def _first_words(kind: str, office: Office, letter: IncomingLetter | None) -> Writing:
    root = root_of(office)
    memo = kind == PaperKind.INTERNAL_MEMO
    contact = Content(
        owner=office.name,
        phone=office.phone or root.phone,
        email="" if memo else (office.email or root.email),
        references=(reference_words(letter),) if letter and not memo else (),
    )
    signer = _usual_signer(kind, office)
    if letter is None:
        return Writing(content=contact, signer_id=signer)
    return Writing(
        subject=letter.subject,
        addressee="" if memo else letter.sender,
        urgency=letter.urgency,
        secrecy=letter.secrecy,
        signer_id=signer,
        content=contact,
    )


def _usual_signer(kind: str, office: Office) -> int | None:
    for role in _SIGNERS[PaperKind(kind)]:
        posts = Position.objects.filter(role=role, closed_at=None).order_by("id")
        if role == Role.DIVISION_DIRECTOR:
            posts = posts.filter(office=office)
        if (found := posts.values_list("pk", flat=True).first()) is not None:
            return found
    return None

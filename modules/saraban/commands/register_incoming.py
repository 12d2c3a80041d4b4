"""Register an incoming letter (ลงทะเบียนรับ, ข้อ 35-38)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.postgres.search import SearchVector
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Value
from django.utils.translation import gettext as _

from accounts.duties import Duty, Viewer, viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from files.models import StoredFile
from modules.saraban import access
from modules.saraban.citing import cite
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.envelope import BadEnvelope, Envelope, checked
from modules.saraban.models import Attachment, IncomingLetter, Part, Secrecy
from modules.saraban.moves import begin, name_as_readers
from modules.saraban.numbers import incoming_series
from modules.saraban.parties import remember_party
from modules.saraban.queries.twins import twin_of
from modules.saraban.turns import Turn
from numbering.draw import draw
from search.words import index_text
from thai.dates import bangkok_date, buddhist_year
from thai.references import reference_key
from thai.sorting import sort_key

__all__ = ["AlreadyRegistered", "BadEnvelope", "Envelope", "register_incoming"]

EARLIEST = timedelta(days=30)  # how far back a letter may be said to have come


class AlreadyRegistered(Exception):
    """The same letter stands in this register already: `existing`."""

    def __init__(self, existing: IncomingLetter) -> None:
        super().__init__(str(existing))
        self.existing = existing


@atomic()
def register_incoming(
    *,
    by: Person,
    office: Office,
    envelope: Envelope,
    at: datetime,
    files: Sequence[StoredFile] = (),
    received_at: datetime | None = None,
    late_reason: str = "",
    repeat_reason: str = "",
    readers: Sequence[Person] = (),
) -> IncomingLetter:
    """Enter a letter in the office's incoming register under the next number of the year.

    The first of `files` is the letter, the others are its enclosures. `received_at` may lie on
    an earlier day only with a `late_reason`. A secret letter is for `by` and the `readers` alone;
    a top secret one has no files. Raises `PermissionDenied`, `BadEnvelope`, and
    `AlreadyRegistered` unless there is a `repeat_reason`; no number is used up then.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    duty = access.registering_duty(viewer, office)
    if duty is None:
        raise PermissionDenied
    received = received_at or at
    _check_moment(received, at, late_reason.strip())
    envelope = checked(envelope, received_on=bangkok_date(received))
    _check_files(envelope, files)
    repeated = _repeated(viewer, office, envelope, files, repeat_reason.strip())
    letter = _row(by, office, envelope, received, repeated)
    if not access.is_secret(envelope.secrecy):
        remember_party(envelope.sender, at=at)
    _enter(letter, viewer, envelope)
    _attach(letter, files, at)
    cite(envelope.references, viewer=viewer, incoming=letter)
    _set_out(letter, viewer, duty, at, readers, late_reason.strip())
    return letter


def _check_moment(received: datetime, at: datetime, late_reason: str) -> None:
    if received > at:
        raise BadEnvelope("received_at", _("วันเวลาที่รับยังมาไม่ถึง ตรวจวันและเวลาอีกครั้ง"))
    if bangkok_date(at) - bangkok_date(received) > EARLIEST:
        words = _("ลงรับย้อนหลังได้ไม่เกิน %(n)d วัน") % {"n": EARLIEST.days}
        raise BadEnvelope("received_at", words)
    if bangkok_date(received) != bangkok_date(at) and not late_reason:
        raise BadEnvelope("late_reason", _("ใส่เหตุผลที่ลงรับย้อนหลัง"))


def _check_files(envelope: Envelope, files: Sequence[StoredFile]) -> None:
    if files and envelope.secrecy == Secrecy.TOP_SECRET:
        raise BadEnvelope("files", _("หนังสือลับที่สุดห้ามแนบไฟล์ ลงทะเบียนเฉพาะรายการ"))


def _repeated(
    viewer: Viewer, office: Office, envelope: Envelope, files: Sequence[StoredFile], reason: str
) -> str:
    """Return why a letter is entered again, empty if it stands in this register only now."""
    twin = twin_of(viewer, office, envelope, files[0].sha256 if files else "")
    if twin is not None and not reason:
        raise AlreadyRegistered(twin)
    return reason if twin else ""


def _row(
    by: Person, office: Office, envelope: Envelope, received: datetime, repeat_reason: str
) -> IncomingLetter:
    """Return the row, complete but for its number."""
    return IncomingLetter(
        office=office,
        year=buddhist_year(received),
        reference=envelope.reference,
        reference_key=reference_key(envelope.reference)[:80],
        dated=envelope.dated,
        sender=envelope.sender,
        sender_sort=sort_key(envelope.sender)[:500],
        addressee=envelope.addressee,
        subject=envelope.subject,
        subject_sort=sort_key(envelope.subject)[:200],
        urgency=envelope.urgency,
        secrecy=envelope.secrecy,
        channel=envelope.channel,
        enclosures=envelope.enclosures,
        remark=envelope.remark,
        due_on=envelope.due_on,
        received_at=received,
        registered_by=by,
        repeat_reason=repeat_reason[:300],
        words=_words(envelope),
    )


def _words(envelope: Envelope) -> SearchVector | None:
    if access.is_secret(envelope.secrecy):
        return None
    parts = (envelope.reference, envelope.subject, envelope.sender, envelope.addressee)
    text = index_text(*parts, envelope.enclosures, envelope.remark)
    return SearchVector(Value(text), config="simple")


def _enter(letter: IncomingLetter, viewer: Viewer, envelope: Envelope) -> None:
    """Draw the number and write the row; a clash gives the number back."""
    try:
        with atomic():
            letter.number = draw(key=incoming_series(letter.office), year=letter.year)
            letter.save(force_insert=True)
    except IntegrityError as clash:
        # Somebody registered the same letter after we looked.
        twin = twin_of(viewer, letter.office, envelope)
        if "incoming_letter_once" not in str(clash) or twin is None:
            raise
        raise AlreadyRegistered(twin) from clash


def _attach(letter: IncomingLetter, files: Sequence[StoredFile], at: datetime) -> None:
    """Put the files on the letter; the stamped rendition of the first follows."""
    Attachment.objects.bulk_create(
        Attachment(
            incoming=letter, file=file, sort=place, part=Part.ENCLOSURE if place else Part.MAIN
        )
        for place, file in enumerate(files)
    )
    if files:
        stamp_incoming.follow(at=at, letter=letter.pk)


def _set_out(
    letter: IncomingLetter,
    viewer: Viewer,
    duty: Duty,
    at: datetime,
    readers: Sequence[Person],
    late_reason: str,
) -> None:
    """Begin the letter's path, name its readers, and leave a line in the trail."""
    by = viewer.person
    if access.is_secret(letter.secrecy):
        turn = Turn(letter=letter, viewer=viewer, duty=duty, at=at)
        name_as_readers(turn, {person.pk: person for person in (by, *readers)}.values())
    begin(letter=letter, by=by, duty=duty, at=at)
    detail = {"late_reason": late_reason, "repeat_reason": letter.repeat_reason}
    trail.record(
        by=by,
        at=at,
        action="saraban.incoming.registered",
        subject=letter,
        number=str(letter),
        **{name: words for name, words in detail.items() if words},
    )

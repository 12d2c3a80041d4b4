"""Make the stamped rendition of a letter (ตรารับ, แบบที่ 12) beside its untouched original."""

import logging

from accounts.models import Office
from database.work import atomic
from files.read import file_bytes
from files.store import store
from jobs.follow_up import follow_up
from modules.saraban.models import Attachment, IncomingLetter, OfficeReceipt, Part
from papers.intake import Intake, NotADocument, as_pdf
from papers.stamp import Stamp, stamped

log = logging.getLogger(__name__)


@follow_up
def stamp_incoming(*, letter: int) -> None:
    """Stamp the first page with the register's stamp and those of offices that received it.

    Ask again after each receipt: a new rendition is a new attachment, the newest is shown. Doing
    it twice changes nothing; a file that cannot be stamped keeps its original alone.
    """
    row = IncomingLetter.objects.select_related("office").defer("words").get(pk=letter)
    files = row.attachments.select_related("file")
    main = files.filter(part=Part.MAIN).order_by("sort", "pk").first()
    if main is None:
        return
    receipts = list(row.receipts.select_related("office").order_by("received_at", "pk"))
    try:
        pdf = stamped(as_pdf(file_bytes(main.file)), [_own(row), *map(_receipt, receipts)])
    except NotADocument as refusal:
        log.warning("letter %s cannot be stamped: %s", row.pk, refusal)
        return
    known = Intake(kind="pdf", pages=main.file.pages, active=False, signed=False)
    name = f"ประทับตรารับ {main.file.name}"
    last = receipts[-1].received_at if receipts else row.received_at
    with atomic():
        file = store(pdf, name=name, by=None, at=last, known=known)
        if not files.filter(part=Part.STAMPED, file__sha256=file.sha256).exists():
            sort = files.filter(part=Part.STAMPED).count()
            Attachment.objects.create(incoming=row, part=Part.STAMPED, sort=sort, file=file)


def _own(letter: IncomingLetter) -> Stamp:
    return Stamp(
        agency=_agency(letter.office), number=str(letter.number), received_at=letter.received_at
    )


def _receipt(receipt: OfficeReceipt) -> Stamp:
    return Stamp(
        agency=_agency(receipt.office),
        number=str(receipt.number),
        received_at=receipt.received_at,
    )


def _agency(office: Office) -> str:
    return office.name

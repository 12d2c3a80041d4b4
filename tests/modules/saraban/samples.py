"""Letters and files that the tests of saraban register."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from accounts.models import Office, Person
from modules.saraban.commands.register_incoming import Envelope, register_incoming
from modules.saraban.models import IncomingLetter, Secrecy
from tests.conftest import NOON

LETTER = Envelope(
    reference="ที่ พจ ๐๐๒๓.๓/ว ๒๐๘๗",
    dated=date(2026, 2, 27),
    sender="ท้องถิ่นจังหวัดพิจิตร",
    subject="ขอเชิญประชุมชี้แจงแนวทางการตรวจสอบพัสดุประจำปี",
    addressee="นายกเทศมนตรีตำบลบางรัก",
)
SECRET = replace(
    LETTER,
    reference="พจ 0017/ล 9",
    subject="การสืบสวนนกฮูกสีทอง",
    sender="ผู้กำกับการสถานีตำรวจ",
    secrecy=Secrecy.CONFIDENTIAL,
)


@cache  # the writer puts the time into a PDF
def scan(colour: str = "white", kind: str = "PDF") -> bytes:
    """Return a page as a scanner makes it."""
    page = BytesIO()
    Image.new("RGB", (420, 594), colour).save(page, kind)
    return page.getvalue()


def registered(
    by: Person, office: Office, envelope: Envelope = LETTER, **more: Any
) -> IncomingLetter:
    """Register a letter at noon, unless said otherwise; words in `more` may change the envelope."""
    given = {name: more.pop(name) for name in list(more) if hasattr(envelope, name)}
    return register_incoming(
        by=by, office=office, envelope=replace(envelope, **given), **{"at": NOON, **more}
    )

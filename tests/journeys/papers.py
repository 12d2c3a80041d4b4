"""Papers that people of the journeys hold in their hands."""

import base64
from datetime import date
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

from papers.letters import ExternalLetter, external_letter_pdf
from papers.signature import SignatureBlock

SUBJECT = "ขอเชิญประชุมเตรียมความพร้อมรับสถานการณ์น้ำหลาก"


def district_letter(folder: Path) -> Path:
    """Write a letter as the district sends it, and return where it lies."""
    letter = ExternalLetter(
        agency="ที่ว่าการอำเภอเสนา",
        address=("ถนนเสนาใน อย 13110",),
        code="อย 0023.3",
        number="ว567",
        dated=date(2026, 8, 26),
        subject=SUBJECT,
        recipient="นายกเทศมนตรีตำบลท่าพร้าว",
        body="ด้วยอำเภอเสนาจะจัดประชุมเตรียมความพร้อม\nจึงเรียนมาเพื่อโปรดเข้าร่วมประชุม",
        signer=SignatureBlock(name="นายสมบัติ ทองดี", position="นายอำเภอเสนา"),
    )
    path = folder / "หนังสืออำเภอ.pdf"
    path.write_bytes(external_letter_pdf(letter))
    return path


def text_of(data: bytes) -> str:
    """Return the words of a PDF."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def drop(page: Page, file: Path) -> None:
    """Drop a file of the desktop on the drop area, as the mouse does it."""
    box = page.locator(".drop").first.bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    carried = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    wire = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        wire.send("Input.dispatchDragEvent", {"type": kind, "data": carried, **place})


READ = """
async (address) => {
  const answer = await fetch(address);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
"""


def fetched(page: Page, address: str) -> bytes:
    """Return what lies at an address, asked for by the person whose page it is."""
    return base64.b64decode(page.evaluate(READ, address))

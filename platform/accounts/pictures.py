"""Make a picture of a signature fit for paper: only the ink, on nothing."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from papers.intake import NotADocument, clean_picture

MOST_BYTES = 5 * 1024 * 1024
_SIDE = 1200  # dots kept of the longer side: 5 cm at 600 dots an inch
_PAPER = 20  # darkness, of 255, below which a dot is paper and not ink


class UnfitPicture(ValueError):
    """The file is too large, no picture, or blank; the text says in Thai what to do."""


def ink_of(data: bytes) -> bytes:
    """Return a signature as PNG, drawn again from its dots: nothing of the file itself is kept.

    Paper becomes clear, the rest is cut away, the longer side is 1200 dots at most. Raises
    `UnfitPicture`.
    """
    if len(data) > MOST_BYTES:
        raise UnfitPicture(_("ไฟล์ใหญ่เกิน 5 MB ถ่ายหรือสแกนใหม่ให้เล็กลง"))
    try:
        drawn = clean_picture(data, most=_SIDE)  # a stranger's file is read in a child process
    except NotADocument as broken:
        raise UnfitPicture(_("เปิดไฟล์นี้เป็นภาพไม่ได้ ใช้ไฟล์ PNG หรือ JPEG")) from broken
    clear = _without_paper(Image.open(io.BytesIO(drawn), formats=["PNG"]).convert("RGBA"))
    box = clear.getchannel("A").getbbox()
    if box is None:
        raise UnfitPicture(_("ไม่พบเส้นลายมือชื่อในภาพ เซ็นด้วยหมึกเข้มบนกระดาษขาวแล้วถ่ายใหม่"))
    written = io.BytesIO()
    clear.crop(box).save(written, "PNG", optimize=True)
    return written.getvalue()


def _without_paper(picture: Image.Image) -> Image.Image:
    """Make bright dots clear, whatever was clear before; the ink keeps its colour."""
    flat = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    darkness = ImageOps.invert(flat.convert("L"))
    flat.putalpha(darkness.point([0 if n < _PAPER else min(255, n * 2) for n in range(256)]))
    return flat

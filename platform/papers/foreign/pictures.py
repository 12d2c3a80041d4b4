"""Strangers' pictures and pages, drawn again as our own pictures and pages."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from papers.foreign.reading import open_pdf, open_picture
from papers.foreign.refusal import Refused

_A4 = (595.276, 841.890)  # points
_MOST_DOTS = (2480, 3508)  # A4 at 300 dots an inch
_MOST_FRAMES = 500
_MOST_PREVIEW_PIXELS = 16_000_000


def as_pdf(data: bytes) -> tuple[None, bytes]:
    """Return a PDF as it is, or a picture as PDF, each frame filling an A4 page."""
    if data.startswith(b"%PDF-"):
        open_pdf(data).close()
        return None, data
    picture = open_picture(data)
    pdf = pikepdf.new()
    frames = ImageSequence.Iterator(picture) if picture.format == "TIFF" else iter([picture])
    for place, frame in enumerate(frames):
        if place >= _MOST_FRAMES:
            raise Refused(f"ภาพนี้มีเกิน {_MOST_FRAMES} หน้า โปรดแบ่งไฟล์")
        _add_page(pdf, _upright(frame))
    whole = BytesIO()
    pdf.save(whole, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return None, whole.getvalue()


def clean_picture(data: bytes, *, most: int) -> tuple[None, bytes]:
    """Return a picture drawn again as PNG, at most `most` dots wide and high."""
    picture = ImageOps.exif_transpose(open_picture(data))
    picture = picture.convert("RGBA")
    picture.thumbnail((most, most))
    return None, _saved(picture, "PNG", optimize=True)


def preview(data: bytes, *, page: int, width: int) -> tuple[None, bytes]:
    """Return a page (counted from 1) as WebP, `width` dots wide."""
    picture = page_picture(data, page, width) if data.startswith(b"%PDF-") else _frame(data, page)
    high = max(1, round(picture.height * width / picture.width))
    if width * high > _MOST_PREVIEW_PIXELS:
        raise Refused("หน้านี้ยาวเกินไปที่จะแสดง โปรดดาวน์โหลดไฟล์")
    if picture.size != (width, high):
        picture = picture.resize((width, high), Image.Resampling.LANCZOS)
    return None, _saved(picture.convert("RGB"), "WEBP", quality=80, method=2)


def page_picture(data: bytes, page: int, width: int) -> Image.Image:
    """Return a page of a PDF (counted from 1) drawn `width` dots wide. Raises `Refused`."""
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        if not 1 <= page <= len(document):
            raise Refused(f"เอกสารนี้ไม่มีหน้าที่ {page}")
        wide, high = document[page - 1].get_size()
        scale = width / wide
        if width * high * scale > _MOST_PREVIEW_PIXELS:
            raise Refused("หน้านี้ยาวเกินไปที่จะแสดง โปรดดาวน์โหลดไฟล์")
        return document[page - 1].render(scale=scale).to_pil()
    except (pypdfium2.PdfiumError, ZeroDivisionError):
        raise Refused("ไฟล์ PDF นี้เสียหาย เปิดอ่านไม่ได้ โปรดสแกนหรือบันทึกใหม่") from None


def _frame(data: bytes, page: int) -> Image.Image:
    picture = open_picture(data)
    try:
        picture.seek(page - 1)
    except (EOFError, ValueError):
        raise Refused(f"เอกสารนี้ไม่มีหน้าที่ {page}") from None
    return _upright(picture)


def _upright(frame: Image.Image) -> Image.Image:
    """Return the frame turned as it was held, on white, in grey or colour."""
    picture = ImageOps.exif_transpose(frame)
    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return picture.convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture).convert("RGB")
    return picture.convert("RGB")


def _add_page(pdf: pikepdf.Pdf, picture: Image.Image) -> None:
    lying = picture.width > picture.height
    (wide, high), dots = (_A4[::-1], _MOST_DOTS[::-1]) if lying else (_A4, _MOST_DOTS)
    picture.thumbnail(dots)
    scale = min(wide / picture.width, high / picture.height)
    w, h = picture.width * scale, picture.height * scale
    image = pikepdf.Stream(pdf, _saved(picture, "JPEG", quality=85))
    image.stream_dict.update(_image_facts(picture))
    page = pdf.add_blank_page(page_size=(wide, high))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image)))
    drawing = f"q {w:.3f} 0 0 {h:.3f} {(wide - w) / 2:.3f} {(high - h) / 2:.3f} cm /Im0 Do Q"
    page.Contents = pikepdf.Stream(pdf, drawing.encode())


def _image_facts(picture: Image.Image) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
    )


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()

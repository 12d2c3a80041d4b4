"""Tell what a stranger's file is by its content, and refuse what is no honest document."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, UnidentifiedImageError

from papers.foreign.active import is_active
from papers.foreign.refusal import Refused

_MOST_PAGES = 3000
_MOST_PIXELS = 120_000_000
_KINDS = {"JPEG": "jpeg", "PNG": "png", "TIFF": "tiff", "WEBP": "webp"}
_MARKUP = (b"<html", b"<script", b"<!doctype", b"<svg", b"<?php", b"<body", b"<iframe")

Image.MAX_IMAGE_PIXELS = _MOST_PIXELS


def inspect(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return kind, pages, `active` and `signed` of a file. Raises `Refused`."""
    if data.startswith(b"%PDF-"):
        return _inspect_pdf(data), b""
    picture = open_picture(data)
    return {
        "kind": _KINDS[picture.format or ""],
        "pages": getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1,
        "active": False,
        "signed": False,
    }, b""


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """Open a PDF for change. Raises `Refused` if it is encrypted or damaged."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused("ไฟล์ PDF นี้ตั้งรหัสผ่านไว้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน") from None
    except pikepdf.PdfError:
        raise Refused("ไฟล์ PDF นี้เสียหาย เปิดอ่านไม่ได้ โปรดสแกนหรือบันทึกใหม่") from None
    if pdf.is_encrypted:
        raise Refused("ไฟล์ PDF นี้ตั้งการป้องกันไว้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน")
    return pdf


def open_picture(data: bytes) -> Image.Image:
    """Open a picture of a kind we take in. Raises `Refused`."""
    if not data:
        raise Refused("ไฟล์ว่างเปล่า โปรดเลือกไฟล์ใหม่")
    try:
        picture = Image.open(BytesIO(data), formats=list(_KINDS))
        if picture.width * picture.height > _MOST_PIXELS:
            raise Refused("ภาพนี้ใหญ่เกินไป โปรดสแกนที่ความละเอียดไม่เกิน 600 จุดต่อนิ้ว")
        picture.load()
    except UnidentifiedImageError:
        raise Refused("รับเฉพาะไฟล์ PDF และภาพ JPEG, PNG, TIFF หรือ WebP โปรดแปลงไฟล์ก่อนแนบ") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("ภาพนี้ใหญ่เกินไป โปรดสแกนที่ความละเอียดไม่เกิน 600 จุดต่อนิ้ว") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused("ภาพนี้เสียหาย เปิดอ่านไม่ได้ โปรดสแกนหรือบันทึกใหม่") from None
    return picture


def _inspect_pdf(data: bytes) -> dict[str, Any]:
    _refuse_two_faced(data)
    with open_pdf(data) as pdf:
        pages = len(pdf.pages)
        if not pages:
            raise Refused("ไฟล์ PDF นี้ไม่มีหน้าเอกสาร โปรดสแกนหรือบันทึกใหม่")
        if pages > _MOST_PAGES:
            raise Refused(f"ไฟล์ PDF นี้มี {pages} หน้า รับได้ไม่เกิน {_MOST_PAGES} หน้า โปรดแบ่งไฟล์")
        found = {"kind": "pdf", "pages": pages, "active": is_active(pdf), "signed": _is_signed(pdf)}
    try:
        document = pypdfium2.PdfDocument(data)
        document[0].get_size()
        read = len(document)
    except (pypdfium2.PdfiumError, IndexError):
        raise Refused("ไฟล์ PDF นี้เสียหาย เปิดอ่านไม่ได้ โปรดสแกนหรือบันทึกใหม่") from None
    if read != pages:  # two readers that see two documents: made to deceive, or damaged
        raise Refused("ไฟล์ PDF นี้ผิดรูปแบบ จำนวนหน้าไม่แน่นอน โปรดบันทึกใหม่")
    return found


def _refuse_two_faced(data: bytes) -> None:
    """Refuse a PDF that is a web page or an archive too, by its first bytes or behind its end."""
    head = data[:1024].lower()
    behind = data[data.rfind(b"%%EOF") + 5 :] if b"%%EOF" in data else data[-2048:]
    behind = behind.strip(b"\x00 \t\r\n").lower()
    two_faced = any(tag in head or tag in behind for tag in _MARKUP)
    if two_faced or b"pk\x05\x06" in behind or b"pk\x03\x04" in head or len(behind) > 4096:
        raise Refused("ไฟล์นี้มีเนื้อหาอื่นแฝงอยู่กับ PDF โปรดสั่งพิมพ์เป็น PDF ใหม่แล้วแนบไฟล์ใหม่")


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    return any(
        isinstance(thing, pikepdf.Dictionary) and "/ByteRange" in thing for thing in pdf.objects
    )

"""Lay receiving stamps on the first page of a rendition."""

from io import BytesIO

import pikepdf
from PIL import Image

from papers.foreign.active import make_still
from papers.foreign.pictures import page_picture
from papers.foreign.places import places
from papers.foreign.reading import open_pdf
from papers.foreign.refusal import Refused

_MARGIN = 11.34  # points: 0.4 cm from the corner
_GAP = 2.83  # points: 0.1 cm between two stamps
_DOTS = 600  # across the page when looking for ink
_SMALL, _USUAL, _LARGE = 400.0, 595.276, 900.0  # points: the short side of a page


def stamp(data: bytes, *stamps: bytes) -> tuple[None, bytes]:
    """Return a rendition with the stamps (PDFs of one page), the first at the top right as seen.

    Further stamps stand where they cover least (`places`). Pages far from A4 (scans of one point
    a dot, slips) get them in proportion. What acts by itself is taken out, so the rendition is
    safe to show.
    """
    seen = _seen(data) if len(stamps) > 1 else None
    with open_pdf(data) as pdf:
        make_still(pdf)
        page = pdf.pages[0]
        drawn = _as_form(pdf, page)
        marks = [_copied(pdf, mark) for mark in stamps]
        page.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(
                {"/Drawn": drawn, **{f"/Mark{i}": mark for i, mark in enumerate(marks)}}
            )
        )
        lines = ["/Drawn Do", *_placed(page, marks, seen)]
        page.obj.Contents = pdf.make_stream("\n".join(lines).encode())
        whole = BytesIO()
        pdf.save(whole, deterministic_id=True)
    return None, whole.getvalue()


def _seen(data: bytes) -> Image.Image | None:
    """Return the first page drawn small; None if it cannot be, as of an endless roll."""
    try:
        return page_picture(data, 1, _DOTS)
    except Refused:
        return None


def _as_form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    # Inside a form, whatever the page did to its graphics state ends with it.
    page.contents_coalesce()
    content = page.obj.get("/Contents")
    form = pdf.make_stream(content.read_bytes() if isinstance(content, pikepdf.Stream) else b"")
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array(_box(page))
    form.Resources = page.resources
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form


def _copied(pdf: pikepdf.Pdf, mark: bytes) -> pikepdf.Object:
    with pikepdf.open(BytesIO(mark)) as source:
        return pdf.copy_foreign(source.pages[0].as_form_xobject())


def _placed(page: pikepdf.Page, marks: list[pikepdf.Object], seen: Image.Image | None) -> list[str]:
    left, bottom, right, top = _box(page)
    unit = float(page.obj.get("/UserUnit", 1)) or 1.0
    scale = _scale(min(right - left, top - bottom) * unit) / unit
    turn = int(page.rotation) % 360
    # Where the seen corner lies on the unturned page, and which way right and up point there.
    corner, rightward, upward = {
        0: ((right, top), (1, 0), (0, 1)),
        90: ((left, top), (0, 1), (-1, 0)),
        180: ((left, bottom), (-1, 0), (0, -1)),
        270: ((right, bottom), (0, -1), (1, 0)),
    }[turn]
    across, down = (right - left, top - bottom)[:: 1 if turn % 180 == 0 else -1]
    sizes = [(float(mark.BBox[2]) * scale, float(mark.BBox[3]) * scale) for mark in marks]
    found = places((across, down), sizes, seen=seen, margin=_MARGIN * scale, gap=_GAP * scale)
    lines = []
    for i, place in enumerate(found):
        back, sunk = across - place.left, place.top + place.height
        x = corner[0] - rightward[0] * back - upward[0] * sunk
        y = corner[1] - rightward[1] * back - upward[1] * sunk
        matrix = [scale * way for way in (*rightward, *upward)]
        numbers = " ".join(f"{number:.4f}" for number in (*matrix, x, y))
        lines.append(f"q {numbers} cm /Mark{i} Do Q")
    return lines


def _scale(short_side: float) -> float:
    if short_side < _SMALL:
        return max(short_side, 30.0) / _SMALL
    return short_side / _USUAL if short_side > _LARGE else 1.0


def _box(page: pikepdf.Page) -> list[float]:
    """Return the part of the page that is seen: its crop box within its media box."""
    media, crop = (_ordered(box) for box in (page.mediabox, page.cropbox))
    near = [max(media[i], crop[i]) for i in (0, 1)]
    far = [min(media[i], crop[i]) for i in (2, 3)]
    seen = [*near, *far]
    return seen if seen[0] < seen[2] and seen[1] < seen[3] else media


def _ordered(box: pikepdf.Array) -> list[float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]

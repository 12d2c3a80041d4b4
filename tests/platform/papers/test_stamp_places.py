"""Stamps after the first stand where they cover nothing of the letter."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from papers.intake import as_pdf
from papers.letters import ExternalLetter, external_letter_pdf
from papers.stamp import Stamp, stamped

DOTS = 40  # a cm
TOWN = Stamp(
    agency="เทศบาลตำบลบางรัก", number="1234", received_at=datetime(2024, 8, 26, 2, tzinfo=UTC)
)
WORKS = replace(TOWN, agency="กองช่าง", number="87")
FINANCE = replace(TOWN, agency="กองคลัง", number="15")


def drawn(pdf: bytes) -> Image.Image:
    """Return page 1 as it is seen, in grey, 40 dots a cm."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=DOTS * 2.54 / 72, grayscale=True).to_pil()


def box_of(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of what one page has and the other has not, in dots."""
    found = ImageChops.difference(before, after).point(lambda change: 255 * (change > 40)).getbbox()
    assert found is not None
    return found


def ink_in(page: Image.Image, box: tuple[int, int, int, int], paper: int = 255) -> float:
    """Return how much of a box is darker than the paper by far."""
    part = page.crop(box)
    return sum(part.histogram()[: paper - 80]) / (part.width * part.height)


def scan_of(pdf: bytes, *, turn: int = 0) -> bytes:
    """Return a page as a scanner makes it: one picture, on grey paper, perhaps lying."""
    page = drawn(pdf).point(lambda shade: max(20, shade - 25)).rotate(turn, expand=True)
    file = BytesIO()
    page.save(file, "PNG")
    return as_pdf(file.getvalue())


def test_a_division_stamps_beside_the_senders_address_not_over_it(letter: ExternalLetter) -> None:
    original = external_letter_pdf(letter)
    first, both = (drawn(stamped(original, stamps)) for stamps in ([TOWN], [TOWN, WORKS]))
    box = box_of(first, both)
    below = (first.width - 216, 120, first.width - 16, 220)
    assert ink_in(drawn(original), below) > 0.02  # there the address is
    assert ink_in(drawn(original), box) < 0.005
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((200, 100), abs=4)


def test_the_garuda_is_not_covered(letter: ExternalLetter) -> None:
    with pikepdf.open(BytesIO(external_letter_pdf(letter))) as pdf:
        page = pdf.pages[0]
        drawing = b"q 0 0 0 rg 255 710 85 90 re f Q"  # 3 cm high, in the middle of the top
        page.contents_add(pdf.make_stream(drawing))
        out = BytesIO()
        pdf.save(out)
    original = out.getvalue()
    first, both = (drawn(stamped(original, stamps)) for stamps in ([TOWN], [TOWN, WORKS]))
    assert ink_in(drawn(original), box_of(first, both)) < 0.002


def test_many_divisions_cover_neither_the_letter_nor_one_another(letter: ExternalLetter) -> None:
    original = external_letter_pdf(letter)
    stamps, boxes = [TOWN, WORKS, FINANCE, replace(WORKS, agency="สำนักปลัด")], []
    for count in range(2, 5):
        before, after = (
            drawn(stamped(original, stamps[: count - 1])),
            stamped(original, stamps[:count]),
        )
        boxes.append(box_of(before, drawn(after)))
    assert all(ink_in(drawn(original), box) < 0.01 for box in boxes)
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            apart_across = one[2] <= other[0] or other[2] <= one[0]
            assert apart_across or one[3] <= other[1] or other[3] <= one[1]


def test_a_scan_is_no_obstacle_but_its_ink_is(letter: ExternalLetter) -> None:
    scan = scan_of(external_letter_pdf(letter))
    first, both = (drawn(stamped(scan, stamps)) for stamps in ([TOWN], [TOWN, WORKS]))
    assert ink_in(drawn(scan), box_of(first, both), paper=230) < 0.01


def test_an_empty_scan_takes_the_division_right_below() -> None:
    page = BytesIO()
    Image.new("L", (1240, 1754), 225).save(page, "PNG")
    scan = as_pdf(page.getvalue())
    left, top, right, _ = box_of(drawn(stamped(scan, [TOWN])), drawn(stamped(scan, [TOWN, WORKS])))
    assert top / DOTS == pytest.approx(3.0, abs=0.1)
    assert (840 - right) / DOTS == pytest.approx(0.4, abs=0.1)
    assert (right - left) / DOTS == pytest.approx(5, abs=0.1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_looked_at_as_it_is_seen(letter: ExternalLetter, turn: int) -> None:
    with pikepdf.open(BytesIO(external_letter_pdf(letter))) as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        out = BytesIO()
        pdf.save(out)
    page = out.getvalue()
    first, both = (drawn(stamped(page, stamps)) for stamps in ([TOWN], [TOWN, WORKS]))
    assert ink_in(drawn(page), box_of(first, both)) < 0.01


def test_a_page_full_of_ink_is_stamped_where_there_is_least() -> None:
    page = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(page)
    for line in range(0, 1754, 12):  # written all over, more thinly at the bottom left
        pen.line((0, line, 1240, line), fill=0, width=6)
    pen.rectangle((0, 1500, 400, 1754), fill=255)
    file = BytesIO()
    page.save(file, "PNG")
    full = as_pdf(file.getvalue())
    first, both = (drawn(stamped(full, stamps)) for stamps in ([TOWN], [TOWN, WORKS]))
    left, _, _, bottom = box_of(first, both)
    assert left / DOTS == pytest.approx(0.4, abs=0.1)
    assert bottom / DOTS == pytest.approx(29.3, abs=0.1)


def test_a_slip_too_small_for_two_is_stamped_all_the_same() -> None:
    page = Image.new("L", (300, 80), 255)
    file = BytesIO()
    page.save(file, "PNG")
    assert stamped(as_pdf(file.getvalue()), [TOWN, WORKS, FINANCE]).startswith(b"%PDF-")

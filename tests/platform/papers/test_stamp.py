"""The receiving stamp stands at the top right of the first page as it is seen."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from papers.intake import NotADocument
from papers.letters import ExternalLetter, external_letter_pdf
from papers.stamp import Stamp, stamp_pdf, stamped

CM = 72 / 2.54
TOWN = Stamp(
    agency="องค์การบริหารส่วนตำบลบางปะอิน",
    number="1234",
    received_at=datetime(2024, 8, 26, 2, 35, tzinfo=UTC),
)
WORKS = Stamp(agency="กองช่าง", number="87", received_at=datetime(2024, 12, 31, 17, 5, tzinfo=UTC))


def blank(width: float, height: float, **facts: object) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(width, height))
    for name, value in facts.items():
        page.obj[f"/{name}"] = value
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def ink(pdf: bytes) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of what is drawn on page 1 as it is seen, in cm."""
    page = pypdfium2.PdfDocument(pdf)[0]
    seen = page.render(scale=4 / CM * 10, grayscale=True).to_pil()  # 40 dots a cm
    left, top, right, bottom = seen.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    return left / 40, top / 40, right / 40, bottom / 40


def test_the_stamp_is_five_by_two_and_a_half_cm() -> None:
    assert pypdfium2.PdfDocument(stamp_pdf(TOWN))[0].get_size() == pytest.approx(
        (5 * CM, 2.5 * CM), abs=0.1
    )


def test_it_says_agency_number_day_and_time_in_bangkok(pages_of) -> None:
    (page,) = pages_of(stamp_pdf(TOWN))
    for words in ("องค์การบริหารส่วนตำบลบางปะอิน", "เลขรับ", "๑๒๓๔", "๒๖ สิงหาคม ๒๕๖๗", "๐๙.๓๕ น."):
        assert words in page
    assert "๑ มกราคม ๒๕๖๘" in pages_of(stamp_pdf(WORKS))[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_it_stands_top_right_however_the_page_is_turned(turn: int) -> None:
    crop = pikepdf.Array([40, 60, 540, 760])
    page = blank(595, 842, Rotate=turn, CropBox=crop)
    width = (500 if turn % 180 == 0 else 700) / CM
    left, top, right, bottom = ink(stamped(page, [TOWN]))
    assert width - right == pytest.approx(0.4, abs=0.08)
    assert top == pytest.approx(0.4, abs=0.08)
    assert right - left == pytest.approx(5, abs=0.1)
    assert bottom - top == pytest.approx(2.5, abs=0.1)


def test_a_division_stamps_below_the_town() -> None:
    _, top, _, bottom = ink(stamped(blank(595, 842), [TOWN, WORKS]))
    assert bottom - top == pytest.approx(5.1, abs=0.12)


@pytest.mark.parametrize("size", [(2480, 3508), (200, 140), (420, 595)])
def test_it_keeps_proportion_on_odd_pages(size: tuple[int, int]) -> None:
    left, top, right, bottom = ink(stamped(blank(*size), [TOWN]))
    assert (right - left) / (bottom - top) == pytest.approx(2, abs=0.15)
    assert 0.2 <= (right - left) * CM / min(size) <= 0.6


def test_the_letter_beneath_is_whole_and_the_original_untouched(
    letter: ExternalLetter, pages_of
) -> None:
    original = external_letter_pdf(letter)
    kept = bytes(original)
    (page,) = pages_of(stamped(original, [TOWN]))
    assert original == kept
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in page
    assert "๑๒๓๔" in page


def test_a_page_that_leaves_its_graphics_turned_does_not_turn_the_stamp() -> None:
    pdf = pikepdf.open(BytesIO(blank(595, 842)))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 0.1 0 0 0.1 300 300 cm q 2 0 0 2 0 0 cm")
    out = BytesIO()
    pdf.save(out)
    left, _, right, _ = ink(stamped(out.getvalue(), [TOWN]))
    assert right - left == pytest.approx(5, abs=0.1)


def test_scripts_are_not_in_the_rendition() -> None:
    pdf = pikepdf.open(BytesIO(blank(595, 842)))
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = BytesIO()
    pdf.save(out)
    rendition = stamped(out.getvalue(), [TOWN])
    with pikepdf.open(BytesIO(rendition)) as shown:
        assert "/OpenAction" not in shown.Root


def test_what_is_no_pdf_cannot_be_stamped() -> None:
    with pytest.raises(NotADocument):
        stamped(b"hello", [TOWN])

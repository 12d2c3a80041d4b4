"""An external letter and a memo stand on paper as the regulation draws them."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from papers.compile import PaperError
from papers.letters import ExternalLetter, Hand, Memo, external_letter_pdf, memo_pdf

POINTS_A_CM = 72 / 2.54
LONG = "\n".join(
    f"{i}. เรื่องที่พิจารณา\n" + "องค์การบริหารส่วนตำบลบางปะอินพิจารณาแล้ว " * 12 for i in range(1, 9)
)


def test_every_field_is_printed_in_the_order_of_the_form(letter: ExternalLetter, pages_of) -> None:
    (page,) = pages_of(external_letter_pdf(letter))
    fields = [
        "ที่ อย ๗๒๑๐๑/๑๒๓",
        "องค์การบริหารส่วนตำบลบางปะอิน",
        "๙๙ หมู่ที่ ๓",
        "๒๖ สิงหาคม ๒๕๖๗",
        "เรื่อง ขอความอนุเคราะห์วิทยากร",
        "เรียน ท้องถิ่นจังหวัดพระนครศรีอยุธยา",
        "อ้างถึง หนังสือจังหวัดพระนครศรีอยุธยา ที่ อย ๐๐๒๓.๓/ว ๕๖๗",
        "สิ่งที่ส่งมาด้วย ๑. โครงการอบรม จำนวน ๑ ชุด ๒. กำหนดการ จำนวน ๒ แผ่น",
        "จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์",
        "ขอแสดงความนับถือ (นายสมชาย ใจดี) รองนายกองค์การบริหารส่วนตำบล รักษาราชการแทน "
        "นายกองค์การบริหารส่วนตำบลบางปะอิน",
        "สำนักปลัด โทร. ๐ ๓๕๒๖ ๑๐๐๐ ไปรษณีย์อิเล็กทรอนิกส์ saraban_06140203@dla.go.th",
        "สำเนาส่ง นายอำเภอบางปะอิน",
    ]
    page = page.replace(" ", "")  # a line may end anywhere
    places = [page.find(field.replace(" ", "")) for field in fields]
    assert -1 not in places, dict(zip(fields, places, strict=True))
    assert places == sorted(places)


def test_a_memo_prints_its_head_and_no_closing(memo: Memo, pages_of) -> None:
    (page,) = pages_of(memo_pdf(memo))
    for words in ("บันทึกข้อความ", "กองคลัง โทร. ๐ ๓๕๒๖ ๑๐๐๐ ต่อ ๑๓", "อย ๗๒๑๐๒/๔๕", "(นางสุดา ทองดี)"):
        assert words in page
    assert "ขอแสดงความนับถือ" not in page


@pytest.mark.parametrize(("make", "height"), [("letter", 3.0), ("memo", 1.5)])
def test_the_garuda_has_its_size_and_hangs_one_and_a_half_cm_down(
    make: str, height: float, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    emblem = tmp_path / "garuda.png"
    Image.new("RGB", (300, 330), "black").save(emblem)
    paper = replace(request.getfixturevalue(make), garuda=emblem)
    pdf = external_letter_pdf(paper) if make == "letter" else memo_pdf(paper)
    page = pypdfium2.PdfDocument(pdf)[0]
    (picture,) = [thing for thing in page.get_objects() if thing.type == 3]
    left, bottom, right, top = (side / POINTS_A_CM for side in picture.get_bounds())
    assert top - bottom == pytest.approx(height, abs=0.05)
    assert 29.7 - top == pytest.approx(1.5, abs=0.05)
    assert (left + right) / 2 == pytest.approx(11.0, abs=0.05) if make == "letter" else True
    assert left == pytest.approx(3.0, abs=0.05) if make == "memo" else True


def test_text_keeps_three_cm_left_and_two_cm_right_on_every_page(letter: ExternalLetter) -> None:
    document = pypdfium2.PdfDocument(external_letter_pdf(replace(letter, body=LONG)))
    assert len(document) >= 3
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0] and box[3] > box[1] + 0.5]
        assert min(box[0] for box in inked) / POINTS_A_CM == pytest.approx(3.0, abs=0.1)
        assert max(box[2] for box in inked) / POINTS_A_CM <= 19.06
        assert min(box[1] for box in inked) / POINTS_A_CM >= 0.8


def test_later_pages_are_numbered_and_announced_at_the_foot(
    letter: ExternalLetter, pages_of
) -> None:
    pages = pages_of(external_letter_pdf(replace(letter, body=LONG)))
    assert "- ๑ -" not in pages[0]
    assert "- ๒ -" in pages[1]
    assert "- ๓ -" in pages[2]
    announced = pages[0].rsplit("/", 1)[1].removesuffix("...")
    assert len(announced) > 3
    assert pages[1].startswith(announced)


def test_no_page_holds_a_signature_alone(letter: ExternalLetter, pages_of) -> None:
    for lines in range(14, 34):
        pages = pages_of(external_letter_pdf(replace(letter, body="ก\n" * lines + "จึงเรียนมา")))
        assert "จึงเรียนมา ขอแสดงความนับถือ" in pages[-1]
        assert "สำเนาส่ง" in pages[-1]


def test_secrecy_stands_at_head_and_foot_of_every_page(letter: ExternalLetter, pages_of) -> None:
    pages = pages_of(
        external_letter_pdf(replace(letter, body=LONG, secrecy="ลับมาก", urgency="ด่วนที่สุด"))
    )
    assert [page.count("ลับมาก") for page in pages] == [2] * len(pages)
    assert ["ด่วนที่สุด" in page for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_draft_leaves_the_number_open_and_says_so(letter: ExternalLetter, pages_of) -> None:
    draft = replace(letter, number=None, dated=None)
    (page,) = pages_of(external_letter_pdf(draft))
    assert "ที่ อย ๗๒๑๐๑/ องค์การ" in page
    assert "ร่าง" in page
    assert "ร่าง" not in pages_of(external_letter_pdf(letter))[0]


def test_who_drafted_and_checked_is_on_the_file_copy_only(letter: ExternalLetter, pages_of) -> None:
    hands = (
        Hand(did="ร่าง", name="นางสาวมาลี", day=date(2024, 8, 25)),
        Hand(did="ตรวจ", name="นายประเสริฐ"),
    )
    (page,) = pages_of(external_letter_pdf(replace(letter, hands=hands)))
    assert "สำเนาคู่ฉบับ" in page
    assert "ร่าง นางสาวมาลี ๒๕ ส.ค. ๒๕๖๗" in page
    assert "สำเนาคู่ฉบับ" not in pages_of(external_letter_pdf(letter))[0]


def test_equal_letters_give_equal_bytes(letter: ExternalLetter) -> None:
    first, second, other = (
        hashlib.sha256(external_letter_pdf(it)).hexdigest()
        for it in (letter, replace(letter), replace(letter, number="124"))
    )
    assert first == second != other


def test_the_paper_is_pdf_a_with_its_face_inside(letter: ExternalLetter) -> None:
    with pikepdf.open(BytesIO(external_letter_pdf(letter))) as pdf:
        assert pdf.open_metadata().pdfa_status == "2B"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        faces = [
            it
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/FontDescriptor"
        ]
        assert faces
        assert all("SarabunPSK" in str(face.FontName) for face in faces)
        assert all("/FontFile2" in face or "/FontFile3" in face for face in faces)
        assert not any(key in pdf.Root for key in ("/OpenAction", "/AA", "/AcroForm"))


def test_markup_in_a_letter_stays_text(letter: ExternalLetter, pages_of) -> None:
    nasty = '#read("/etc/passwd") $x$ *หนา* _เอน_ = หัวข้อ <label> @ref \\u{a} //'
    (page,) = pages_of(external_letter_pdf(replace(letter, subject=nasty)))
    assert nasty.replace(" ", "") in page.replace(" ", "")


def test_a_sign_the_face_lacks_is_named_to_the_writer(letter: ExternalLetter) -> None:
    with pytest.raises(PaperError, match="ไม่มีตัว 😀"):
        external_letter_pdf(replace(letter, subject="ขอบคุณ 😀"))


def test_a_missing_or_broken_garuda_is_told(letter: ExternalLetter, tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="ตราครุฑ"):
        external_letter_pdf(replace(letter, garuda=tmp_path / "none.svg"))
    (tmp_path / "bad.png").write_bytes(b"\x89PNG not really")
    with pytest.raises(PaperError):
        external_letter_pdf(replace(letter, garuda=tmp_path / "bad.png"))

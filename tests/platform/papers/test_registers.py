"""Registers are printed as forms 13 and 14 draw them."""

from datetime import date

import pypdfium2

from papers.registers import RegisterRow, incoming_register_pdf, outgoing_register_pdf

AGENCY = "เทศบาลตำบลบางรัก"
DAY = date(2024, 8, 26)


def row(number: int, **facts: object) -> RegisterRow:
    told: dict[str, object] = {
        "reference": f"อย 0023.3/ว {number}",
        "dated": DAY,
        "sender": "จังหวัดพระนครศรีอยุธยา",
        "recipient": "นายกเทศมนตรี",
        "subject": "การขับเคลื่อนการใช้เทคโนโลยีดิจิทัล",
        "action": "สำนักปลัด",
    }
    return RegisterRow(number=number, **{**told, **facts})  # type: ignore[arg-type]


def lines_drawn(pdf: bytes) -> int:
    return sum(1 for thing in pypdfium2.PdfDocument(pdf)[0].get_objects() if thing.type == 2)


def test_the_incoming_register_has_the_head_and_columns_of_form_13(pages_of) -> None:
    pdf = incoming_register_pdf([row(1)], agency=AGENCY, first=DAY, last=DAY)
    (page,) = pages_of(pdf)
    assert "ทะเบียนหนังสือรับ วันที่ ๒๖ เดือน สิงหาคม พ.ศ. ๒๕๖๗" in page
    assert "ที่ ลงวันที่ จาก ถึง เรื่อง การปฏิบัติ หมายเหตุ" in page
    assert "๑ อย ๐๐๒๓.๓/ว ๑ ๒๖ ส.ค. ๒๕๖๗ จังหวัดพระนครศรีอยุธยา นายกเทศมนตรี" in page
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert width > height


def test_the_outgoing_register_says_sent(pages_of) -> None:
    first = date(2024, 8, 1)
    (page,) = pages_of(
        outgoing_register_pdf([], agency=AGENCY, first=first, last=date(2024, 8, 31))
    )
    assert "ทะเบียนหนังสือส่ง วันที่ ๑ - ๓๑ เดือน สิงหาคม พ.ศ. ๒๕๖๗" in page


def test_a_span_over_months_is_written_out(pages_of) -> None:
    (page,) = pages_of(
        incoming_register_pdf([], agency=AGENCY, first=date(2023, 12, 31), last=date(2024, 1, 1))
    )
    assert "วันที่ ๓๑ เดือน ธันวาคม พ.ศ. ๒๕๖๖ ถึง วันที่ ๑ เดือน มกราคม พ.ศ. ๒๕๖๗" in page


def test_a_cancelled_line_stays_and_says_why(pages_of) -> None:
    rows = [row(7, cancelled=True, cancelled_because="ลงซ้ำกับเลขรับ 6")]
    struck = incoming_register_pdf(rows, agency=AGENCY, first=DAY, last=DAY)
    plain = incoming_register_pdf([row(7)], agency=AGENCY, first=DAY, last=DAY)
    (page,) = pages_of(struck)
    assert "๗ อย ๐๐๒๓.๓/ว ๗" in page
    assert "ยกเลิก: ลงซ้ำกับ เลขรับ ๖" in page
    drawn = [
        sum(1 for it in pypdfium2.PdfDocument(pdf)[0].get_objects() if it.type == 2)
        for pdf in (struck, plain)
    ]
    assert drawn[0] >= drawn[1] + 7  # a stroke through each of the seven columns


def test_the_head_is_on_every_page_and_every_line_on_one(pages_of) -> None:
    rows = [row(number) for number in range(1, 301)]
    pages = pages_of(incoming_register_pdf(rows, agency=AGENCY, first=DAY, last=DAY))
    assert len(pages) > 5
    assert all("ทะเบียนหนังสือรับ วันที่" in page and "หมายเหตุ" in page for page in pages)
    whole = " ".join(pages)
    assert whole.count("การขับเคลื่อนการใช้เทคโนโลยี") == 300


def test_strange_signs_in_a_subject_do_not_stop_the_register(pages_of) -> None:
    (page,) = pages_of(
        incoming_register_pdf([row(1, subject="ยินดี 😀 #x")], agency=AGENCY, first=DAY, last=DAY)
    )
    assert "ยินดี ? #x" in page

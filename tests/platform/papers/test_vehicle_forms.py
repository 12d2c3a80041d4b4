"""The vehicle forms say what they were given, in Thai digits, and their text can be read."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pypdfium2
import pytest

from papers.forms import Hand, baht, litres, number
from papers.fuel_order import FuelPaper, fuel_order_pdf
from papers.vehicle_books import (
    ListedVehicle,
    LoggedTrip,
    RepairLine,
    repair_card_pdf,
    trip_log_pdf,
    vehicle_list_pdf,
)
from papers.vehicle_report import VehicleReport, vehicle_report_pdf
from papers.vehicle_request import VehicleRequest, vehicle_request_pdf
from thai.dates import BANGKOK

AGENCY = "เทศบาลตำบลบางรัก"


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=BANGKOK)


REQUEST = VehicleRequest(
    agency=AGENCY,
    asked_at=at(2, 9, 12),
    to="นายกเทศมนตรีตำบลบางรัก",
    asked=Hand(name="นายสมชาย ใจดี", position="นักวิเคราะห์นโยบายและแผน", at=at(2, 9, 12)),
    office="สำนักปลัด",
    destination="ศาลากลางจังหวัดพิจิตร",
    purpose="ประชุมแผนพัฒนา",
    people=4,
    starts=at(4, 8, 30),
    ends=at(4, 16, 30),
)
ENDORSED = Hand(name="นางสุดา แก้วดี", position="หัวหน้าสำนักปลัด", at=at(2, 10))
DECIDED = Hand(
    name="นายปรีชา รอบคอบ",
    position="ปลัดเทศบาล",
    acting="ปฏิบัติราชการแทน",
    acting_for="นายกเทศมนตรีตำบลบางรัก",
    at=at(2, 11, 40),
)
TRIP = LoggedTrip(
    number=7,
    out_at=at(4, 8, 40),
    user="นายสมชาย ใจดี",
    destination="ศาลากลางจังหวัดพิจิตร",
    out_km=48_265,
    in_at=at(4, 15, 5),
    in_km=48_300,
    driver="นายสำราญ ทางดี",
)
ORDER = FuelPaper(
    agency=AGENCY,
    book="2569",
    number="12/2569",
    asked_at=at(2, 13),
    station="ปั๊ม ปตท. บางรัก",
    vehicle="กข 2418 พิจิตร",
    odometer=48_210,
    fuel="ดีเซล",
    litres=Decimal("40.5"),
    asked=ENDORSED,
)


def words(pdf):
    """Return the text layer of a paper, page by page, without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return ["".join(text.split()) for text in texts]


def test_a_request_not_decided_yet_leaves_its_lines_open():
    [text] = words(vehicle_request_pdf(REQUEST))
    assert "แบบ๓" in text
    assert "วันที่๒มีนาคม๒๕๖๙" in text
    assert "๐๘.๓๐น." in text
    assert "(นายสมชายใจดี)" in text
    assert text.count("ลงนามในระบบ") == 1
    assert "นายปรีชา" not in text


def test_a_request_that_was_given_names_who_gave_it_and_for_whom():
    given = replace(
        REQUEST, opinion="เห็นควรอนุญาต", endorsed=ENDORSED, allowed=True, order="กลับก่อน 17.00 น.",
        plate="กข 2418 พิจิตร", driver="นายสำราญ ทางดี", decided=DECIDED,
    )  # fmt: skip
    [text] = words(vehicle_request_pdf(given))
    for said in ("เห็นควรอนุญาต", "กลับก่อน๑๗.๐๐น.", "กข๒๔๑๘พิจิตร", "นายสำราญทางดี"):
        assert said in text
    assert "ปลัดเทศบาลปฏิบัติราชการแทน" in text
    assert text.count("ลงนามในระบบ") == 3


def test_equal_requests_give_equal_bytes():
    assert vehicle_request_pdf(REQUEST) == vehicle_request_pdf(REQUEST)


def test_afterwards_overnight_and_driving_oneself_are_said():
    told = replace(REQUEST, afterwards="รับแจ้งรถชน", parked_at="บ้านพัก", self_drive=True)
    [text] = words(vehicle_request_pdf(told))
    for said in ("ขออนุญาตภายหลังเพราะรับแจ้งรถชน", "จอดรถนอกสำนักงานที่บ้านพัก", "ขออนุญาตขับรถเอง"):
        assert said in text


def test_a_log_has_the_columns_of_form_4_its_gaps_and_sums():
    rows = [TRIP, replace(TRIP, number=8, out_km=48_355, in_km=48_400, gap_km=55)]
    [text] = words(
        trip_log_pdf(
            rows, agency=AGENCY, vehicle="กข 2418", first=date(2026, 3, 1), last=date(2026, 3, 31)
        )
    )
    for said in ("แบบ๔", "ลำดับที่", "ออกเดินทาง", "ผู้ใช้รถ", "สถานที่ไป", "รวมระยะทาง", "หมายเหตุ"):
        assert said in text
    assert "๔๘,๒๖๕" in text
    assert "ไม่มีบันทึก๕๕กม." in text
    assert "รวม๒เที่ยวระยะทาง๘๐กิโลเมตร" in text


def test_a_long_log_repeats_its_head_and_numbers_its_pages():
    rows = [replace(TRIP, number=n) for n in range(1, 60)]
    pages = words(
        trip_log_pdf(
            rows, agency=AGENCY, vehicle="กข 2418", first=date(2026, 3, 1), last=date(2026, 3, 31)
        )
    )
    assert len(pages) > 1
    assert all("ลำดับที่" in page for page in pages)
    assert f"หน้า๑จาก{'๐๑๒๓๔๕๖๗๘๙'[len(pages)]}" in pages[0]


@pytest.mark.parametrize(("of_posts", "form"), [(True, "แบบ๑"), (False, "แบบ๒")])
def test_the_vehicle_list_has_the_columns_of_its_form(of_posts, form):
    row = ListedVehicle(
        what="รถบรรทุก (ดีเซล) โตโยต้า", engine_cc=2393, plate="กข 2418 พิจิตร", engine_no="2GD-1",
        chassis_no="MR0KB8CD401234567", price_satang=868_000_00, acquired_on=date(2024, 2, 29),
        fund="เงินรายได้", holder="สำนักปลัด", disposed_on=None, remark="",
    )  # fmt: skip
    [text] = words(vehicle_list_pdf([row], agency=AGENCY, of_posts=of_posts, on=date(2026, 3, 2)))
    for said in (form, "ขนาด(ซีซี)", "เลขทะเบียน", "เลขตัวถัง", "แหล่งเงิน", "วันจำหน่าย"):
        assert said in text
    for said in ("๘๖๘,๐๐๐.๐๐", "MR0KB8CD401234567", "๒๙ก.พ.๒๕๖๗"):
        assert said in text


def test_the_card_of_repairs_sums_what_was_paid():
    line = RepairLine(
        done_on=date(2026, 2, 27), odometer=48_000, items="เปลี่ยนยาง", price_satang=12_400_50,
        garage="อู่ช่างเล็ก", ordered_by="ปลัดเทศบาล",
    )  # fmt: skip
    [text] = words(
        repair_card_pdf([line, line], agency=AGENCY, vehicle="กข 2418", on=date(2026, 3, 2))
    )
    assert "แบบ๖" in text
    assert "เป็นเงิน๒๔,๘๐๑.๐๐บาท" in text


def test_a_report_tells_what_happened_and_leaves_the_opinion_open():
    report = VehicleReport(
        agency=AGENCY, to="นายกเทศมนตรี", reported=ENDORSED, reported_at=at(2, 13), loss=False,
        vehicle="กข 2418", happened_at=at(2, 10, 20), place="แยกบางรัก", counterpart="",
        driver="นายสำราญ ทางดี", user="นายสมชาย ใจดี", account="เบรกไม่ทัน\nชนท้าย", damage="กันชนแตก",
    )  # fmt: skip
    [text] = words(vehicle_report_pdf(report))
    for said in ("แบบ๕", "๑๐.๒๐น.", "แยกบางรัก", "คู่กรณีไม่มี", "ชนท้าย", "ความเห็นผู้บังคับบัญชา"):
        assert said in text


def test_a_fuel_order_says_money_in_words_and_takes_the_log_with_it():
    log = trip_log_pdf(
        [TRIP], agency=AGENCY, vehicle="กข 2418", first=date(2026, 3, 1), last=date(2026, 3, 2)
    )
    paid = replace(
        ORDER, allowed=True, decided=DECIDED, filled_litres=Decimal("38.25"), filled_at=at(2, 15),
        price_satang=1_300_50, bill="9/12",
    )  # fmt: skip
    first, second = words(fuel_order_pdf(paid, log=log))
    for said in ("๑๒/๒๕๖๙", "๔๐.๕๐", "๑,๓๐๐.๕๐", "หนึ่งพันสามร้อยบาทห้าสิบสตางค์", "ดีเซล"):
        assert said in first
    assert "บันทึกการใช้รถ" in second
    assert len(words(fuel_order_pdf(ORDER))) == 1


def test_signs_the_face_lacks_and_markup_do_not_stop_a_form():
    strange = replace(REQUEST, destination="ร้าน 😀 #set page(width: 1cm) $x$ *หนา*")
    [text] = words(vehicle_request_pdf(strange))
    assert "#setpage(width:" in text
    assert "*หนา*" in text


def test_numbers_are_said_with_commas_and_two_places():
    assert (number(48_210), number(None)) == ("๔๘,๒๑๐", "")
    assert (litres(Decimal("40")), baht(5), baht(None)) == ("๔๐.๐๐", "๐.๐๕", "")

"""The books of vehicles: บัญชีรถ (แบบ 1, 2), บันทึกการใช้รถ (แบบ 4), การซ่อมบำรุง (แบบ 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from papers.forms import Hand, baht, hour, number
from papers.vehicle_table import table_pdf
from thai.dates import bangkok_date, screen_date

# The head of แบบ 4: words, columns and rows of each cell.
_LOG_HEAD = [
    [
        ("ลำดับที่", 1, 2), ("ออกเดินทาง", 2, 1), ("ผู้ใช้รถ", 1, 2), ("สถานที่ไป", 1, 2),
        ("ระยะ กม./ไมล์ เมื่อรถออก", 1, 2), ("กลับถึงสำนักงาน", 2, 1),
        ("ระยะ กม./ไมล์ เมื่อรถกลับ", 1, 2),
        ("รวมระยะทาง", 1, 2), ("พนักงานขับรถ", 1, 2), ("หมายเหตุ", 1, 2),
    ],
    [("วันที่", 1, 1), ("เวลา", 1, 1), ("วันที่", 1, 1), ("เวลา", 1, 1)],
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ListedVehicle:
    """One line of บัญชีรถ. Money in satang."""

    what: str  # ประเภท ชื่อรถ ยี่ห้อ รุ่น
    engine_cc: int | None
    plate: str
    engine_no: str
    chassis_no: str
    price_satang: int | None
    acquired_on: date | None
    fund: str
    holder: str
    disposed_on: date | None
    remark: str


@dataclass(frozen=True, kw_only=True)
class LoggedTrip:
    """One line of แบบ 4. `gap_km`: what the odometer had moved without a record before it."""

    number: int
    out_at: datetime
    user: str
    destination: str
    out_km: int
    in_at: datetime | None
    in_km: int | None
    driver: str
    gap_km: int = 0
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class RepairLine:
    """One line of แบบ 6. Money in satang."""

    done_on: date
    odometer: int
    items: str
    price_satang: int
    garage: str
    ordered_by: str


def vehicle_list_pdf(
    rows: Sequence[ListedVehicle], *, agency: str, of_posts: bool, on: date
) -> bytes:
    """Return บัญชีรถ as it stands on a day: แบบ 1 of cars that go with posts, else แบบ 2.

    Raises `PaperError`.
    """
    heading = "บัญชีรถประจำตำแหน่ง" if of_posts else "บัญชีรถส่วนกลาง / รถรับรอง"
    names = (
        "ลำดับ", "ประเภท ชื่อรถ ยี่ห้อ รุ่น", "ขนาด\n(ซีซี)", "เลขทะเบียน", "เลขเครื่อง", "เลขตัวถัง",
        "ราคา (บาท)",
        "วันที่ได้มา", "แหล่งเงิน", "ผู้ใช้ / หน่วยงาน", "วันจำหน่าย", "หมายเหตุ",
    )  # fmt: skip
    return table_pdf(
        form="แบบ ๑" if of_posts else "แบบ ๒",
        heading=heading,
        under=[agency, f"ณ วันที่ {screen_date(on)}"],
        agency=agency,
        dated=on,
        head=[[(name, 1, 1) for name in names]],
        widths=(1.1, 0, 1.3, 2.1, 2.7, 3.5, 2.4, 1.9, 1.9, 2.6, 1.9, 2.0),
        sides="clrcllrcllcl",
        rows=[(_listed(n, row), False) for n, row in enumerate(rows, start=1)],
    )


def trip_log_pdf(
    rows: Sequence[LoggedTrip],
    *,
    agency: str,
    vehicle: str,
    first: date,
    last: date,
    keeper: Hand | None = None,
) -> bytes:
    """Return บันทึกการใช้รถ (แบบ 4) of one vehicle from a day to a day, gaps marked and summed.

    Raises `PaperError`.
    """
    driven = sum(row.in_km - row.out_km for row in rows if row.in_km is not None)
    gaps = sum(row.gap_km for row in rows)
    after = [f"รวม {len(rows):,} เที่ยว ระยะทาง {driven:,} กิโลเมตร"]
    if gaps:
        after.append(f"ระยะทางที่ไม่มีบันทึก {gaps:,} กิโลเมตร (แถวแรเงา)")
    return table_pdf(
        form="แบบ ๔",
        heading="บันทึกการใช้รถ",
        under=[f"{vehicle} {agency}", f"ตั้งแต่วันที่ {screen_date(first)} ถึงวันที่ {screen_date(last)}"],
        agency=agency,
        dated=last,
        head=_LOG_HEAD,
        widths=(1.2, 1.9, 1.6, 3.2, 0, 2.0, 1.9, 1.6, 2.0, 1.7, 3.2, 2.8),
        sides="cccllrccrrll",
        rows=[(_logged(row), row.gap_km > 0) for row in rows],
        after=after,
        hands=[("ผู้ควบคุมการใช้รถ", keeper)],
    )


def repair_card_pdf(rows: Sequence[RepairLine], *, agency: str, vehicle: str, on: date) -> bytes:
    """Return รายละเอียดการซ่อมบำรุง (แบบ 6) of one vehicle until a day. Raises `PaperError`."""
    names = ("ลำดับ", "วันที่", "เลข กม.", "รายการซ่อม", "ราคา (บาท)", "อู่", "ผู้สั่งซ่อม")
    spent = sum(row.price_satang for row in rows)
    return table_pdf(
        form="แบบ ๖",
        heading="รายละเอียดการซ่อมบำรุง",
        under=[f"{vehicle} {agency}"],
        agency=agency,
        dated=on,
        head=[[(name, 1, 1) for name in names]],
        widths=(1.2, 2.2, 2.2, 0, 2.8, 4.6, 4.6),
        sides="ccrlrll",
        rows=[(_repaired(n, row), False) for n, row in enumerate(rows, start=1)],
        after=[f"รวม {len(rows):,} รายการ เป็นเงิน {baht(spent)} บาท"],
    )


def _listed(n: int, row: ListedVehicle) -> list[str]:
    return [
        str(n), row.what, number(row.engine_cc), row.plate, _code(row.engine_no, 13),
        _code(row.chassis_no, 17),
        baht(row.price_satang), _short(row.acquired_on), row.fund, row.holder,
        _short(row.disposed_on), row.remark,
    ]  # fmt: skip


def _logged(row: LoggedTrip) -> list[str]:
    gap = f"ไม่มีบันทึก {row.gap_km:,} กม." if row.gap_km else ""
    distance = None if row.in_km is None else row.in_km - row.out_km
    return [
        str(row.number), _shorter(row.out_at), hour(row.out_at), row.user,
        row.destination, number(row.out_km),
        _shorter(row.in_at), hour(row.in_at),
        number(row.in_km), number(distance), row.driver, " ".join(filter(None, (gap, row.remark))),
    ]  # fmt: skip


def _repaired(n: int, row: RepairLine) -> list[str]:
    price = baht(row.price_satang)
    return [
        str(n), _short(row.done_on), number(row.odometer), row.items, price,
        row.garage, row.ordered_by,
    ]  # fmt: skip


def _short(day: date | None) -> str:
    return screen_date(day) if day else ""


def _shorter(moment: datetime | None) -> str:
    """Return a day on one line of a narrow column, its year in two digits."""
    if moment is None:
        return ""
    day, month, year = screen_date(bangkok_date(moment)).split(" ")
    return f"{day} {month} {year[-2:]}"


def _code(text: str, longest: int) -> str:
    """Return a number of an engine or chassis in pieces that fit its column."""
    return "\n".join(text[n : n + longest] for n in range(0, len(text), longest))

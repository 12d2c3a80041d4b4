"""The large set: 200 tenants, one of them with 100,000 letters and 20,000 bookings."""

import csv
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from database.place import standing_in
from demo.booking.large import fill_calendar
from demo.build import has_booking, open_and_settle
from demo.bulk import fill_register
from demo.towns import TOWNS, Town
from tenants import directory
from tenants.models import Kind
from thai.provinces import PROVINCES

type Say = Callable[[str], None]

TENANTS = 200
LETTERS = 100_000
BOOKINGS = 20_000
HEADINGS = ("code", "kind", "name", "english_name", "host", "province", "district", "preset")
FIRST_PARTS = ["ดอน", "หนอง", "บ้าน", "ท่า", "คลอง", "ห้วย", "โคก", "นา", "บึง", "วัง"]
SECOND_PARTS = ["แก้วทอง", "บัวเงิน", "สว่างใจ", "ศรีงาม", "ร่มเย็น", "ธารใส", "ทองคำดี", "สุขสันต์"]
LATIN = ["don", "nong", "ban", "tha", "khlong", "huai", "khok", "na", "bueng", "wang"]
LATIN_ENDS = ["kaeothong", "buangoen", "sawangchai", "singam"]
LATIN_ENDS += ["romyen", "tharnsai", "thongkhamdi", "suksan"]
BIG = Town(
    host="nakhonsomsuk",
    number="03209901",
    kind=Kind.CITY,
    name="เทศบาลนครสมสุข",
    short_name="ทน.สมสุข",
    english_name="Nakhon Som Suk City Municipality",
    province="20",
    district="สมสุข",
    code="ชบ 52000",
    address="1 ถนนสมสุข ตำบลสมสุข\nอำเภอสมสุข จังหวัดชลบุรี 20990",
    phone="0 3899 9000",
    people=40,
    incoming=0,
    outgoing=0,
)


def build_large(*, at: datetime, say: Say) -> None:
    """Open the tenants and fill register and calendar of the largest; what is there stays.

    The tenants come through the engine's own command. Letters and bookings are the one thing of
    the demo that no command made: see `bulk` and `booking.past`.
    """
    tenant = open_and_settle(BIG, at=at)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "tenants.csv")
        with sheet.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *_applications()])
        try:
            call_command("tenants", "open", csv=sheet, workers=4, preset="small", by="demo")
        except SystemExit as ended:
            raise CommandError("เปิดหน่วยงานไม่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ") from ended
    say(f"กำลังเติมทะเบียนหนังสือรับของ{BIG.short_name} {LETTERS:,} ฉบับ")
    with standing_in(directory.place_of(tenant)):
        added = fill_register(BIG, count=LETTERS, until=tenant.added_at)
        say(f"กำลังเติมการจอง {BOOKINGS:,} รายการ")
        booked = has_booking(tenant) and fill_calendar(BIG, count=BOOKINGS, until=tenant.added_at)
    say(f"เติมแล้ว {added:,} ฉบับ และการจอง {booked:,} รายการ")
    say(f"ที่ http://{BIG.host}.{settings.BASE_DOMAIN}:{settings.PUBLIC_PORT}")


def _applications() -> Iterator[tuple[str, ...]]:
    """Yield 200 tenants less those of the demo, in districts and under names of nobody."""
    for number in range(TENANTS - len(TOWNS) - 1):
        first, second = number % len(FIRST_PARTS), number // len(FIRST_PARTS) % len(SECOND_PARTS)
        turn = number // (len(FIRST_PARTS) * len(SECOND_PARTS)) + 1
        home = PROVINCES[1 + number % (len(PROVINCES) - 1)]
        kind, prefix, digits = (
            (Kind.SAO, "องค์การบริหารส่วนตำบล", "06")
            if number % 3
            else (Kind.SUBDISTRICT, "เทศบาลตำบล", "05")
        )
        name = f"{prefix}{FIRST_PARTS[first]}{SECOND_PARTS[second]}"
        latin = f"{LATIN[first]}{LATIN_ENDS[second]}"
        yield (
            f"{digits}{home.code}88{number % 100:02}"
            if turn < 3
            else f"{digits}{home.code}89{number % 100:02}",
            kind.value,
            name,
            latin.capitalize(),
            latin if turn == 1 else f"{latin}-{home.code}",
            home.code,
            f"สมมติ {turn}",
            "small",
        )

"""Who writes to the towns: their letterheads, numbers, and who signs."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Somebody who writes letters; words such as {district} are filled by the town written to.

    `code` is the part of ที่ before the number (empty: a plain page without one), `circular` says
    that the number runs among circulars (ว), `yearly` how many letters they write in a year.
    """

    name: str  # as the register says it: จาก
    agency: str = ""
    address: tuple[str, ...] = ()
    code: str = ""
    circular: bool = False
    signer: str = ""
    position: str = ""
    division: tuple[str, ...] = ()
    phone: str = ""
    yearly: int = 900


SENDERS = {
    "dla": Sender(
        name="กรมส่งเสริมการปกครองท้องถิ่น",
        agency="กรมส่งเสริมการปกครองท้องถิ่น",
        address=("ถนนนครราชสีมา กทม. 10300",),
        code="มท 0808.2",
        circular=True,
        signer="นายภูวดล ศรีนคร",
        position="อธิบดีกรมส่งเสริมการปกครองท้องถิ่น",
        division=("สำนักบริหารการคลังท้องถิ่น", "กลุ่มงานงบประมาณท้องถิ่น"),
        phone="0 2299 9000",
        yearly=4200,
    ),
    "province": Sender(
        name="จังหวัด{province}",
        agency="ศาลากลางจังหวัด{province}",
        address=("ถนนศาลากลาง {letters} {post}",),
        code="{letters} 0023.3",
        circular=True,
        signer="นายเกรียงศักดิ์ วงศ์นคร",
        position="ผู้ว่าราชการจังหวัด{province}",
        division=("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",),
        phone="0 5669 1000",
        yearly=7600,
    ),
    "slo": Sender(
        name="ท้องถิ่นจังหวัด{province}",
        agency="สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด{province}",
        address=("ศาลากลางจังหวัด{province} {letters} {post}",),
        code="{letters} 0023.1",
        circular=True,
        signer="นางสาวกุลธิดา ญาณทอง",
        position="ท้องถิ่นจังหวัด{province}",
        division=("กลุ่มงานการเงิน บัญชี และการตรวจสอบ",),
        phone="0 5669 1012",
        yearly=2400,
    ),
    "district": Sender(
        name="อำเภอ{district}",
        agency="ที่ว่าการอำเภอ{district}",
        address=("ถนนประชาราษฎร์ {letters} {post}",),
        code="{letters} 1518",
        circular=True,
        signer="นายประเสริฐ วงศ์สวัสดิ์",
        position="นายอำเภอ{district}",
        division=("ที่ทำการปกครองอำเภอ", "กลุ่มงานบริหารงานปกครอง"),
        phone="0 5669 9000",
        yearly=1600,
    ),
    "neighbour": Sender(
        name="องค์การบริหารส่วนตำบลดอนแก้วงาม",
        agency="องค์การบริหารส่วนตำบลดอนแก้วงาม",
        address=("88 หมู่ที่ 5 ตำบลดอนแก้วงาม", "อำเภอ{district} {letters} {post}"),
        code="{letters} 79201",
        signer="นายสนั่น ดอนแก้ว",
        position="นายกองค์การบริหารส่วนตำบลดอนแก้วงาม",
        division=("สำนักปลัด",),
        phone="0 5669 8100",
        yearly=700,
    ),
    "school": Sender(
        name="โรงเรียนบ้านหนองน้ำใส",
        agency="โรงเรียนบ้านหนองน้ำใส",
        address=("ตำบลทุ่งใหญ่ อำเภอ{district}", "จังหวัด{province} {post}"),
        code="ศธ 04099.045",
        signer="นางพิกุล เรียนดี",
        position="ผู้อำนวยการโรงเรียนบ้านหนองน้ำใส",
        division=("กลุ่มบริหารงานทั่วไป",),
        phone="08 1999 0045",
        yearly=240,
    ),
    "health_office": Sender(
        name="สาธารณสุขอำเภอ{district}",
        agency="สำนักงานสาธารณสุขอำเภอ{district}",
        address=("อำเภอ{district} {letters} {post}",),
        code="{letters} 1532",
        circular=True,
        signer="นายสุขสันต์ อนามัยดี",
        position="สาธารณสุขอำเภอ{district}",
        division=("กลุ่มงานควบคุมโรค",),
        phone="0 5669 7000",
        yearly=800,
    ),
    "livestock": Sender(
        name="ปศุสัตว์อำเภอ{district}",
        agency="สำนักงานปศุสัตว์อำเภอ{district}",
        address=("อำเภอ{district} {letters} {post}",),
        code="{letters} 1508",
        signer="นายโคบาล ใจเย็น",
        position="ปศุสัตว์อำเภอ{district}",
        phone="0 5669 7100",
        yearly=300,
    ),
    "audit_office": Sender(
        name="สำนักตรวจเงินแผ่นดินจังหวัด{province}",
        agency="สำนักตรวจเงินแผ่นดินจังหวัด{province}",
        address=("ศาลากลางจังหวัด{province} {letters} {post}",),
        code="ตผ 0055",
        signer="นางเที่ยงธรรม ละเอียดดี",
        position="ผู้อำนวยการสำนักตรวจเงินแผ่นดินจังหวัด{province}",
        phone="0 5669 2000",
        yearly=500,
    ),
    "land_office": Sender(
        name="เจ้าพนักงานที่ดินจังหวัด{province}",
        agency="สำนักงานที่ดินจังหวัด{province}",
        address=("ศาลากลางจังหวัด{province} {letters} {post}",),
        code="{letters} 0020.1",
        signer="นายอาณาเขต แม่นยำ",
        position="เจ้าพนักงานที่ดินจังหวัด{province}",
        division=("ฝ่ายรังวัด",),
        phone="0 5669 2100",
        yearly=3100,
    ),
    "electricity": Sender(
        name="การไฟฟ้าส่วนภูมิภาคอำเภอ{district}",
        agency="การไฟฟ้าส่วนภูมิภาคอำเภอ{district}",
        address=("ถนนประชาราษฎร์ {letters} {post}",),
        code="มท 5309.4",
        signer="นายสว่าง ประกายแสง",
        position="ผู้จัดการการไฟฟ้าส่วนภูมิภาคอำเภอ{district}",
        phone="0 5669 6000",
        yearly=1200,
    ),
    "police": Sender(
        name="สถานีตำรวจภูธร{district}",
        agency="สถานีตำรวจภูธร{district}",
        address=("อำเภอ{district} {letters} {post}",),
        code="ตช 0022.55",
        signer="ปราบดา กล้าหาญ",
        position="ผู้กำกับการสถานีตำรวจภูธร{district}",
        phone="0 5669 1910",
        yearly=900,
    ),
    "court_office": Sender(
        name="สำนักงานศาลปกครอง",
        agency="สำนักงานศาลปกครอง",
        address=("ถนนแจ้งวัฒนะ กทม. 10210",),
        code="ศป 0022",
        signer="นางสาวยุติธรรม เที่ยงตรง",
        position="พนักงานคดีปกครองชำนาญการ",
        phone="0 2199 0000",
        yearly=2600,
    ),
    "company": Sender(
        name="ห้างหุ้นส่วนจำกัด ทุ่งทองการโยธา",
        agency="ห้างหุ้นส่วนจำกัด ทุ่งทองการโยธา",
        address=("55 ถนนสายใน อำเภอ{district}", "จังหวัด{province} {post}"),
        code="ททย",
        signer="นายก่อเกียรติ สร้างสม",
        position="หุ้นส่วนผู้จัดการ",
        phone="08 1888 5500",
        yearly=90,
    ),
    "council": Sender(name="ประธานสภาท้องถิ่น", signer="นายประชุม เห็นพ้อง", position="ประธานสภา"),
    "village_head": Sender(
        name="ผู้ใหญ่บ้าน หมู่ที่ {moo}", signer="นายบ้าน ใจเอื้อ", position="ผู้ใหญ่บ้าน หมู่ที่ {moo}"
    ),
    "villager": Sender(name="{villager}", signer="{villager}", position="ผู้ยื่นคำร้อง"),
}

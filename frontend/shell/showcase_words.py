"""Invented words for the page of components: long names, deep vowels, empty and wrong."""

from pathlib import Path
from typing import Any

from django.templatetags.static import static

LONG_SUBJECT = (
    "ขอความอนุเคราะห์ปั๊มสูบน้ำและเครื่องกำเนิดไฟฟ้าเพื่อช่วยเหลือราษฎรบ้านญี่ปุ่นที่ประสบอุทกภัย หมู่ที่ 4 หมู่ที่ 7 และหมู่ที่ 11"
)
LONG_OFFICE = "กองสาธารณสุขและสิ่งแวดล้อม องค์การบริหารส่วนตำบลทุ่งใหญ่"
URGENCIES = [("normal", "ปกติ"), ("urgent", "ด่วน"), ("very", "ด่วนมาก"), ("most", "ด่วนที่สุด")]
OFFICES = [("1", "กองช่าง"), ("2", "กองคลัง"), ("3", "กองสาธารณสุขและสิ่งแวดล้อม"), ("4", "สำนักปลัด")]

PARTS = [
    ("words", "สีและตัวอักษร", "ชื่อสีบอกหน้าที่ วรรณยุกต์ซ้อนสระต้องไม่ชนบรรทัดบน"),
    ("actions", "ปุ่ม เมนู และการยืนยัน", "หน้าละหนึ่งปุ่มหลัก ชื่อเป็นกริยาตามระเบียบ ของอันตรายถามด้วยผลที่จะเกิด"),
    (
        "states",
        "คำบอกสถานะและข้อความ",
        "ทุกคำมีรูปร่างกำกับ จอขาวดำก็อ่านออก ข้อความบอกว่าเกิดอะไร แล้วต้องทำอะไร",
    ),
    ("fields", "ช่องกรอก", "ป้ายอยู่บน ความกว้างบอกความยาวของคำตอบ"),
    ("wrong", "ช่องกรอกที่ผิด", "ผิดแล้วบอกวิธีแก้ สิ่งที่พิมพ์ไม่หาย"),
    ("lists", "งาน ทะเบียน และตัวกรอง", "สิ่งที่ต้องทำ เรื่อง กำหนด งานแรกได้ปุ่มหลัก ตัวกรองอยู่ใน URL"),
    ("papers", "กระดาษ เส้นทาง และไฟล์", "ล่าสุดอยู่บน ใคร ทำอะไร ในตำแหน่งใด เมื่อใด"),
    ("people", "รายละเอียด ผังสำนักงาน การรับทราบ", "ชื่อยาวตัดบรรทัดได้ ไม่ล้น"),
]


def _task(do: str, subject: str, **more: Any) -> dict[str, Any]:
    return {"do": do, "subject": subject, "url": "#main", **more}


TASKS = [
    _task(
        "สั่งการ",
        "สำรวจความเสียหายของถนนและสะพานจากอุทกภัย",
        urgency="ด่วนที่สุด",
        facts=["อำเภอบ้านนาเหนือ", "รับที่ 2214/2569"],
        when="เลยมา 1 วัน",
        state="late",
    ),
    _task(
        "เสนอความเห็น",
        LONG_SUBJECT,
        facts=["รับที่ 2213/2569", LONG_OFFICE],
        when="ก่อน 16.30 น.",
        state="due",
        unread=True,
    ),
    _task(
        "เสนอความเห็น",
        "เรื่องลับ",
        secrecy="ลับมาก",
        facts=["รับที่ ล 18/2569"],
        when="ภายใน 25 พ.ย.",
        unread=True,
    ),
    _task(
        "รอลงรับ",
        "แจ้งผลการพิจารณาอุทธรณ์ภาษีที่ดินและสิ่งปลูกสร้าง",
        facts=["ส่งที่ 687/2569", "รอ อำเภอบ้านนาเหนือ"],
        when="1 วันแล้ว",
    ),
]
ROWS = [
    {
        "n": "2214",
        "time": "09.35 น.",
        "subject": "สำรวจความเสียหายจากอุทกภัย",
        "sender": "นายอำเภอบ้านนาเหนือ",
        "urgency": "ด่วนมาก",
        "state": "due",
        "act": "รอสั่งการ",
    },
    {
        "n": "2213",
        "time": "09.21 น.",
        "subject": LONG_SUBJECT,
        "sender": LONG_OFFICE,
        "picked": True,
        "state": "late",
        "act": "เลยมา 2 วัน",
    },
    {
        "n": "2210",
        "time": "08.40 น.",
        "subject": "สำรวจความเสียหายจากอุทกภัย (ลงซ้ำกับ 2214)",
        "sender": "นายอำเภอบ้านนาเหนือ",
        "void": True,
        "state": "void",
        "act": "ยกเลิก",
    },
    {
        "n": "ล 18",
        "subject": "เรื่องลับ",
        "sender": "เปิดได้เฉพาะผู้มีชื่อ",
        "secrecy": "ลับ",
        "act": "ปิดเรื่อง",
    },
]
STEPS = [
    {"state": "now", "what": "รอ นายวิชัย ทองดี สั่งการ", "facts": "ครบกำหนดพรุ่งนี้ 24 พ.ย. 16.30 น."},
    {
        "state": "back",
        "who": "มาลี ศรีสุข",
        "what": "ส่งคืน",
        "quote": "ขาดแบบสำรวจหน้า 2",
        "facts": "หัวหน้าสำนักปลัด รักษาราชการแทนปลัด อบต. · วันนี้ 09.42 น.",
    },
    {
        "state": "done",
        "who": "สมพร ใจดี",
        "what": "ลงทะเบียนรับ 2214/2569",
        "facts": "สารบรรณกลาง · วันนี้ 09.35 น.",
    },
]
PEOPLE = [
    {"name": "นางสาวกุลธิดา ญี่ปุ่นทอง", "office": "กองคลัง", "at": "23 พ.ย. 10.05 น."},
    {"name": "ว่าที่ร้อยตรี ปฏิภาณ ฐิติวัฒนกุลชัยประเสริฐ ณ อยุธยา", "office": LONG_OFFICE, "at": ""},
]
TREE = [
    {
        "label": "สำนักปลัด",
        "url": "#main",
        "facts": "พจ 72101",
        "current": True,
        "children": [
            {"label": "งานธุรการ", "url": "#main", "children": []},
            {"label": "งานกิจการสภา", "url": "#main", "facts": "2 คน"},
        ],
    },
    {"label": LONG_OFFICE, "url": "#main"},
]
SAMPLES: dict[str, Any] = {
    "tasks": TASKS,
    "rows": ROWS,
    "steps": STEPS,
    "people": PEOPLE,
    "tree": TREE,
    "columns": [
        {"label": "เลขรับ", "small": "เวลา", "class": "c-no"},
        {"label": "เรื่อง", "small": "จาก"},
        {"label": "การปฏิบัติ"},
    ],
    "bulk": [{"label": "เสนอ", "name": "do", "value": "propose"}],
    "chips": [
        {"label": "ทั้งหมด", "url": "#main", "current": True},
        {"label": "ยังไม่ปิดเรื่อง", "url": "#main", "count": 41},
    ],
    "counts": [
        {"n": 2, "label": "เลยกำหนด", "url": "#main", "kind": "late"},
        {"n": 3, "label": "ครบกำหนดวันนี้", "url": "#main", "kind": "due"},
        {"n": 7, "label": "ยังไม่อ่าน", "url": "#main"},
    ],
    "tabs": [
        {"label": "รายละเอียด", "url": "#main", "current": True},
        {"label": "ไฟล์", "url": "#main", "count": 3},
    ],
    "menu": [
        {"label": "แจ้งเวียน", "url": "#main", "icon": "people"},
        {"rule": True},
        {"label": "ยกเลิกเลขรับ", "url": "#main", "icon": "x", "danger": True},
    ],
    "files": [
        {"name": "แบบสำรวจความเสียหาย.pdf", "url": "#main", "facts": "2 หน้า"},
        {
            "name": "พจ 0021/ว 7734 จังหวัดพิจิตร",
            "url": "#main",
            "facts": "รับที่ 2187/2569",
            "icon": "file",
        },
    ],
    "facts": [
        {"label": "ที่", "value": "พจ 0118/ว 1482"},
        {"label": "จาก", "value": LONG_OFFICE},
        {"label": "อ้างถึง", "value": "รับที่ 2187/2569", "url": "#main"},
        {"label": "หมายเหตุ", "value": ""},
    ],
    "crumbs": [{"label": "งานของฉัน", "url": "#main"}, {"label": "รับที่ 2214/2569"}],
    "stamp": {
        "office": "องค์การบริหารส่วนตำบลทุ่งใหญ่",
        "number": "๒๒๑๔",
        "day": "๒๓ พ.ย. ๒๕๖๙",
        "time": "๐๙.๓๕ น.",
    },
}


def pages() -> list[dict[str, Any]]:
    """Return one page of paper to look at, A4 at 150 dpi."""
    return [{"url": static("sample-paper.svg"), "width": 1240, "height": 1754}] * 2


def icons() -> list[str]:
    """Return the names of all icons, from the drawings themselves."""
    return sorted(
        drawing.stem for drawing in (Path(__file__).parents[1] / "styles" / "icons").glob("*.svg")
    )

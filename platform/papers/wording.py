"""Turn stored text into the wording of official paper: Thai digits, and what stays together."""

import re
from collections.abc import Iterable

from thai.digits import thai
from thai.text import tidy

_NBSP = "\u00a0"

# Web and e-mail addresses, and codes with Latin letters (A4, COVID-19), keep their own digits.
_ASCII_WORD = re.compile(r"[A-Za-z0-9@._%+\-/:?&=#~]+")
_MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_UNITS = (
    "บาท|สตางค์|น\\.|คน|ราย|ท่าน|ชุด|ฉบับ|แผ่น|เล่ม|หน้า|วัน|เดือน|ปี|ชั่วโมง|นาที|ครั้ง|แห่ง|หลัง|โครงการ|"
    "เครื่อง|คัน|ตัว|ชิ้น|ไร่|เมตร|กิโลเมตร|ตารางเมตร|ลิตร|หมู่บ้าน|ครัวเรือน|เปอร์เซ็นต์"
)
_BEFORE_A_NUMBER = r"พ\.ศ\.|ค\.ศ\.|โทร\.|มาตรา|ข้อ|เวลา|หมู่ที่|วันที่|จำนวน|ครั้งที่|ชั้น|แบบที่|[0-9๐-๙]"


def _after(words: str) -> str:
    # A look behind must know its length, so each word gets its own.
    return "(?:" + "|".join(f"(?<={word})" for word in words.split("|")) + ")"


_TOGETHER = [
    re.compile(r"(?<=\S) (?=ๆ)"),
    re.compile(rf"{_after(_BEFORE_A_NUMBER)} (?=[0-9๐-๙])"),
    re.compile(rf"(?<=[0-9๐-๙]) (?=(?:{_UNITS}|{_MONTHS}))"),
    re.compile(rf"{_after(_MONTHS)} (?=[0-9๐-๙]{{4}})"),
    re.compile(r"(?<=ที่) (?=[ก-ฮ]{1,4} [0-9๐-๙])"),
    re.compile(r"(?<=[ก-ฮ]) (?=[0-9๐-๙][0-9๐-๙.]*/)"),
    re.compile(r"(?<=/ว) (?=[0-9๐-๙])"),
]
_PLACE = re.compile(
    r"(?:องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|เทศบาล(?:ตำบล|เมือง|นคร)|ตำบล|อำเภอ|จังหวัด)"
    r"([\u0e01-\u0e4e]{2,30})(?=\s|$)"
)


def official(text: str) -> str:
    """Return the text as paper wants it: tidy, Thai digits, number and unit on one line.

    Web addresses, e-mail addresses and Latin codes keep Arabic digits.
    """
    text = _ASCII_WORD.sub(_latin_or_thai, tidy(text))
    for gap in _TOGETHER:
        text = gap.sub(_NBSP, text)
    return text


def _latin_or_thai(word: re.Match[str]) -> str:
    return word[0] if any(map(str.isalpha, word[0])) else thai(word[0])


def place_names(texts: Iterable[str]) -> list[str]:
    """Return the names of places in agency names and addresses, longest first.

    The line breaker knows no proper names; the paper keeps these whole.
    """
    found = {name for text in texts for name in _PLACE.findall(tidy(text))}
    return sorted(found, key=lambda name: (-len(name), name))

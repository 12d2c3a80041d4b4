"""Titles, names and telephone numbers of people."""

import re

from thai.digits import arabic
from thai.text import tidy

COMMON_TITLES = ("นาย", "นาง", "นางสาว", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง")
ROYAL_TITLES = ("หม่อมราชวงศ์", "หม่อมหลวง", "ม.ร.ว.", "ม.ล.")
ACADEMIC_TITLES = ("ศ.ดร.", "รศ.ดร.", "ผศ.ดร.", "ศ.", "รศ.", "ผศ.", "ดร.")
MEDICAL_TITLES = ("นพ.", "พญ.", "ทพ.", "ทพญ.", "ภก.", "ภญ.", "น.สพ.", "สพ.ญ.")
ARMY_RANKS = (
    "พล.อ.", "พล.ท.", "พล.ต.", "พ.อ.", "พ.ท.", "พ.ต.", "ร.อ.", "ร.ท.", "ร.ต.",
    "จ.ส.อ.", "จ.ส.ท.", "จ.ส.ต.", "ส.อ.", "ส.ท.", "ส.ต.",
)  # fmt: skip
NAVY_RANKS = (
    "พล.ร.อ.",
    "พล.ร.ท.",
    "พล.ร.ต.",
    "น.อ.",
    "น.ท.",
    "น.ต.",
    "พ.จ.อ.",
    "พ.จ.ท.",
    "พ.จ.ต.",
    "จ.อ.",
    "จ.ท.",
    "จ.ต.",
)
AIR_RANKS = ("พล.อ.อ.", "พล.อ.ท.", "พล.อ.ต.", "พ.อ.อ.", "พ.อ.ท.", "พ.อ.ต.")
POLICE_RANKS = (
    "พล.ต.อ.", "พล.ต.ท.", "พล.ต.ต.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.",
    "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต.", "ด.ต.", "จ.ส.ต.", "ส.ต.อ.", "ส.ต.ท.", "ส.ต.ต.",
)  # fmt: skip
GUARD_RANKS = (
    "ว่าที่ ร.ต.",
    "ว่าที่ ร.ท.",
    "ว่าที่ ร.อ.",
    "ว่าที่ พ.ต.",
    "นายหมู่ใหญ่",
    "นายกองเอก",
    "นายกองโท",
    "นายกองตรี",
)
RANKS = tuple(dict.fromkeys(ARMY_RANKS + NAVY_RANKS + AIR_RANKS + POLICE_RANKS + GUARD_RANKS))
TITLES = COMMON_TITLES + ROYAL_TITLES + ACADEMIC_TITLES + MEDICAL_TITLES + RANKS

_RANK_WORDS = (
    "พลเอก", "พลโท", "พลตรี", "พันเอก", "พันโท", "พันตรี", "ร้อยเอก", "ร้อยโท", "ร้อยตรี",
    "พลตำรวจ", "พันตำรวจ", "ร้อยตำรวจ", "ดาบตำรวจ", "จ่าสิบ", "สิบเอก", "สิบโท", "สิบตรี",
    "สิบตำรวจ", "จ่าเอก", "จ่าโท", "จ่าตรี", "พันจ่า", "นาวา", "เรืออากาศ", "เรือเอก", "เรือโท",
    "เรือตรี", "พลเรือ", "พลอากาศ", "ว่าที่",
)  # fmt: skip
_BARE_RANKS = frozenset(re.sub(r"[.\s]", "", rank) for rank in RANKS)

_WANTED_PHONE = re.compile(
    r"(?:\+66|0066|0)(?P<number>[2-9][0-9]{7,8})(?:(?:ต่อ|ext|x|#|;ext=)(?P<inner>[0-9]{1,6}))?"
)


class UnreadablePhone(ValueError):
    """What was typed is no Thai telephone number; the message says in Thai what to do."""


def is_rank(title: str) -> bool:
    """Tell whether a title is a rank (ยศ), abbreviated or in full."""
    bare = re.sub(r"[.\s]", "", tidy(title))
    return bare in _BARE_RANKS or bare.startswith(_RANK_WORDS)


def rank_before_signature(title: str) -> str:
    """Return the rank that is printed before a signature, or an empty string."""
    return tidy(title) if is_rank(title) else ""


def printed_name(title: str, given: str, family: str) -> str:
    """Write the name under a signature: (นายสมชาย ใจดี), without rank."""
    return f"({full_name('' if is_rank(title) else title, given, family)})"


def full_name(title: str, given: str, family: str) -> str:
    """Write a name with its title, rank or not: พ.ต.อ.สมชาย ใจดี."""
    return f"{tidy(title)}{tidy(given)} {tidy(family)}".strip()


def read_phone(text: str) -> str:
    """Return a typed Thai number as stored: +6654889909, with ;ext=12 for ต่อ 12.

    Raises `UnreadablePhone` if it has not nine (fixed) or ten (mobile) digits.
    """
    bare = re.sub(r"[\s\-().]|โทร(?:ศัพท์)?", "", arabic(tidy(text[:100])).casefold())
    found = _WANTED_PHONE.fullmatch(bare)
    if found is None or (len(found["number"]) == 9) != (found["number"][0] in "689"):
        raise UnreadablePhone("หมายเลขโทรศัพท์ไม่ถูกต้อง กรุณาพิมพ์ เช่น 0 3588 1234 ต่อ 12 หรือ 08 1234 5678")
    return f"+66{found['number']}" + (f";ext={found['inner']}" if found["inner"] else "")


def screen_phone(number: str) -> str:
    """Write a number as offices do: 0 5488 9909 ต่อ 12, mobile 08 1234 5678.

    What is not a Thai number (a short or foreign one) is given back tidied.
    """
    try:
        digits, _, inner = read_phone(number).removeprefix("+66").partition(";ext=")
    except UnreadablePhone:
        return tidy(number)
    shown = f"0{digits[:-8]} {digits[-8:-4]} {digits[-4:]}"
    return f"{shown} ต่อ {inner}" if inner else shown

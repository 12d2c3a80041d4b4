"""Money in words (จำนวนเงินเป็นตัวอักษร)."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000


def baht_text(satang: int) -> str:
    """Write an amount of whole satang in words: 10025 is หนึ่งร้อยบาทยี่สิบห้าสตางค์.

    Raises `TypeError` for anything but a whole number: round before, with `satang_of`.
    """
    if not isinstance(satang, int) or isinstance(satang, bool):
        raise TypeError("money in words takes whole satang")
    if satang < 0:
        return f"ลบ{baht_text(-satang)}"
    baht, rest = divmod(satang, 100)
    if not rest:
        return f"{_number(baht) or 'ศูนย์'}บาทถ้วน"
    return f"{_number(baht)}{'บาท' if baht else ''}{_number(rest)}สตางค์"


def satang_of(baht: Decimal) -> int:
    """Return an amount of baht in satang, half a satang rounded up (away from nought)."""
    return int((baht * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _number(value: int) -> str:
    """Write a whole number in words; nought is the empty string."""
    millions, rest = divmod(value, _MILLION)
    if not millions:
        return _below_a_million(rest, follows=False)
    return f"{_number(millions)}ล้าน{_below_a_million(rest, follows=True)}"


def _below_a_million(value: int, *, follows: bool) -> str:
    words: list[str] = []
    for place in range(5, -1, -1):
        digit = value // 10**place % 10
        if digit:
            words.append(
                _digit_word(digit, place, alone=not words and not follows) + _PLACES[place]
            )
    return "".join(words)


def _digit_word(digit: int, place: int, *, alone: bool) -> str:
    if place == 1 and digit <= 2:
        return ("", "", "ยี่")[digit]
    if place == 0 and digit == 1 and not alone:
        return "เอ็ด"
    return _DIGITS[digit]

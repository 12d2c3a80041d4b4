"""The 13-digit citizen number (เลขประจำตัวประชาชน)."""

from stdnum.exceptions import ValidationError
from stdnum.th import pin

from thai.digits import arabic
from thai.text import tidy


class WrongCitizenId(ValueError):
    """What was typed is no citizen number; the message says what to do and hides the number."""


def read_citizen_id(text: str) -> str:
    """Return the 13 Arabic digits that a person typed, with or without dashes, in any digits.

    Raises `WrongCitizenId` if the length, the first digit or the check digit is wrong.
    """
    typed = arabic(tidy(text[:100]))
    if not typed.isascii():  # other scripts have digits too, and Python takes them for numbers
        raise WrongCitizenId("เลขประจำตัวประชาชนต้องเป็นตัวเลข 13 หลัก กรุณาตรวจสอบแล้วพิมพ์ใหม่")
    try:
        return pin.validate(typed)
    except ValidationError as wrong:
        raise WrongCitizenId("เลขประจำตัวประชาชนไม่ถูกต้อง กรุณาตรวจตัวเลขทั้ง 13 หลักกับบัตรอีกครั้ง") from wrong


def is_citizen_id(text: str) -> bool:
    """Tell whether the text is a citizen number with a right check digit."""
    try:
        read_citizen_id(text)
    except WrongCitizenId:
        return False
    return True


def screen_citizen_id(number: str) -> str:
    """Write 13 digits as on the card: 1-1014-00001-11-8."""
    return pin.format(number)


def hidden_citizen_id(number: str) -> str:
    """Write a number so that its owner knows it and others do not: x-xxxx-xxxx1-11-8."""
    return f"x-xxxx-xxxx{number[9]}-{number[10:12]}-{number[12]}"

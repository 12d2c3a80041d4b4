"""Thai digits for paper, Arabic digits for everything else."""

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)


def arabic(text: str) -> str:
    """Return the text with ๐-๙ written 0-9, as numbers are stored: SQL and `[0-9]` miss ๐-๙."""
    return text.translate(_TO_ARABIC)


def thai(text_or_int: str | int) -> str:
    """Return the text or whole number with 0-9 written ๐-๙, as official paper wants."""
    return str(text_or_int).translate(_TO_THAI)

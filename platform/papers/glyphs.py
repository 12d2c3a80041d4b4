"""Which characters the official face (TH SarabunPSK) can set."""

import struct
from functools import cache
from pathlib import Path

_FACE = Path(__file__).parent / "fonts" / "THSarabunPSK.ttf"
_ALWAYS = frozenset(map(ord, "\n\u200b\u2060"))


def unsettable(text: str) -> str:
    """Return the characters of `text` that the face has no glyph for, each once, in order."""
    known = _covered()
    return "".join(dict.fromkeys(char for char in text if ord(char) not in known))


def settable(text: str, instead: str = "?") -> str:
    """Return `text` with every character the face lacks replaced."""
    known = _covered()
    return "".join(char if ord(char) in known else instead for char in text)


@cache
def _covered() -> frozenset[int]:
    face = _FACE.read_bytes()
    table = face[_offset_of(face, b"cmap") :]
    (count,) = struct.unpack_from(">H", table, 2)
    covered: set[int] = set(_ALWAYS)
    for record in range(count):
        (start,) = struct.unpack_from(">L", table, 8 + record * 8)
        if struct.unpack_from(">H", table, start) == (4,):
            covered |= _segments(table, start)
    return frozenset(covered)


def _offset_of(face: bytes, wanted: bytes) -> int:
    (count,) = struct.unpack_from(">H", face, 4)
    for record in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", face, 12 + record * 16)
        if tag == wanted:
            return int(offset)
    raise ValueError(f"the face has no table {wanted!r}")


def _segments(table: bytes, start: int) -> set[int]:
    # A format 4 table: ends, starts, deltas and offsets of runs of characters.
    (doubled,) = struct.unpack_from(">H", table, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    starts_at = start + 16 + doubled
    starts = struct.unpack_from(f">{count}H", table, starts_at)
    deltas = struct.unpack_from(f">{count}H", table, starts_at + doubled)
    offsets_at = starts_at + 2 * doubled
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    covered = set()
    for i, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[i]:
                at = offsets_at + 2 * i + offsets[i] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, at)
            if (glyph and offsets[i]) or (not offsets[i] and (glyph + deltas[i]) & 0xFFFF):
                covered.add(code)
    return covered

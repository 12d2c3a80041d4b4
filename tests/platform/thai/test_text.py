"""Thai text comes in clean, and twins are told."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.text import clusters, shorten, skeleton, tidy

THAI_CHARS = [chr(code) for code in (*range(0xE01, 0xE3B), *range(0xE40, 0xE5C))]
THAI = st.text(alphabet=[*THAI_CHARS, *" a1./\u200b\u0301\u0323\uf70a"], max_size=14)
ANY = st.one_of(THAI, st.text(max_size=20))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # nikhahit, tone, aa
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),  # tone, nikhahit, aa
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # sara am before its tone
        ("ท\u0e4d\u0e32", "ท\u0e33"),
        ("เเปลง", "แปลง"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),  # tone before vowel
        ("ท\u0e35\u0e35\u0e48\u0e48", "ท\u0e35\u0e48"),
        ("พัน\u0e18\u0e4c\u0e38", "พัน\u0e18\u0e38\u0e4c"),
        ("กอง\u200bคลัง\ufeff", "กองคลัง"),
        ("\u202eกอง\u2066คลัง\u00ad", "กองคลัง"),
        ("กอง\u00a0 \t คลัง", "กอง คลัง"),
        ("ก\x00ข\x1b\x7f", "กข"),
        ("ก \r\n ข\u2028ค", "ก\nข\nค"),
        ("ผ\uf70a", "ผ\u0e48"),  # private mark of old fonts
        ("\ud800ก", "ก"),
        ("e\u0301", "é"),
        ("plain text", "plain text"),
    ],
)
def test_one_sight_has_one_spelling(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(ANY)
def test_clean_text_stays_as_it_is(text: str) -> None:
    clean = tidy(text)
    assert tidy(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode()


@given(ANY)
def test_what_is_not_seen_makes_no_difference(text: str) -> None:
    assert tidy(text + "\u200b") == tidy(text)  # the first must be read closely, the second seldom


@given(ANY)
def test_clean_text_hides_nothing(text: str) -> None:
    assert not [
        c for c in tidy(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("แกลง", "เเกลง"),
        ("ทำ", "ทํา"),
        ("น้ำ", "นํ้า"),
        ("น้ำ", "นำ้"),
        ("ที่", "ท่ี"),
        ("ที่", "ที่่"),
        ("กา", "กๅ"),
        ("ฤๅษี", "ฤาษี"),
        ("กึ", "กิํ"),
        ("เขต ๑", "เขต 1"),
        ("กอง คลัง", "กอง\u00a0คลัง"),
        ("กองคลัง", "กอง\u200bคลัง"),
        ("กองคลัง", "กอง\u202eคลัง"),
        ("กองคลัง", "กอง\ufe0fคลัง"),
        ("ขวด", "ฃวด"),
        ("คน", "ฅน"),
        ("สมชาย", "สมชาย\u3164"),
        ("bangpa", "ЬаngрА".replace("Ь", "b")),
        ("BANGPA", "ｂａｎｇｐａ"),
        ("tambol-1", "tambo1-l"),
    ],
)
def test_twins_have_one_skeleton(one: str, other: str) -> None:
    assert one != other
    assert skeleton(one) == skeleton(other)


def test_ordinary_names_stay_apart() -> None:
    thai_names = "ดำ คำ ตา คา มา ฆา ซา ขา ใจ ไจ ปู่ ปู ปู้ วิชัย วิไชย ฎา ฏา พล ผล บาง บ้าง"
    names = [*thai_names.split(), "ali", "all", "mali", "mall"]
    assert len({skeleton(name) for name in names}) == len(names)


@example("\u0e4d\u0e45")
@given(ANY)
def test_a_skeleton_has_itself_as_skeleton(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text) == skeleton(tidy(text))


def test_letters_are_counted_as_seen() -> None:
    assert clusters("ที่น้ำ") == ["ที่", "น้ำ"]
    assert clusters("👩\u200d👧ก🇹🇭") == ["👩\u200d👧", "ก", "🇹🇭"]


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert shorten("ที่นี่มีน้ำ", 3) == "ที่นี่…"
    assert shorten("กองเทศบาล", 5) == "กอง…"  # no vowel left without its consonant
    assert shorten("ที่นี่", 2) == "ที่นี่"


@given(ANY, st.integers(min_value=1, max_value=12))
def test_short_text_is_short(text: str, limit: int) -> None:
    assert "".join(clusters(text)) == text
    assert len(clusters(shorten(text, limit))) <= limit


def test_nothing_is_shorter_than_one_letter() -> None:
    with pytest.raises(ValueError, match="one letter"):
        shorten("ก", 0)

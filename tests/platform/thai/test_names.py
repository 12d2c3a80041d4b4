"""Names under signatures, and telephone numbers."""

import pytest

from thai.names import (
    RANKS,
    TITLES,
    UnreadablePhone,
    full_name,
    is_rank,
    printed_name,
    rank_before_signature,
    read_phone,
    screen_phone,
)


def test_a_title_is_printed_with_the_name() -> None:
    assert printed_name("นาย", "สมชาย", "ใจดี") == "(นายสมชาย ใจดี)"
    assert printed_name("ดร.", "มาลี", "ใจดี") == "(ดร.มาลี ใจดี)"


@pytest.mark.parametrize(
    "rank", ["พ.ต.อ.", "ว่าที่ ร.ต.", "ว่าที่ร้อยตรี", "พันตำรวจเอก", "จ.ส.อ.", "นายกองเอก"]
)
def test_a_rank_stands_before_the_signature_instead(rank: str) -> None:
    assert printed_name(rank, "สมชาย", "ใจดี") == "(สมชาย ใจดี)"
    assert rank_before_signature(rank) == rank


def test_a_common_title_is_no_rank() -> None:
    assert rank_before_signature("นาย") == ""
    assert not any(is_rank(title) for title in TITLES if title not in RANKS)


def test_a_name_may_have_one_part_and_untidy_spaces() -> None:
    assert full_name("นาง", " มาลี ", "") == "นางมาลี"
    assert full_name("พ.ต.อ.", "สมชาย", "ใจ  ดี") == "พ.ต.อ.สมชาย ใจ ดี"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("0 5488 9909", "+6654889909", "0 5488 9909"),
        ("0-5488-9909 ต่อ 12", "+6654889909;ext=12", "0 5488 9909 ต่อ 12"),
        ("โทร. 02 123 4567", "+6621234567", "0 2123 4567"),
        ("๐๘๑-๒๓๔-๕๖๗๘", "+66812345678", "08 1234 5678"),
        ("+66 81 234 5678", "+66812345678", "08 1234 5678"),
    ],
)
def test_a_number_is_stored_and_shown(typed: str, stored: str, shown: str) -> None:
    assert read_phone(typed) == stored
    assert screen_phone(stored) == screen_phone(typed) == shown


@pytest.mark.parametrize(
    "typed",
    ["", "1111", "0812", "081234567", "0212345678", "+14155550100", "٠٨١٢٣٤٥٦٧٨", "8" * 9_000],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(UnreadablePhone, match="กรุณาพิมพ์"):
        read_phone(typed)


def test_a_short_number_is_shown_as_it_is() -> None:
    assert screen_phone(" 1567 ") == "1567"

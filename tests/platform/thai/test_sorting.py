"""Thai dictionary order by plain code points."""

from hypothesis import given
from hypothesis import strategies as st

from thai.sorting import sort_key


def in_order(words: str) -> bool:
    wanted = words.split("|")
    return sorted(reversed(wanted), key=sort_key) == wanted == sorted(wanted, key=sort_key)


def test_a_vowel_written_in_front_comes_after_its_consonant() -> None:
    assert in_order("ก|กองคลัง|กา|เก่า|แกลง|โกน|ใกล้|ไกล|ข|ขอนแก่น|เทศบาล")


def test_tones_only_part_equals() -> None:
    assert in_order("เกง|เก็ง|เก่ง|เก้ง|เก๋ง|เก่งกาจ")
    assert in_order("กรม|กรรม|กรรมการ")


def test_rare_letters_stand_where_the_dictionary_has_them() -> None:
    assert in_order("รวม|ฤดู|ลม|ฦาชา|วัน")


def test_numbers_go_by_their_value() -> None:
    assert in_order("มท 9/100|มท ๑๐/๑|มท 10/9|มท 10/10|มท 109")
    assert in_order("เขต 2|เขต 010|เขต ๑๐|เขต 11")


def test_punctuation_and_case_come_last() -> None:
    assert sort_key("อ.บ.ต.").split("\x01")[0] == sort_key("อบต")
    assert in_order("abc|ABC|abd|ก")


def test_two_spellings_of_one_sight_sort_as_one() -> None:
    assert sort_key("น\u0e4d\u0e49\u0e32") == sort_key("น\u0e49\u0e33")


@given(st.text(max_size=400))
def test_any_key_fits_an_index_row(text: str) -> None:
    key = sort_key(text).encode()
    assert len(key) < 2_700
    assert b"\x00" not in key


def test_the_longest_thai_key_fits_an_index_row() -> None:
    assert len(sort_key("ที่ ๑ก่" * 1_000).encode()) < 2_700


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_numbers_sort_as_numbers(one: int, other: int) -> None:
    ordered = sorted((one, other))
    assert sorted((f"ก{one}", f"ก{other}"), key=sort_key) == [f"ก{n}" for n in ordered]

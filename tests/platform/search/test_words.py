"""What is indexed is what is asked."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import index_text, query_text

SUBJECT = "ขอความอนุเคราะห์องค์กรปกครองส่วนท้องถิ่นดำเนินการจัดซื้อจัดจ้างครุภัณฑ์คอมพิวเตอร์"
WORD = r"'[^\W_]+(?:[^\W_]|[\u0300-\u036f\u0e31-\u0e4e])*'(?::\*)?"


def words(*texts: str) -> set[str]:
    return set(index_text(*texts).split())


def test_a_word_inside_a_compound_is_indexed() -> None:
    assert {"องค์กรปกครองส่วนท้องถิ่น", "ท้องถิ่น", "องค์กร", "ปกครอง", "ครุภัณฑ์"} <= words(SUBJECT)


def test_no_word_begins_with_a_mark_or_ends_in_a_leading_vowel() -> None:
    for word in words(SUBJECT, "เทศบาลเมืองเก่าเเละศาสตร์น้ำใจ"):
        assert not re.match("[ะ-\u0e3a\u0e47-\u0e4e]", word)
        assert word[-1] not in "เแโใไ"


def test_a_document_number_is_indexed_whole_and_in_parts() -> None:
    for text in ("ที่ อย ๐๐๒๓.๓/ว ๕๖๗", "ตามหนังสือ ที่ อย 0023.3/ว567 ลงวันที่ 26 สิงหาคม 2567"):
        assert {"refอย0023d3zว567", "ref0023d3zว567", "refอย0023d3", "ว567", "567"} <= words(text)


def test_a_date_is_not_taken_for_a_document_number() -> None:
    assert not any(word.startswith("ref") for word in words("ประชุม 26/8/2567 เวลา 09.30 น."))


def test_short_forms_are_indexed_with_and_without_dots() -> None:
    assert {"อบต", "พศ", "2567", "เมย"} <= words("อบต.บ้านเลน พ.ศ. ๒๕๖๗ เม.ย.")
    assert "อบต" in words("นายกอบตบ้านเลน")


def test_latin_is_lower_case_and_cut_at_punctuation() -> None:
    assert words("Covid-19 saraban@DLA.go.th") == {"covid", "19", "saraban", "dla", "go", "th"}


def test_each_word_stands_once() -> None:
    found = index_text(SUBJECT, SUBJECT, "ท้องถิ่น").split()
    assert len(found) == len(set(found))


def test_the_words_of_a_book_fit_a_row() -> None:
    book = " ".join(f"คำ{number}ที่{number * 7}" for number in range(80_000))
    assert len(index_text(book)) <= 200_000


def test_spelling_variants_of_one_sight_are_one_word() -> None:
    assert words("น\u0e4d\u0e49\u0e32ท่วม") == words("น้ำ\u200bท่วม")


def test_a_question_asks_for_all_words_and_the_beginning_of_the_last() -> None:
    assert query_text("covid ตรวจ") == "'covid' & 'ตรวจ':*"


def test_a_number_is_asked_as_one_word() -> None:
    for asked in ("อย 0023.3/ว567", "ที่ อย ๐๐๒๓.๓/ว ๕๖๗"):
        assert query_text(asked) == "'refอย0023d3zว567':*"


@pytest.mark.parametrize(
    "asked", ["", "  ", "'&|!()<->:*\\", "\x00", "\u0e48\u0e48", "😀", "…ฯ ๆ", "\ud800", "¹²½"]
)
def test_nothing_searchable_asks_for_nothing(asked: str) -> None:
    assert query_text(asked) == ""


@given(st.text(max_size=200) | st.text(alphabet="กาเ่์.'\\&|!()<->:* /ว๑1\x00", max_size=80))
def test_no_question_can_leave_its_quotes(asked: str) -> None:
    skeleton = re.sub(r"'[^'\\:&|!()<>*\s\x00]+'(?::\*)?", "w", query_text(asked))
    assert re.fullmatch(r"[w&|() ]*", skeleton)
    while skeleton != (skeleton := re.sub(r"\(w(?: [&|] w)*\)|w & w", "w", skeleton)):
        pass
    assert skeleton in ("", "w")


def test_ten_kilobytes_of_rubbish_are_answered_shortly() -> None:
    for rubbish in ("ก'" * 5_000, "ตากลม" * 2_000, "1/" * 5_000, "(((" * 3_000 + "a", "เ่" * 5_000):
        assert len(query_text(rubbish)) < 4_000


def test_many_threads_may_begin_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: index_text(SUBJECT), range(16)))) == 1

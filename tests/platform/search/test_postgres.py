"""PostgreSQL finds by our questions what stands in our index."""

from collections.abc import Iterator

import psycopg
import pytest

from embedded.throwaway import throwaway
from search.words import index_text, query_text

LETTER = (
    "อย 0023.3/ว 567",
    "ขอความอนุเคราะห์องค์กรปกครองส่วนท้องถิ่นดำเนินการจัดซื้อจัดจ้าง",
    "อบต.บ้านเลน",
    "นายวิศิษฏ์ วิศิษฏ์สรอรรถ",
)


@pytest.fixture(scope="module")
def database() -> Iterator[psycopg.Connection]:
    with throwaway() as server, psycopg.connect(server.dsn(), autocommit=True) as connection:
        yield connection


def finds(database: psycopg.Connection, asked: str, *texts: str) -> bool:
    row = database.execute(
        "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
        (index_text(*texts), query_text(asked)),
    ).fetchone()
    assert row is not None
    return bool(row[0])


@pytest.mark.parametrize(
    "asked",
    [
        "อย 0023.3/ว567", "ที่ อย ๐๐๒๓.๓/ว ๕๖๗", "0023.3/ว567", "อย 0023.3", "ว567", "ว 567", "567",
        "อย 0023.3/ว5", "ที่ อย 0023.3/", "ท้องถิ่น", "องค์กรปกครอง", "อนุเคราะห์", "จัดซื้อ", "อบต",
        "อบต.", "อบต บ้านเลน", "วิศิษ", "วิศิษฏ์ส", "นายวิศิษฏ์", "ท้องถิ่น 567", "อบต. ๕๖๗ ท้อง",
    ],
)  # fmt: skip
def test_a_letter_is_found(database: psycopg.Connection, asked: str) -> None:
    assert finds(database, asked, *LETTER)


@pytest.mark.parametrize(
    "asked", ["อย 0023.3/567", "มท 0023.3/ว567", "0023.3/ว56 ท้องถิ่น", "อบจ", "ท้องถิ่น โรงเรียน"]
)
def test_another_letter_is_not(database: psycopg.Connection, asked: str) -> None:
    assert not finds(database, asked, *LETTER)


@pytest.mark.parametrize(
    "asked",
    [
        "a' | !b:*\x00\\",
        "x" * 10_000,
        "ກຂ ສະບາຍດີ",
        "हिन्दी",
        "ကမ္ဘာ",
        "a²b ½",
        "1e5 -3 0x1f",
        "ก\u0301ข",
        "İ ß ﬁ",
    ],
)
def test_postgres_takes_any_question(database: psycopg.Connection, asked: str) -> None:
    assert finds(database, asked, asked)


def test_a_meeting_is_found_by_its_number(database: psycopg.Connection) -> None:
    notice = "ประชุมสภา อบต. ครั้งที่ ๑๒/๒๕๖๗"
    assert all(finds(database, asked, notice) for asked in ("อบต 12/2567", "12/2567", "สภา 12/25"))
    assert not finds(database, "อบต 13/2567", notice)


def test_an_empty_question_finds_nothing(database: psycopg.Connection) -> None:
    assert not finds(database, "((((", *LETTER)


def test_the_words_of_a_book_fit_a_tsvector(database: psycopg.Connection) -> None:
    book = " ".join(f"คำ{number}ที่{number * 7}" for number in range(80_000))
    assert finds(database, "คำ77", book)

"""Parts of several modules become one งานของฉัน."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from accounts.duties import viewer_of
from frontend.home.desks import DESKS, NEVER, expected, numbers, waiting
from frontend.saraban.inbox.desk import DESK as SARABAN
from frontend.shell import inbox as shell_inbox
from frontend.shell.counts import WAITING
from frontend.shell.inbox import LATE, PAGE, READ, TODAY, UNREAD, Counts, Desk, Expected, Row
from modules.saraban.queries import inbox as saraban_inbox

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
VIEWER: Any = None  # the desks of these tests ask nobody


def row(subject: str, heap: int, key: int, due_on: date | None = None) -> Row:
    since = NOON - timedelta(hours=key)
    return Row(do="ทำ", subject=subject, url="/", heap=heap, key=key, due_on=due_on, since=since)


def desk(module: str, rows: list[Row], beside: tuple[Row, ...] = (), shows=()) -> Desk:
    """A module whose rows stand in a list, read as `Desk` asks for."""
    ordered = sorted(rows, key=lambda each: (each.heap, each.due_on or NEVER, each.key))

    def read(viewer: Any, today: date, *, show: str = "", after: str = "") -> Expected:
        heap, day, key = after.split(".") if after else ("-1", "0001-01-01", "0")
        behind = (int(heap), date.fromisoformat(day), int(key))
        left = [r for r in ordered if (r.heap, r.due_on or NEVER, r.key) > behind]
        first = () if after else beside
        return Expected(rows=tuple(left[:PAGE]), more=len(left) > PAGE, beside=first)

    return Desk(
        module=module,
        comes=module,
        counts=lambda viewer, today: Counts(total=len(rows), late=1),
        expected=read,
        waiting=lambda viewer, today, most: sorted(rows, key=lambda r: r.since)[:most],
        shows=shows,
    )


def subjects(desks: list[Desk], show: str = "", after: str = "") -> list[str]:
    return [each.subject for each in expected(desks, VIEWER, DAY, show, after).rows]


def test_what_presses_most_comes_first_whatever_its_module():
    letters = desk("saraban", [row("หนังสือ", UNREAD, 1), row("หนังสือวันนี้", TODAY, 2, DAY)])
    cars = desk(
        "booking", [row("รถเลยกำหนด", LATE, 9, DAY - timedelta(days=1)), row("รถ", READ, 1)]
    )
    assert subjects([letters, cars]) == ["รถเลยกำหนด", "หนังสือวันนี้", "หนังสือ", "รถ"]


def test_pages_leave_nothing_out_and_show_nothing_twice():
    letters = desk("saraban", [row(f"s{n}", UNREAD, n) for n in range(1, 70)])
    cars = desk("booking", [row(f"b{n}", UNREAD, n) for n in range(1, 64)])
    seen, after, pages = [], "", 0
    while pages == 0 or after:
        page = expected([letters, cars], VIEWER, DAY, "", after)
        assert len(page.rows) <= PAGE
        seen, after, pages = [*seen, *(r.subject for r in page.rows)], page.older, pages + 1
    assert pages == 3
    assert sorted(seen) == sorted({f"s{n}" for n in range(1, 70)} | {f"b{n}" for n in range(1, 64)})


def test_lines_without_a_place_stand_on_the_first_page_only():
    letters = desk("saraban", [row(f"s{n}", UNREAD, n) for n in range(60)], (row("ร่าง", READ, 0),))
    first = expected([letters], VIEWER, DAY, "", "")
    assert first.rows[-1].subject == "ร่าง"
    assert "ร่าง" not in subjects([letters], after=first.older)


def test_a_filter_of_one_module_asks_no_other():
    letters = desk("saraban", [row("หนังสือ", UNREAD, 1)], shows=(("know", "รอรับทราบ"),))
    cars = desk("booking", [row("รถ", UNREAD, 1)])
    assert subjects([letters, cars], show="know") == ["หนังสือ"]


def test_numbers_are_summed_and_waiting_is_by_age():
    letters = desk("saraban", [row("ใหม่", READ, 1), row("เก่าสุด", READ, 9)])
    cars = desk("booking", [row("เก่า", READ, 5)])
    assert numbers([letters, cars], VIEWER, DAY) == Counts(total=3, late=2)
    assert [r.subject for r in waiting([letters, cars], VIEWER, DAY, 2)] == ["เก่าสุด", "เก่า"]


@pytest.mark.parametrize("cursor", ["x", "1.2026-01-01.3", "1.2026-13-01.3.saraban"])
def test_a_cursor_that_somebody_made_up_is_the_first_page(cursor):
    assert subjects([desk("saraban", [row("หนังสือ", READ, 1)])], after=cursor) == ["หนังสือ"]


def test_the_menu_counts_what_the_page_shows():
    assert {each.module for each in DESKS} == set(WAITING)
    assert len({each.module for each in DESKS}) == len(DESKS)


def test_saraban_orders_its_rows_by_the_heaps_of_the_page():
    for name in ("LATE", "TODAY", "NEAR", "UNREAD", "READ", "SOON", "PAGE"):
        assert getattr(saraban_inbox, name) == getattr(shell_inbox, name)
    for due in (None, *(DAY + timedelta(days=n) for n in range(-1, 6))):
        for opened in (True, False):
            mine = saraban_inbox.heap_of(due, opened, DAY)
            assert shell_inbox.heap_of(due, opened, DAY) == mine


def test_a_second_page_of_letters_goes_on(letter, malee):
    viewer = viewer_of(malee, on=NOON.date())
    first = SARABAN.expected(viewer, NOON.date())
    place = first.rows[0]
    behind = f"{place.heap}.{place.due_on or NEVER}.{place.key}"
    rest = SARABAN.expected(viewer, NOON.date(), after=behind)
    assert place.key not in {r.key for r in rest.rows}
    assert rest.beside == ()

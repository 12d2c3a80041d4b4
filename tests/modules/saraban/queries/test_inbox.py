"""The heaps of งานของฉัน, and how they turn at midnight in Bangkok."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.duties import viewer_of
from modules.saraban.commands.open_task import open_task
from modules.saraban.commands.propose import propose
from modules.saraban.commands.register_incoming import register_incoming
from modules.saraban.queries.inbox import PAGE, counts, heap_of, inbox, longest_waiting
from tests.letters import NOON, envelope, later, task_of
from thai.dates import bangkok_date

TODAY = date(2026, 3, 2)


@pytest.fixture
def due(organisation, malee):
    """Register a letter that is due on a day."""

    def register(day, number=1):
        words = envelope(reference=f"พจ 1/{number}", due_on=day)
        return register_incoming(by=malee, office=organisation, envelope=words, at=NOON)

    return register


@pytest.mark.parametrize(
    ("days", "opened", "heap"),
    [(-1, True, 0), (0, True, 1), (1, False, 2), (3, False, 2), (4, False, 3), (4, True, 4)],
)
def test_a_day_has_its_heap(days, opened, heap):
    assert heap_of(TODAY + timedelta(days=days), opened, TODAY) == heap


def test_what_is_due_today_is_late_after_midnight_in_bangkok(due, malee):
    due(TODAY)
    viewer = viewer_of(malee, on=TODAY)
    before = datetime(2026, 3, 2, 16, 59, 59, tzinfo=UTC)  # 23.59.59 in Bangkok
    after = datetime(2026, 3, 2, 17, 0, 0, tzinfo=UTC)
    assert (
        counts(viewer, bangkok_date(before)).late,
        counts(viewer, bangkok_date(before)).today,
    ) == (0, 1)
    assert (
        counts(viewer, bangkok_date(after)).late,
        counts(viewer, bangkok_date(after)).today,
    ) == (1, 0)


def test_the_most_pressing_comes_first(due, malee):
    later_one = due(TODAY + timedelta(days=9), 1)
    tomorrow = due(TODAY + timedelta(days=1), 2)
    today = due(TODAY, 3)
    none = due(None, 4)
    found = inbox(viewer_of(malee, on=TODAY), TODAY).tasks
    assert [task.letter for task in found] == [today, tomorrow, later_one, none]


def test_pages_follow_one_another_without_a_gap_or_a_twin(due, malee):
    letters = [due(None if n % 2 else TODAY + timedelta(days=n), n) for n in range(PAGE + 7)]
    viewer = viewer_of(malee, on=TODAY)
    first = inbox(viewer, TODAY)
    second = inbox(viewer, TODAY, after=first.older)
    keys = [task.letter_id for task in first.tasks + second.tasks]
    assert len(first.tasks) == PAGE
    assert sorted(keys) == sorted(letter.pk for letter in letters)
    assert second.older == ""


def test_opening_takes_it_off_the_unread(letter, malee):
    viewer = viewer_of(malee, on=TODAY)
    assert counts(viewer, TODAY).unread == 1
    open_task(by=viewer, letter=letter.pk, at=later(1))
    assert (counts(viewer, TODAY).unread, counts(viewer, TODAY).total) == (0, 1)


def test_what_was_sent_on_waits_for_others_until_they_act(letter, malee, boonmee, post):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    viewer = viewer_of(malee, on=TODAY)
    assert [task.expected for task in longest_waiting(viewer, 5)] == ["direct"]
    assert counts(viewer, TODAY).total == 0
    assert counts(viewer_of(boonmee, on=TODAY), TODAY).total == 1


def test_a_secret_task_is_counted_for_nobody_but_its_reader(secret_letter, malee, everyone):
    totals = {
        name: counts(viewer_of(person, on=TODAY), TODAY).total for name, person in everyone.items()
    }
    assert totals == {name: int(name == "malee") for name in everyone}


def test_the_counts_are_four_questions(letter, malee, django_assert_num_queries):
    viewer = viewer_of(malee, on=TODAY)
    with django_assert_num_queries(4, using="cell_01"):
        counts(viewer, TODAY)
    with django_assert_num_queries(4, using="cell_01"):
        inbox(viewer, TODAY)

"""The diary of a town, whatever day it is opened on: no letter twice, nothing in the future."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from demo.arrivals import reference
from demo.days import is_working
from demo.diary import arrivals, diary
from demo.texts import received, written
from demo.towns import TOWNS, Town
from thai.dates import bangkok_date, be_year

DAYS = [datetime(2026, 1, 2, 9, 30, tzinfo=UTC) + timedelta(days=17 * n) for n in range(24)]


def test_there_are_at_least_eighty_different_subjects() -> None:
    assert len({text.subject for text in received() + written()}) >= 80


def test_every_text_has_at_least_two_paragraphs() -> None:
    papers = [text for text in received() + written() if text.secrecy != "top_secret"]
    assert all(len(text.body.strip().splitlines()) >= 2 for text in papers)


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.host)
def test_no_sender_writes_two_letters_of_one_number_and_date(town: Town) -> None:
    for opened in DAYS:
        sheets = [letter.sheet for letter, _ending in arrivals(town, opened)]
        keys = Counter(
            (sheet.sender.name, reference(sheet), sheet.dated)
            for sheet in sheets
            if sheet.sender.code
        )
        assert keys.most_common(1)[0][1] == 1


def test_the_diary_goes_over_two_years_in_office_hours_and_ends_when_the_town_is_opened() -> None:
    for opened in DAYS[3:]:
        events = diary(TOWNS[0], opened)
        assert [event.at for event in events] == sorted(event.at for event in events)
        assert events[-1].at <= opened
        assert all(is_working(bangkok_date(event.at)) for event in events)
        assert {be_year(bangkok_date(event.at)) for event in events} == {
            be_year(bangkok_date(opened)) - 1,
            be_year(bangkok_date(opened)),
        }


def test_a_diary_reads_the_same_every_time() -> None:
    first, again = (diary(TOWNS[1], DAYS[5]) for _time in range(2))
    assert [event.at for event in first] == [event.at for event in again]

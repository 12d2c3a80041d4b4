"""Letters found by what a person types, in the search of the whole product."""

import pytest

from accounts.duties import viewer_of
from modules.saraban.queries.search import found_by
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered
from thai.dates import bangkok_date

TODAY = bangkok_date(NOON)


def subjects(person, text, limit=8):
    viewer = viewer_of(person, on=TODAY)
    return [found.subject for found in found_by(viewer, text, today=TODAY, limit=limit)]


@pytest.mark.parametrize("text", ["ตรวจสอบพัสดุ", "พจ 0023.3/ว2087", "ท้องถิ่นจังหวัด", "1", "1/2569"])
def test_finds_by_words_and_numbers(malee, boonmee, organisation, text):
    letter = registered(malee, organisation)

    assert subjects(boonmee, text) == [letter.subject]


@pytest.mark.parametrize("text", ["นกฮูก", "พจ 0017/ล 9", "ผู้กำกับ", "1", "1/2569", "27 ก.พ. 69"])
def test_a_secret_letter_is_found_by_its_readers_alone(
    malee, preecha, boonmee, wichai, organisation, text
):
    letter = registered(malee, organisation, SECRET, readers=[preecha])

    assert subjects(preecha, text) == [letter.subject]
    assert subjects(boonmee, text) == subjects(wichai, text) == []


def test_who_does_not_see_the_whole_house_finds_their_own(malee, somchai, anong, organisation):
    registered(malee, organisation)

    assert subjects(anong, "ตรวจสอบพัสดุ") == subjects(somchai, "ตรวจสอบพัสดุ") == []


def test_gives_the_newest_and_no_more_than_asked(malee, boonmee, organisation):
    for i in range(5):
        registered(malee, organisation, subject=f"ประชุม {i}", reference=f"1/{i}")

    assert subjects(boonmee, "ประชุม", limit=3) == ["ประชุม 4", "ประชุม 3", "ประชุม 2"]


@pytest.mark.parametrize("text", ["", " ", "ก", "'", "\x00", "!!", "ไม่มีคำนี้เลย"])
def test_nothing_finds_nothing(malee, boonmee, organisation, text):
    registered(malee, organisation)

    assert subjects(boonmee, text) == []

"""Ctrl-K finds letters by number, subject and sender, and never one that is not yours to know."""

from typing import Any

import pytest

from modules.saraban.commands.register_outgoing import Written, register_outgoing
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered


def letters(browser: Any, typed: str) -> list[dict[str, str]]:
    """Return the letters that the palette offers for what is typed."""
    found = browser.get("/-/palette", {"q": typed}).json()
    return [line for line in found if line["group"] == "หนังสือ"]


@pytest.mark.parametrize(
    "typed",
    ["1", "1/2569", "๑/๒๕๖๙", "พจ 0023.3/ว2087", "ตรวจสอบพัสดุ", "ท้องถิ่นจังหวัด", "27 ก.พ. 69"],
)
def test_a_letter_received_is_found_and_opens(as_, malee, organisation, typed):
    letter = registered(malee, organisation)

    (line,) = letters(as_(malee), typed)

    assert line["label"] == letter.subject
    assert line["hint"].startswith("รับที่ ")
    assert as_(malee).get(line["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["1", "พจ 52103/1", "รายงานถนน", "ผู้ว่าราชการ"])
def test_a_letter_sent_is_found_and_opens(as_, malee, engineering, typed):
    written = Written(subject="ขอส่งรายงานถนน", addressee="ผู้ว่าราชการจังหวัดพิจิตร")
    register_outgoing(by=malee, office=engineering, written=written, at=NOON)

    (line,) = letters(as_(malee), typed)

    assert line["label"] == "ขอส่งรายงานถนน"
    assert as_(malee).get(line["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["1", "นกฮูก", "พจ 0017/ล 9", "ผู้กำกับ"])
def test_a_secret_letter_is_offered_to_its_readers_alone(
    as_, malee, preecha, boonmee, organisation, typed
):
    registered(malee, organisation, SECRET, readers=[preecha])

    assert len(letters(as_(preecha), typed)) == 1
    assert letters(as_(boonmee), typed) == []

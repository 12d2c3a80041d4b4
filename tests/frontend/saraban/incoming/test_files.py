"""Files of letters: only for who may know of the letter, and never run."""

import pytest

from files.store import store
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.models import Part
from tests.conftest import NOON
from tests.modules.saraban.samples import LETTER, SECRET, registered, scan


@pytest.fixture
def letter(malee, organisation, preecha):
    """A letter with its file and the stamped rendition; secret, for Malee and Preecha."""
    file = store(scan(), name='ลับ "มาก"; x.pdf', by=malee, at=NOON)
    row = registered(malee, organisation, SECRET, files=[file], readers=[preecha])
    stamp_incoming(letter=row.pk)
    return row


def part(letter, which):
    return letter.attachments.get(part=which).pk


def test_the_original_comes_whole_and_only_as_a_download(as_, malee, letter):
    answer = as_(malee).get(f"/saraban/files/{part(letter, Part.MAIN)}/original")

    assert answer.content == scan()
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert '"' not in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_the_stamped_rendition_is_shown_and_the_original_never_is(as_, malee, letter):
    shown = as_(malee).get(f"/saraban/files/{part(letter, Part.STAMPED)}/stamped")
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["Content-Type"] == "application/pdf"

    assert as_(malee).get(f"/saraban/files/{part(letter, Part.MAIN)}/stamped").status_code == 404


def test_a_page_is_a_picture_and_asks_each_time(as_, malee, boonmee, letter):
    address = f"/saraban/files/{part(letter, Part.MAIN)}/pages/1"
    picture = as_(malee).get(address)

    assert picture["Content-Type"] == "image/webp"
    assert "no-cache" in picture["Cache-Control"]
    same = {"If-None-Match": picture["ETag"]}
    assert as_(malee).get(address, headers=same).status_code == 304
    assert as_(boonmee).get(address, headers=same).status_code == 404
    for page in (0, 2, 999):
        assert as_(malee).get(address.replace("pages/1", f"pages/{page}")).status_code == 404


def test_only_a_reader_reaches_the_files_of_a_secret_letter(as_, preecha, boonmee, wichai, letter):
    for which, tail in ((Part.MAIN, "pages/1"), (Part.MAIN, "original"), (Part.STAMPED, "stamped")):
        address = f"/saraban/files/{part(letter, which)}/{tail}"
        assert as_(preecha).get(address).status_code == 200
        assert as_(boonmee).get(address).status_code == 404
        assert as_(wichai).get(address).status_code == 404


def test_another_office_does_not_reach_the_files_of_an_open_letter(
    as_, malee, somchai, anong, boonmee, organisation
):
    file = store(scan("blue"), name="ก.pdf", by=malee, at=NOON)
    row = registered(malee, organisation, LETTER, files=[file])
    address = f"/saraban/files/{part(row, Part.MAIN)}/original"

    assert as_(boonmee).get(address).status_code == 200
    for person in (somchai, anong):
        assert as_(person).get(address).status_code == 404


def test_a_stranger_is_asked_to_sign_in(browser, letter):
    answer = browser.get(f"/saraban/files/{part(letter, Part.MAIN)}/original")

    assert answer.status_code == 302
    assert "/sign-in" in answer.url

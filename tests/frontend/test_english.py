"""Every word of the screens is to be had in English, and papers stay Thai."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import did, labels, screen_moment, screen_weekday
from modules.saraban.models import StepKind, Urgency
from tests.words import (
    ROOT,
    THAI,
    Word,
    sources,
    thai_left_bare,
    words_of_catalogue,
    words_said,
)

CATALOGUES = sorted((ROOT / "frontend/locale/en/LC_MESSAGES").glob("*.po"))
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]")
# Thai that stays Thai in English words: names people know only so, and what is typed as it is.
KEPT = re.compile(r"[\u0e01-\u0e5b./]+(?: [0-9]+/?[\u0e01-\u0e5b]* ?[0-9]*)*")


@pytest.fixture(scope="module")
def english() -> dict[Word, list[str]]:
    found: dict[Word, list[str]] = {}
    for path in CATALOGUES:
        found.update(words_of_catalogue(path.read_text()))
    return found


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every_word_has_an_english_one(english: dict[Word, list[str]]) -> None:
    missing = {word: place for word, place in words_said().items() if word not in english}
    assert not missing, "\n".join(f"{place}: {word}" for word, place in missing.items())


def test_no_english_word_is_left_over(english: dict[Word, list[str]]) -> None:
    assert [word for word in english if word not in words_said()] == []


def test_a_word_means_one_thing_in_all_catalogues() -> None:
    seen: dict[Word, tuple[list[str], str]] = {}
    for path in CATALOGUES:
        for word, said in words_of_catalogue(path.read_text()).items():
            assert seen.setdefault(word, (said, path.name))[0] == said, (word, path.name)


def test_the_holes_of_a_sentence_are_kept(english: dict[Word, list[str]]) -> None:
    for (_context, thai, plural), said in english.items():
        most = set(HOLES.findall(thai)) | set(HOLES.findall(plural))
        least = set(HOLES.findall(thai)) & (set(HOLES.findall(plural)) or most)
        for words in said:
            assert least <= set(HOLES.findall(words)) <= most, (thai, words)


def test_no_template_says_thai_that_cannot_be_translated() -> None:
    paths = [path for path in sources("*.html", "frontend") if path.name != "stamp.html"]
    bare = {path.name: left for path in paths if (left := thai_left_bare(path.read_text()))}
    switches = {"_person.html", "sign_in.html", "page.html"}  # the button back to ไทย
    assert set(bare) <= switches, bare
    assert all("ไทย" in line for line in chain(*bare.values()))


def test_examples_are_the_only_thai_in_english_words(english: dict[Word, list[str]]) -> None:
    for said in chain(*english.values()):
        for found in KEPT.findall(said):
            assert not THAI.search(found) or "e.g." in said or "like" in said or "ว before" in said


@pytest.mark.usefixtures("in_english")
def test_an_english_day_is_gregorian() -> None:
    moment = datetime(2024, 8, 26, 2, 35, tzinfo=UTC)
    assert screen_moment(moment) == "26 Aug 2024 09:35"
    assert screen_weekday(date(2024, 8, 26)) == "Monday 26 August 2024"
    page = Template("{% load thai_text %}{{ d|thai_date }} {{ d|thai_date:'paper' }}")
    assert page.render(Context({"d": moment})) == "26 Aug 2024 ๒๖ สิงหาคม ๒๕๖๗"


def test_a_day_in_a_text_box_is_read_again_in_either_language() -> None:
    field: Any = ThaiDateField()
    for language in ("th", "en"):
        with translation.override(language):
            shown = field.widget.format_value(date(2024, 2, 29))
            assert field.clean(shown) == date(2024, 2, 29)


@pytest.mark.usefixtures("in_english")
def test_choices_follow_the_language_of_the_page() -> None:
    assert [str(words) for _value, words in labels(Urgency.choices)][1:3] == [
        "Urgent",
        "Very urgent",
    ]
    assert did(StepKind.PROPOSED.label) == "proposed"
    assert StepKind.PROPOSED.label == "เสนอ"  # what is printed and recorded stays Thai


@pytest.mark.usefixtures("in_english")
def test_a_mark_of_urgency_keeps_its_strokes() -> None:
    page = Template('{% include "components/urgency.html" with label="ด่วนมาก" only %}')
    html = page.render(Context())
    assert "i-u2" in html
    assert "Very urgent" in html


def test_what_commands_write_into_registers_is_never_translated() -> None:
    written = re.compile(r"(?:action|remark|told|notice)\s*=\s*_\(")
    commands = Path(ROOT / "modules").rglob("commands/*.py")
    assert [path.name for path in commands if written.search(path.read_text())] == []

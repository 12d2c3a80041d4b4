"""The demo as a visitor finds it: built through commands, once, with a letter in every state."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db.models import Count, Max, Min

from accounts.models import Acting, Person, Role, RoleGrant
from database.place import Place, standing_in
from database.work import atomic
from demo.banner import banner, width
from demo.people import settle
from demo.play import is_told, play, play_scans
from demo.towns import PASSWORD, TOWNS, Town
from modules.saraban.models import (
    Attachment,
    CirculationCopy,
    Draft,
    Expected,
    IncomingLetter,
    NamedReader,
    NumberReservation,
    OfficeReceipt,
    OutgoingLetter,
    Secrecy,
    StepKind,
    Task,
    Urgency,
)
from numbering.models import Series
from tenants import directory
from tenants.commands.open_tenant import Application, open_tenant

OPENED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # Friday, three in the afternoon
SMALL = replace(TOWNS[0], outgoing=38)
TIGHT = replace(TOWNS[1], incoming=12, outgoing=6)


def _opened(town: Town, cell: str, **else_called: str) -> Place:
    """Open a town of the demo, under another code, name and host if another test has it."""
    told = {"code": town.number, "name": town.name, "host": town.host, **else_called}
    application = Application(
        kind=town.kind, province=town.province, district=town.district, cell=cell, **told
    )
    place = directory.place_of(open_tenant(application=application, at=OPENED))
    with standing_in(place):
        settle(town, at=OPENED)
    return place


@pytest.fixture(scope="module")
def built(databases: None, django_db_blocker: object) -> Iterator[Place]:
    """The first town of the demo with fewer letters, built once for all tests here."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:  # type: ignore[attr-defined]
        patch.setattr("demo.people.TOWNS", (SMALL, *TOWNS[1:]))
        place = _opened(SMALL, "cell_01")
        complaints: list[str] = []
        listen = logging.Handler()
        listen.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("demo.play").addHandler(listen)
        play(SMALL, place, opened_at=OPENED)
        logging.getLogger("demo.play").removeHandler(listen)
        assert complaints == []
        yield place


@pytest.fixture
def here(built: Place) -> Iterator[Place]:
    """Stand in the town, in a transaction."""
    with standing_in(built), atomic():
        yield built


def test_every_task_of_the_path_waits_for_somebody(here: Place) -> None:
    waiting = set(Task.objects.filter(done_at=None).values_list("expected", flat=True))
    assert waiting == set(Expected)


def test_every_step_of_the_path_was_taken(here: Place) -> None:
    taken = set(IncomingLetter.objects.values_list("steps__kind", flat=True))
    assert taken >= set(StepKind) - {StepKind.READER_NAMED}


def test_letters_are_closed_cancelled_and_overdue(here: Place) -> None:
    letters = IncomingLetter.objects
    assert letters.exclude(closed_at=None).count() > 20
    assert letters.exclude(cancelled_at=None).exists()
    assert Task.objects.filter(done_at=None, due_on__lt=OPENED.date()).exists()
    assert letters.filter(citations__cited_incoming__isnull=False).exists()


def test_registers_run_from_one_in_both_years_in_the_order_of_time(here: Place) -> None:
    root_book = IncomingLetter.objects.values("office", "year").annotate(
        first=Min("number"), last=Max("number"), count=Count("pk")
    )
    assert {row["year"] for row in root_book} == {2568, 2569}
    for row in root_book:
        assert (row["first"], row["last"]) == (1, row["count"])
        numbers = IncomingLetter.objects.filter(office=row["office"], year=row["year"])
        in_time = list(numbers.order_by("received_at").values_list("number", flat=True))
        assert in_time == sorted(in_time)
    assert OfficeReceipt.objects.filter(year=2569).exists()


def test_nothing_happens_on_a_sunday_or_after_the_town_was_opened(here: Place) -> None:
    moments = list(IncomingLetter.objects.values_list("received_at", flat=True))
    assert max(moments) <= OPENED
    assert {moment.astimezone(UTC).weekday() for moment in moments} <= {0, 1, 2, 3, 4}


def test_every_urgency_and_secrecy_occurs_and_secret_letters_have_readers(here: Place) -> None:
    urgencies = set(IncomingLetter.objects.values_list("urgency", flat=True))
    assert urgencies == set(Urgency)
    secret = IncomingLetter.objects.exclude(secrecy=Secrecy.OPEN)
    assert set(secret.values_list("secrecy", flat=True)) == set(Secrecy) - {Secrecy.OPEN}
    assert all(NamedReader.objects.filter(incoming=each).exists() for each in secret)
    top = secret.filter(secrecy=Secrecy.TOP_SECRET)
    assert not Attachment.objects.filter(incoming__in=top).exists()


def test_some_acknowledged_what_went_round_and_some_did_not(here: Place) -> None:
    copies = CirculationCopy.objects
    assert copies.filter(acknowledged_at=None).exists()
    assert copies.exclude(acknowledged_at=None).exists()


def test_drafts_stand_at_every_stage_and_every_book_has_numbers(here: Place) -> None:
    drafts = Draft.objects
    assert drafts.filter(with_role="", sent_at=None, issued_at=None, discarded_at=None).exists()
    assert drafts.filter(with_role=Role.DIVISION_DIRECTOR).exists()
    assert drafts.exclude(issued_at=None).exists()
    assert drafts.exclude(discarded_at=None).exists()
    books = set(OutgoingLetter.objects.values_list("book", flat=True))
    assert books == set(OutgoingLetter.Book)
    assert OutgoingLetter.objects.exclude(cancelled_at=None).exists()
    assert NumberReservation.objects.filter(ended_at=None).exists()
    assert NumberReservation.objects.exclude(ended_at=None).exists()


def test_those_whom_everybody_meets_are_there_and_one_stands_in_for_another(here: Place) -> None:
    names = set(Person.objects.values_list("username", flat=True))
    assert names >= {"malee", "preecha", "boonmee", "prasert", "anong", "sunee"}
    assert Person.objects.get(username="malee").check_password(PASSWORD)
    assert RoleGrant.objects.get(role=Role.LOCAL_ADMIN).person.username == "sunee"
    assert Acting.objects.get().order_number == "412/2569"


def test_doing_it_again_adds_nothing(built: Place) -> None:
    def rows() -> tuple[int, ...]:
        with standing_in(built), atomic():
            return (
                *(model.objects.count() for model in (Person, IncomingLetter, Task, Draft)),
                sum(Series.objects.values_list("last", flat=True)),
            )

    before = rows()
    with standing_in(built):
        settle(SMALL, at=OPENED)
    assert play(SMALL, built, opened_at=OPENED) == 0
    assert is_told(built)
    assert rows() == before


def test_the_banner_lists_everybody_in_columns(built: Place) -> None:
    listing = directory.today().by_schema[built.schema]
    text = banner([listing], everybody=True)
    with standing_in(built), atomic():
        people = list(Person.objects.all())
    assert all(person.username in text and person.full_name in text for person in people)
    assert f"http://{listing.host}" in text
    assert PASSWORD in text
    rows = [line for line in text.splitlines() if any(p.full_name in line for p in people)]
    starts = {
        width(line[: line.index(p.full_name)])
        for line in rows
        for p in people
        if p.full_name in line
    }
    assert len(starts) == 1


def test_a_small_office_scans_its_old_letters_and_one_person_holds_its_roles(
    databases: None, django_db_blocker: object
) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        place = _opened(TIGHT, "cell_02")
        play(TIGHT, place, opened_at=OPENED)
        scanned = play_scans(TIGHT, place, opened_at=OPENED)
        with standing_in(place), atomic():
            papers = Attachment.objects.filter(part="main", incoming__isnull=False)
            letters = IncomingLetter.objects.filter(cancelled_at=None)
            assert scanned > 0
            assert papers.count() == letters.exclude(secrecy=Secrecy.TOP_SECRET).count()
            roles = RoleGrant.objects.values("person").annotate(count=Count("pk"))
            assert max(row["count"] for row in roles) >= 5

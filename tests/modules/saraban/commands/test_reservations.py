"""Reserved numbers: kept for a while, used once, struck when they are given up or run out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Office, Person
from modules.saraban.books import Book
from modules.saraban.commands.end_reservation import (
    AlreadyEnded,
    end_reservation,
    end_what_ran_out,
)
from modules.saraban.commands.reserve_number import BadReservation, reserve_number
from modules.saraban.draft_path import NoteMissing
from modules.saraban.models import NumberReservation, OutgoingLetter
from modules.saraban.queries.reservations import reservations_to_use
from tests.conftest import NOON

TODAY = NOON.date()


def reserved(by: Person, office: Office, **more: object) -> NumberReservation:
    """Reserve a number of the letters at noon."""
    given = {"book": Book.LETTERS, "reason": "รอลงนาม", "at": NOON, **more}
    return reserve_number(by=by, office=office, **given)


def test_a_number_is_kept_for_seven_days(malee: Person, engineering: Office) -> None:
    kept = reserved(malee, engineering)
    assert (kept.number, kept.year, kept.expires_on) == (1, 2569, TODAY + timedelta(days=7))
    assert reserved(malee, engineering).number == 2


def test_a_number_is_never_kept_beyond_its_year(malee: Person, engineering: Office) -> None:
    late = datetime(2026, 12, 29, 5, 0, tzinfo=UTC)
    assert reserved(malee, engineering, at=late).expires_on == date(2026, 12, 31)
    with pytest.raises(BadReservation) as refused:
        reserved(malee, engineering, at=late, expires_on=date(2027, 1, 2))
    assert refused.value.field == "expires_on"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"reason": "ก" * 301}, "reason"),
        ({"expires_on": TODAY - timedelta(days=1)}, "expires_on"),
        ({"expires_on": TODAY + timedelta(days=31)}, "expires_on"),
    ],
)
def test_a_bad_reservation_uses_no_number_up(
    malee: Person, engineering: Office, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(BadReservation) as refused:
        reserved(malee, engineering, **wrong)
    assert refused.value.field == field
    assert reserved(malee, engineering).number == 1


def test_only_the_registry_reserves(
    anong: Person, wanchai: Person, boonmee: Person, engineering: Office
) -> None:
    for person in (anong, wanchai, boonmee):
        with pytest.raises(PermissionDenied):
            reserved(person, engineering)
    assert reserved(wanchai, engineering, book=Book.MEMOS).office == engineering


def test_a_number_given_up_is_struck_in_the_book(malee: Person, engineering: Office) -> None:
    kept = reserved(malee, engineering)
    end_reservation(by=malee, reservation=kept.pk, reason="ไม่ได้ส่งแล้ว", at=NOON)
    row = OutgoingLetter.objects.get()
    assert (row.number, row.cancel_reason, row.cancelled_by) == (1, "ไม่ได้ส่งแล้ว", malee)
    assert reserved(malee, engineering).number == 2
    with pytest.raises(AlreadyEnded):
        end_reservation(by=malee, reservation=kept.pk, reason="อีกครั้ง", at=NOON)


def test_giving_up_needs_a_word_and_the_registry(
    malee: Person, anong: Person, engineering: Office
) -> None:
    kept = reserved(malee, engineering)
    with pytest.raises(NoteMissing):
        end_reservation(by=malee, reservation=kept.pk, reason=" ", at=NOON)
    with pytest.raises(PermissionDenied):
        end_reservation(by=anong, reservation=kept.pk, reason="ไม่ใช้", at=NOON)


def test_what_ran_out_is_struck_the_day_after_its_last(malee: Person, engineering: Office) -> None:
    kept = reserved(malee, engineering, expires_on=TODAY)
    circular = reserved(malee, engineering, book=Book.CIRCULARS)
    end_what_ran_out(moment=NOON.isoformat())
    assert not OutgoingLetter.objects.exists()
    assert reservations_to_use(Book.LETTERS, kept.office, at=NOON) == [kept]
    tomorrow = NOON + timedelta(days=1)
    for _twice in range(2):
        end_what_ran_out(moment=tomorrow.isoformat())
    assert OutgoingLetter.objects.get().number == kept.number
    assert reservations_to_use(Book.LETTERS, kept.office, at=tomorrow) == []
    assert reservations_to_use(Book.CIRCULARS, kept.office, at=tomorrow) == [circular]


def test_a_circulars_struck_number_reads_as_a_circular(malee: Person, engineering: Office) -> None:
    kept = reserved(malee, engineering, book=Book.CIRCULARS)
    end_reservation(by=malee, reservation=kept.pk, reason="ไม่ใช้", at=NOON)
    assert OutgoingLetter.objects.get().reference == "พจ 52100/ว 1"

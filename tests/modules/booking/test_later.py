"""What the clock does: reminders, no-shows, the end, and the queue when something is freed."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from accounts.models import Person
from modules.booking import later
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.check_in import check_in
from modules.booking.commands.check_out import check_out
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.held import holding
from modules.booking.models import Booking, Hold, Outsider, Resource, State
from notifications.models import Notice
from tests.bookings import clock
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")
LATER = NOON + timedelta(hours=1)
Book = Callable[..., Booking]
Run = Callable[..., int]


def kinds(booking: Booking) -> list[str]:
    """Return what was done with a booking, in order."""
    return [step.kind for step in booking.steps.order_by("pk")]


def state(booking: Booking) -> str:
    """Return where a booking stands now."""
    return Booking.objects.get(pk=booking.pk).state


def test_the_asker_is_reminded_once_and_an_unused_room_is_released(
    book: Book, anong: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room)
    run_jobs(clock(9) - timedelta(hours=25))
    assert kinds(meeting) == ["asked"]
    run_jobs(clock(9) - timedelta(hours=23))
    run_jobs(clock(9, 14))
    assert (kinds(meeting), state(meeting)) == (["asked", "reminded"], State.APPROVED)

    run_jobs(clock(9, 15))

    assert (kinds(meeting), state(meeting)) == (["asked", "reminded", "no_show"], State.NO_SHOW)
    assert not Hold.objects.exists()
    words = list(Notice.objects.filter(person=anong).order_by("pk").values_list("text", flat=True))
    assert words[0].startswith("ใกล้ถึงเวลา: ห้องประชุมเล็ก พ. 4 มี.ค. 2569 09.00–11.00 น.")
    assert words[1].endswith("(ไม่มีผู้มาเริ่มใช้ภายในเวลาที่กำหนด)")


def test_what_is_in_use_is_not_released_and_ends_with_its_time(
    book: Book, anong: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room)
    check_in(by=anong, booking=meeting.pk, at=clock(9, 5))
    run_jobs(clock(10, 59))
    assert state(meeting) == State.IN_USE
    run_jobs(clock(11))
    assert state(meeting) == State.DONE
    assert Hold.objects.get().during.upper == clock(11)


def test_a_room_that_is_never_released_counts_as_used(
    book: Book, anong: Person, projector: Resource, run_jobs: Run
) -> None:
    lent = book(anong, projector)
    run_jobs(clock(11))
    assert state(lent) == State.DONE


def test_a_moved_booking_is_looked_at_when_its_new_time_comes(
    book: Book, anong: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room)
    move_booking(by=anong, booking=meeting.pk, starts=clock(13), ends=clock(15), at=LATER)
    run_jobs(clock(13, 14))
    assert state(meeting) == State.APPROVED
    assert kinds(meeting).count("reminded") == 1
    run_jobs(clock(13, 15))
    assert state(meeting) == State.NO_SHOW


def test_what_nobody_answered_lapses_when_its_time_is_over(
    book: Book, anong: Person, pickup: Resource, run_jobs: Run
) -> None:
    trip = book(anong, pickup)
    run_jobs(clock(10, 59))
    assert state(trip) == State.ASKED
    run_jobs(clock(11))
    assert state(trip) == State.CANCELLED
    assert trip.steps.order_by("-pk")[0].note == "เลยเวลาที่ขอแล้วยังไม่มีผู้อนุมัติ"


def test_the_first_in_the_queue_gets_what_is_cancelled(
    book: Book, anong: Person, somchai: Person, malee: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room)
    first = book(somchai, room, clock(10), join_queue=True, at=LATER)
    second = book(malee, room, clock(9), join_queue=True, at=LATER + timedelta(minutes=1))
    run_jobs(LATER)
    assert (state(first), state(second)) == (State.WAITING, State.WAITING)

    cancel_booking(by=anong, booking=meeting.pk, reason="เลื่อน", at=LATER)
    run_jobs(LATER)

    assert (state(first), state(second)) == (State.APPROVED, State.WAITING)
    assert Hold.objects.get().booking == first
    notice = Notice.objects.get(person=somchai)
    assert notice.text.startswith("ถึงคิวแล้ว: ห้องประชุมเล็ก")
    run_jobs(clock(9))
    assert state(second) == State.CANCELLED
    assert second.steps.order_by("-pk")[0].note == "ไม่ถึงคิวก่อนเวลาเริ่ม"


def test_of_the_queue_all_get_what_fits_beside_one_another(
    book: Book, anong: Person, somchai: Person, malee: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room, clock(9), clock(12))
    short = [book(somchai, room, clock(9), clock(10), join_queue=True, at=LATER)]
    short.append(book(malee, room, clock(10), clock(12), join_queue=True, at=LATER))
    move_booking(by=anong, booking=meeting.pk, starts=clock(13), ends=clock(16), at=LATER)
    run_jobs(LATER)
    assert [state(each) for each in short] == [State.APPROVED, State.APPROVED]


def test_what_somebody_approves_is_offered_to_the_next_when_the_first_is_refused(
    book: Book,
    anong: Person,
    somchai: Person,
    malee: Person,
    preecha: Person,
    hall: Resource,
    halves: list[Resource],
    run_jobs: Run,
) -> None:
    given = book(preecha, hall)
    first = book(somchai, halves[0], join_queue=True, at=LATER)
    second = book(malee, hall, join_queue=True, at=LATER + timedelta(minutes=1))
    cancel_booking(by=preecha, booking=given.pk, reason="เลื่อน", at=LATER)
    run_jobs(LATER)
    assert (state(first), state(second)) == (State.ENDORSED, State.WAITING)
    assert "รอท่านพิจารณา" in Notice.objects.filter(person=preecha).latest("pk").text

    reject_booking(by=preecha, booking=first.pk, reason="ใช้ห้องเล็กแทน", at=LATER)
    run_jobs(LATER)
    assert state(second) == State.ENDORSED
    approve_booking(by=preecha, booking=second.pk, at=LATER)
    assert Hold.objects.filter(booking=second).count() == 2


def test_the_rest_of_a_room_given_back_early_goes_to_the_queue(
    book: Book, anong: Person, somchai: Person, room: Resource, run_jobs: Run
) -> None:
    meeting = book(anong, room, clock(9), clock(12))
    waiting = book(somchai, room, clock(10, 30), clock(12), join_queue=True, at=LATER)
    check_in(by=anong, booking=meeting.pk, at=clock(9))
    check_out(by=anong, booking=meeting.pk, at=clock(10))
    run_jobs(clock(10))
    assert state(waiting) == State.APPROVED


def test_two_who_wait_for_different_halves_are_both_offered_them(
    book: Book,
    anong: Person,
    somchai: Person,
    preecha: Person,
    hall: Resource,
    halves: list[Resource],
    run_jobs: Run,
) -> None:
    given = book(preecha, hall)
    waiting = [
        book(somchai, halves[0], join_queue=True, at=LATER),
        book(anong, halves[1], join_queue=True, at=LATER + timedelta(minutes=1)),
    ]
    cancel_booking(by=preecha, booking=given.pk, reason="เลื่อน", at=LATER)
    run_jobs(LATER)
    assert [state(each) for each in waiting] == [State.ENDORSED, State.ENDORSED]


def test_an_approver_who_waited_in_the_queue_stands_on_its_path(
    book: Book, somchai: Person, preecha: Person, pickup: Resource, run_jobs: Run
) -> None:
    first = approve_booking(by=preecha, booking=book(somchai, pickup).pk, at=LATER)
    own = book(preecha, pickup, join_queue=True, at=LATER)
    cancel_booking(by=preecha, booking=first.pk, reason="เลื่อน", at=LATER)
    run_jobs(LATER)
    assert state(own) == State.APPROVED
    assert kinds(own) == ["asked", "approved", "offered"]
    assert own.steps.get(kind="approved").position == "ปลัดเทศบาล"


def test_a_hall_that_was_lent_to_a_citizen_is_not_taken_from_them(
    hall: Resource, halves: list[Resource], run_jobs: Run
) -> None:
    Resource.objects.filter(pk=hall.pk).update(grace_minutes=15)
    outsider = Outsider.objects.create(
        name="นางแดง", phone="+66812345678", token_hash="a" * 64,
        confirmed_at=NOON, confirmed_how="call",
    )  # fmt: skip
    lent = Booking.objects.create(
        resource=hall, during=(clock(9), clock(12)), state=State.APPROVED, title="งานแต่งงาน",
        outsider=outsider, office=hall.office, asked_at=NOON, approved_at=NOON,
    )  # fmt: skip
    lent.refresh_from_db()
    holding.hold(lent)
    later.expect(lent, at=LATER)
    run_jobs(clock(10))
    assert state(lent) == State.APPROVED  # nobody from outside can press เริ่มใช้
    run_jobs(clock(12))
    assert state(lent) == State.DONE

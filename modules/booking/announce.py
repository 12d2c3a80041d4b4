"""Tell people what of a booking they are to do, or what became of it."""

from accounts.models import Person
from accounts.posts import holders
from jobs.follow_up import follow_up
from modules.booking.models import Booking, Driver, ResourceKind, Step, StepKind
from modules.booking.outsiders.answers import answer_outsider
from modules.booking.wording import span_words
from notifications.tell import tell
from thai.dates import bangkok_date

# What the asker hears when somebody else, or the clock, did it.
_ANSWERS = {
    StepKind.APPROVED: "อนุมัติแล้ว",
    StepKind.APPROVED_AFTERWARDS: "อนุญาตภายหลังแล้ว",
    StepKind.REJECTED: "ไม่อนุมัติ",
    StepKind.CANCELLED: "ยกเลิกแล้ว",
    StepKind.MOVED: "เปลี่ยนเวลา",
    StepKind.OFFERED: "ถึงคิวแล้ว",
    StepKind.DRIVER: "มอบพนักงานขับรถแล้ว",
    StepKind.SUBSTITUTED: "เปลี่ยนให้ใช้แทน",
    StepKind.NO_SHOW: "ปล่อยคืนเพราะไม่มีผู้มาใช้",
    StepKind.REMINDED: "ใกล้ถึงเวลา",
}
# What a driver hears of a trip.
_TRIPS = {
    StepKind.APPROVED: "มีงานขับรถ",
    StepKind.DRIVER: "มีงานขับรถ",
    StepKind.MOVED: "งานขับรถเปลี่ยนเวลา",
    StepKind.SUBSTITUTED: "งานขับรถเปลี่ยนรถ",
    StepKind.CANCELLED: "ยกเลิกงานขับรถ",
    StepKind.REMINDED: "ใกล้ถึงเวลางานขับรถ",
}


@follow_up
def tell_of_step(*, step: int) -> None:
    """Tell whose turn it is now, who asked, and who drives, of what was done with a booking."""
    rows = Step.objects.select_related("booking__resource", "booking__asked_by")
    took = rows.select_related("booking__waits_office", "booking__office").get(pk=step)
    told = _whose_turn(took)
    told |= _asker(took, told)
    _drivers(took, told)
    if took.booking.outsider_id is not None:  # apart, so that no mail server holds up the rest
        answer_outsider.follow(at=took.at, key=str(step), step=step)


@follow_up
def tell_relieved(*, step: int, drivers: list[int]) -> None:
    """Tell drivers, by the keys of their resources, that another drives the trip now."""
    took = Step.objects.select_related("booking__resource").get(pk=step)
    people = Person.objects.filter(
        pk__in=Driver.objects.filter(resource__in=drivers).values("person")
    )
    words = f"{_TRIPS[StepKind.CANCELLED]}: {took.booking.resource} {_when(took.booking)}"
    _tell(took, list(people), f"{words} มอบให้ผู้อื่นแล้ว", set())


def url_of(booking: Booking) -> str:
    """Return where a booking's page stands."""
    return f"/booking/{booking.pk}"


def drivers_of(booking: Booking) -> list[Person]:
    """Return who drives a trip, as far as they sign in."""
    extras = booking.extras.filter(resource__kind=ResourceKind.DRIVER)
    people = Person.objects.filter(pk__in=extras.values("resource__driver__person"))
    return list(people)


def _whose_turn(took: Step) -> set[int]:
    booking = took.booking
    if not booking.waits_role or booking.waits_office is None or took.kind == StepKind.REMINDED:
        return set()
    people = holders(booking.waits_role, booking.waits_office, on=bangkok_date(took.at))
    words = "รอท่านพิจารณา: %(what)s %(when)s %(title)s (%(office)s)"
    words = words % {**_facts(booking), "title": booking.title} + _and_more(booking)
    return _tell(took, people, words, set())


def _asker(took: Step, told: set[int]) -> set[int]:
    booking = took.booking
    answer = _ANSWERS.get(StepKind(took.kind))
    if answer is None or booking.asked_by is None:
        return set()
    words = f"{answer}: {booking.resource} {_when(booking)} {booking.title}"
    note = f" ({took.note})" if took.note else ""
    return _tell(took, [booking.asked_by], words + note, told)


def _drivers(took: Step, told: set[int]) -> set[int]:
    booking = took.booking
    news = _TRIPS.get(StepKind(took.kind))
    if news is None or booking.waits_role:
        return set()
    words = f"{news}: {booking.resource} {_when(booking)} {booking.destination}"
    return _tell(took, drivers_of(booking), words, told)


def _tell(took: Step, people: list[Person], text: str, told: set[int]) -> set[int]:
    """Give each of the people who did not do it themselves, and have not heard, a notice."""
    hear = [each for each in people if each.pk != took.by_id and each.pk not in told]
    tell(hear, text=text, url=url_of(took.booking), at=took.at)
    return {each.pk for each in hear}


def _and_more(booking: Booking) -> str:
    """Say of the first of a series, which alone is told, how many come with it."""
    if booking.series is None or booking.starts != booking.series.starts_at:
        return ""
    others = booking.series.bookings.filter(state=booking.state).count() - 1
    return f" และอีก {others} ครั้ง" if others else ""


def _facts(booking: Booking) -> dict[str, str]:
    return {"what": str(booking.resource), "when": _when(booking), "office": str(booking.office)}


def _when(booking: Booking) -> str:
    return span_words(booking.starts, booking.ends)

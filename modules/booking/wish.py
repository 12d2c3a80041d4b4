"""What somebody wishes to book, in their own words, and what is wrong with it if anything is."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Value
from django.utils.translation import gettext as _

from modules.booking.models import Booking, Layout, Reach, Resource, ResourceKind
from search.words import index_text
from thai.text import tidy

_LINES = ("title", "phone", "chair", "destination", "parked_at")
_TEXTS = ("purpose", "wishes")
_LONGEST_TEXT = 2000
_FARTHEST = 5000  # km; nobody drives further in this country and back
_MOST_PEOPLE = 100_000
_MOST_EXTRAS = 20
_LAYOUTS = frozenset(Layout.values)
_REACHES = frozenset(Reach.values)


class BadWish(Exception):
    """Fields cannot be as they were typed: `problems` maps each to a Thai sentence what to do."""

    def __init__(self, field: str, text: str, **more: str) -> None:
        self.problems = {field: text, **more}
        super().__init__("\n".join(self.problems.values()))
        self.field = field

    @classmethod
    def of(cls, problems: dict[str, str]) -> "BadWish":
        """Return one for several fields, the first of which stands for it."""
        (field, text), *more = problems.items()
        return cls(field, text, **dict(more))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked for: one resource from a moment to a moment, and what goes with it.

    Times are aware and half-open. Trips have `destination` and `reach`. With `join_queue` it waits
    for its turn when the time has been given to others.
    """

    resource: Resource
    starts: datetime
    ends: datetime
    title: str
    purpose: str = ""
    people: int = 1
    private: bool = False
    phone: str = ""
    extras: tuple[Resource, ...] = ()
    chair: str = ""
    layout: str = Layout.ANY
    wishes: str = ""
    destination: str = ""
    reach: str = ""
    distance_km: int | None = None
    self_drive: bool = False
    parked_at: str = ""
    join_queue: bool = False

    @property
    def during(self) -> DateTimeTZRange:
        """Return its time."""
        return DateTimeTZRange(self.starts, self.ends)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Return all that is asked for, the resource first."""
        return (self.resource, *self.extras)


def tidied(wish: Wish) -> Wish:
    """Return the wish with its words as they are to be kept."""
    said = {name: text for name in (*_LINES, *_TEXTS) if (text := getattr(wish, name))}
    kept: dict[str, Any] = {name: tidy(text) for name, text in said.items()}
    kept |= {name: " ".join(kept[name].split()) for name in _LINES if name in kept}
    return wish if kept == said else replace(wish, **kept)


def wish_of(booking: Booking, **changed: object) -> Wish:
    """Return what a booking asks for, as a wish, with some of it changed."""
    extras = tuple(extra.resource for extra in booking.extras.select_related("resource"))
    same = ("resource", "starts", "ends", "title", "purpose", "people", "private", "phone", "chair")
    trip = ("layout", "wishes", "destination", "reach", "distance_km", "self_drive", "parked_at")
    kept = {name: getattr(booking, name) for name in (*same, *trip)}
    return Wish(**{**kept, "extras": extras, **changed})


def words_of(wish: Wish) -> SearchVector | None:
    """Return the words a booking is found by; a private one is not found."""
    if wish.private:
        return None
    text = index_text(wish.title, wish.purpose, wish.destination)
    return SearchVector(Value(text), config="simple")


def word_problems(wish: Wish) -> dict[str, str]:
    """Return what is wrong with the words and numbers of a tidied wish, by field (no query)."""
    found = {**_too_long(wish), **_wrong_choices(wish), **_wrong_numbers(wish)}
    if not wish.title:
        found["title"] = _("ใส่หัวข้อ เช่น ประชุมคณะกรรมการแผนพัฒนา")
    if wish.resource.kind == ResourceKind.VEHICLE:
        if not wish.destination:
            found["destination"] = _("ใส่สถานที่ที่จะไป")
        if not wish.reach:
            found["reach"] = _("เลือกว่าไปไกลแค่ไหน ในเขตอำเภอ ในจังหวัด หรือนอกจังหวัด")
    return found


def _too_long(wish: Wish) -> dict[str, str]:
    over = {name: most for name, most in _limits().items() if len(getattr(wish, name)) > most}
    return {name: _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": most} for name, most in over.items()}


@cache
def _limits() -> dict[str, int]:
    """Return the most characters of each text."""
    limits = {name: getattr(Booking._meta.get_field(name), "max_length", 0) for name in _LINES}
    return limits | dict.fromkeys(_TEXTS, _LONGEST_TEXT)


def _wrong_choices(wish: Wish) -> dict[str, str]:
    found = {}
    if wish.layout not in _LAYOUTS:
        found["layout"] = _("เลือกจากรายการที่มีให้")
    if wish.reach and wish.reach not in _REACHES:
        found["reach"] = _("เลือกจากรายการที่มีให้")
    keys = [each.pk for each in wish.extras]
    if len(set(keys)) < len(keys):
        found["extras"] = _("เลือกของอย่างเดียวกันซ้ำ เอาออกให้เหลือรายการเดียว")
    elif wish.resource.pk in keys:
        found["extras"] = _("รายการนี้เป็นสิ่งที่จองอยู่แล้ว เอาออกจากรายการที่ขอใช้ด้วย")
    elif len(keys) > _MOST_EXTRAS:
        found["extras"] = _("ขอใช้ด้วยได้ไม่เกิน %(n)d รายการ") % {"n": _MOST_EXTRAS}
    return found


def _wrong_numbers(wish: Wish) -> dict[str, str]:
    found = {}
    seats = wish.resource.capacity
    if not 1 <= wish.people <= _MOST_PEOPLE:
        found["people"] = _("ใส่จำนวนคนตั้งแต่ 1 คนขึ้นไป")
    elif seats is not None and wish.people > seats:
        words = _("%(name)s รับได้ %(seats)d คน ขอมา %(people)d คน เลือกที่ใหญ่กว่าหรือลดจำนวน")
        given = {"name": wish.resource.name, "seats": seats, "people": wish.people}
        found["people"] = words % given
    if wish.distance_km is not None and not 0 <= wish.distance_km <= _FARTHEST:
        found["distance_km"] = _("ใส่ระยะทางตั้งแต่ 0 ถึง %(n)d กม.") % {"n": _FARTHEST}
    return found

"""Which registers there are: who keeps them, who reads them, and which number comes next."""

from datetime import date, datetime

from accounts.duties import Viewer
from accounts.models import Office, Person, Position, Role
from modules.saraban import access
from modules.saraban.numbers import incoming_series
from numbering.draw import next_number
from numbering.models import Series
from thai.dates import be_year, buddhist_year


def registers_kept_by(viewer: Viewer) -> list[Office]:
    """Return the offices whose incoming register a viewer keeps, the central one first."""
    return [office for office in _offices() if access.may_register(viewer, office)]


def registers_read_by(viewer: Viewer) -> list[Office]:
    """Return the offices whose registers a viewer may open, the central one first."""
    if access.sees_whole_house(viewer):
        return _offices()
    return [office for office in _offices() if office.pk in access.letter_offices(viewer)]


def next_incoming(office: Office, *, at: datetime) -> tuple[int, int]:
    """Return the number and Buddhist year that would be drawn now, for showing only."""
    year = buddhist_year(at)
    return next_number(key=incoming_series(office), year=year), year


def years_of(series: str, *, on: date) -> list[int]:
    """Return the Buddhist years in which a register was kept, this one always, newest first."""
    kept = Series.objects.filter(key=series).values_list("year", flat=True)
    return sorted({*kept, be_year(on)}, reverse=True)


def usual_addressee(office: Office) -> str:
    """Return the post that letters to an office are mostly addressed to, or ''."""
    role = Role.CHIEF_EXECUTIVE if office.parent_id is None else Role.DIVISION_DIRECTOR
    posts = Position.objects.filter(role=role, closed_at=None)
    if office.parent_id is not None:
        posts = posts.filter(office=office)
    return posts.order_by("pk").values_list("name", flat=True).first() or ""


def possible_readers(viewer: Viewer) -> list[Person]:
    """Return whom a registrar may name to read a secret letter: all colleagues, by name."""
    people = Person.objects.filter(disabled_at=None).exclude(pk=viewer.person.pk)
    return list(people.order_by("sort_key", "pk"))


def _offices() -> list[Office]:
    """Return the organisation and its divisions, in their order."""
    offices = Office.objects.filter(closed_at=None).order_by("sort", "pk")
    found = list(offices)
    roots = [office for office in found if office.parent_id is None]
    keys = {office.pk for office in roots}
    return roots + [office for office in found if office.parent_id in keys]

"""Read people: everybody may know who works here, a local admin also how they sign in."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from accounts.duties import Duty, Viewer, duties_by_person, in_force
from accounts.models import Acting, Appointment, Office, Person, Role, RoleGrant
from thai.text import tidy

PAGE = 50
STATES = ("working", "waiting", "disabled")
_NO_PASSWORD_YET = {"password__startswith": UNUSABLE_PASSWORD_PREFIX}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A person in a list, with their posts of the day in words."""

    person: Person
    posts: str
    offices: str
    waiting: bool = False  # invited, has not set a password yet


@dataclass(frozen=True, kw_only=True)
class People:
    """One page of people; `older` is the cursor of the next page, empty on the last."""

    rows: list[Listed]
    older: str


def people_page(
    viewer: Viewer,
    *,
    on: date,
    text: str = "",
    office: Office | None = None,
    state: str = "",
    after: str = "",
) -> People:
    """Return a page of people in Thai order of names, for a local admin.

    `state` keeps those who may sign in (`working`), those who have not set a password yet
    (`waiting`) or the `disabled`; `after` is the cursor of the page before. Raises
    `PermissionDenied`.
    """
    if not viewer.is_any(Role.LOCAL_ADMIN):
        raise PermissionDenied
    people = _after(_in_state(_like(text), state), after)
    if office is not None:
        people = people.filter(_works_in(office, on))
    found = list(people.order_by("sort_key", "pk")[: PAGE + 1])
    older = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return People(rows=_listed(found[:PAGE], on), older=older)


def people_found(viewer: Viewer, text: str, *, on: date, most: int) -> list[Listed]:
    """Return people who work here whose names hold all the words, for whoever is signed in."""
    found = _like(text).filter(disabled_at=None).order_by("sort_key", "pk")[:most]
    return _listed(list(found), on)


def person_known(viewer: Viewer, person_id: int) -> Person:
    """Return a person of the town, or raise `Person.DoesNotExist`; names are no secret here."""
    people = Person.objects.all()
    if not viewer.is_any(Role.LOCAL_ADMIN):
        people = people.filter(disabled_at=None)
    return people.get(pk=person_id)


def numbers(viewer: Viewer) -> dict[str, int]:
    """Return how many people stand in each of `STATES`, for a local admin (one query each)."""
    if not viewer.is_any(Role.LOCAL_ADMIN):
        raise PermissionDenied
    return {state: _in_state(Person.objects.all(), state).count() for state in STATES}


def words_of(duties: list[Duty]) -> str:
    """Return duties in words, each once: posts and orders, or the roles of who has neither."""
    return ", ".join(dict.fromkeys(duty.label for duty in duties))


def _like(text: str) -> QuerySet[Person]:
    """Return people whose name, user name or post holds each word."""
    people = Person.objects.all()
    for word in tidy(text[:100]).split():
        held = Appointment.objects.filter(position__name__icontains=word).values("person")
        people = people.filter(
            Q(given_name__icontains=word)
            | Q(family_name__icontains=word)
            | Q(username__startswith=word.lower())
            | Q(pk__in=held)
        )
    return people


def _in_state(people: QuerySet[Person], state: str) -> QuerySet[Person]:
    if state == "disabled":
        return people.filter(disabled_at__isnull=False)
    if state == "waiting":
        return people.filter(disabled_at=None, **_NO_PASSWORD_YET)
    if state == "working":
        return people.filter(disabled_at=None).exclude(**_NO_PASSWORD_YET)
    return people


def _after(people: QuerySet[Person], cursor: str) -> QuerySet[Person]:
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        return people
    last = Person.objects.filter(pk=int(cursor)).first()
    if last is None:
        return people
    return people.filter(Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, pk__gt=last.pk))


def _works_in(office: Office, on: date) -> Q:
    held = Q(position__office=office) & in_force(on)
    return (
        Q(pk__in=Appointment.objects.filter(held).values("person"))
        | Q(pk__in=Acting.objects.filter(held, ended_at=None).values("person"))
        | Q(pk__in=RoleGrant.objects.filter(office=office, ended_at=None).values("person"))
    )


def _listed(people: list[Person], on: date) -> list[Listed]:
    duties = duties_by_person([person.pk for person in people], on=on)
    return [
        Listed(
            person=person,
            posts=words_of(duties[person.pk]),
            offices=", ".join(dict.fromkeys(str(duty.office) for duty in duties[person.pk])),
            waiting=not person.has_usable_password(),
        )
        for person in people
    ]

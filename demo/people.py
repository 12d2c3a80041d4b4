"""Settle a town: its offices, its people with their posts, roles and one acting order."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accounts.commands.add_office import OfficeDetails
from accounts.commands.appoint import appoint
from accounts.commands.change_office import change_office
from accounts.commands.give_role import give_role
from accounts.commands.give_small_office_roles import give_small_office_roles
from accounts.commands.invite_again import withdraw_invitation
from accounts.commands.invite_person import Newcomer, invite_person
from accounts.commands.seed_organisation import seed_organisation
from accounts.commands.set_acting import Order, set_acting
from accounts.models import ActingMode, Office, OfficeKind, Person, Position, Role
from accounts.passwords import give_password
from database.work import atomic
from demo.known import known
from demo.names import Name, names
from demo.towns import PASSWORD, TOWNS, Town
from thai.dates import bangkok_date, buddhist_year

# In which order posts find somebody, until the town is full.
FIRST = (
    Role.CHIEF_EXECUTIVE,
    Role.CLERK,
    Role.REGISTRY_CENTRAL,
    Role.DIVISION_DIRECTOR,
    Role.REGISTRY_DIVISION,
    Role.OFFICER,
    Role.DRIVER,
    Role.SECTION_HEAD,
    Role.DEPUTY_EXECUTIVE,
    Role.AUDITOR,
    Role.SUPPLY_OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.DEPUTY_CLERK,
    Role.COUNCIL_MEMBER,
)
SERVED = timedelta(days=5 * 365)


@atomic()
def settle(town: Town, *, at: datetime) -> None:
    """Make the offices and people of a town, unless they are there; all of it or nothing."""
    if Person.objects.exists():
        return
    root = seed_organisation(
        by=None, kind=town.kind, name=town.name, code=town.code, small=town.small, at=at
    )
    _describe(root, town, at)
    since = bangkok_date(at) - SERVED
    for position, name in _posts(town):
        _let_in(position, name, since, at)
    if town is not TOWNS[0]:
        _stand_in(at)
    _give_roles(root, town, at)
    _same_password(at)
    if town is TOWNS[0]:
        _stand_in(at, by=Person.objects.get(username="sunee"))


def _describe(root: Office, town: Town, at: datetime) -> None:
    details = OfficeDetails(
        name=town.name,
        kind=OfficeKind.ORGANISATION,
        short_name=town.short_name,
        code=town.code,
        phone=town.phone,
        email=f"saraban_{town.number}@dla.go.th",
        address=town.address,
        sort=root.sort,
    )
    change_office(by=None, office=root, details=details, at=at)


def _posts(town: Town) -> Iterator[tuple[Position, Name]]:
    """Yield who gets which post, the most needed posts first, some of them twice."""
    posts = list(Position.objects.select_related("office").order_by("office__sort", "pk"))
    posts.sort(key=lambda post: FIRST.index(Role(post.role)))
    several = [post for post in posts if post.role in (Role.DEPUTY_EXECUTIVE, Role.COUNCIL_MEMBER)]
    strangers = names(town.host)
    taken: set[str] = set()
    for post in [*posts, *several * 10][: town.people]:
        friend = known(post.role, post.office.name if post.office.parent_id else "", post.name)
        name = friend if town is TOWNS[0] and friend and friend.username not in taken else None
        while name is None or name.username in taken:
            name = next(strangers)
        taken.add(name.username)
        yield post, name


def _let_in(position: Position, name: Name, since: date, at: datetime) -> None:
    newcomer = Newcomer(
        username=name.username,
        title=name.title,
        given_name=name.given_name,
        family_name=name.family_name,
        email=f"{name.username}@example.go.th",
    )
    person = invite_person(by=None, newcomer=newcomer, at=at).person
    appoint(by=None, person=person, position=position, since=since, at=at)


def _stand_in(at: datetime, by: Person | None = None) -> None:
    """Let the head of one office stand in for another, by an order of this month."""
    heads = Position.objects.filter(role=Role.DIVISION_DIRECTOR, appointments__isnull=False)
    first, *_others, last = list(heads.order_by("office__sort", "pk"))
    stand_in = first.appointments.select_related("person").get().person
    today = bangkok_date(at)
    order = Order(
        number=f"412/{buddhist_year(at)}",
        mode=ActingMode.ABSENCE,
        since=today - timedelta(days=2),
        until=today + timedelta(days=12),
    )
    set_acting(by=by, person=stand_in, position=last, order=order, at=at)


def _give_roles(root: Office, town: Town, at: datetime) -> None:
    """Give the roles beside the posts; the accounts come last, for they end our own work here."""
    clerk = _holder(Role.REGISTRY_CENTRAL)
    if town.small:
        give_small_office_roles(by=None, person=clerk, at=at)
        return
    admin = Person.objects.filter(username="sunee").first() or clerk
    give_role(by=None, person=admin, role=Role.LOCAL_ADMIN, office=root, at=at)


def _holder(role: Role) -> Person:
    return Person.objects.filter(appointments__position__role=role).order_by("pk")[0]


def _same_password(at: datetime) -> None:
    """Let everybody in with the demo's password, hashed once: a good hash is slow on purpose."""
    for person in Person.objects.order_by("pk"):
        withdraw_invitation(person, at=at)
        if PASSWORD not in _hashes:
            give_password(person, PASSWORD)
            _hashes[PASSWORD] = person.password
    Person.objects.update(password=_hashes[PASSWORD])


_hashes: dict[str, str] = {}

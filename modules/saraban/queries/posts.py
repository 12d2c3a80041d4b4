"""Whom a letter can be sent to: posts, offices and people, as they are on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.duties import in_force
from accounts.models import Acting, ActingMode, Appointment, Office, Person, Position, Role

# Where a letter goes for an opinion or a directive, lowest first.
UPWARD = (
    Role.DIVISION_DIRECTOR,
    Role.DEPUTY_CLERK,
    Role.CLERK,
    Role.DEPUTY_EXECUTIVE,
    Role.CHIEF_EXECUTIVE,
)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post that a letter can be proposed to: `key` names it in a form, `holder` is of today.

    `standing_in` says how (รักษาราชการแทน) when the holder of the day is not the post's own.
    """

    key: str
    office: Office
    role: Role
    name: str
    holder: str = ""
    standing_in: str = ""


def posts_above(office: Office, *, on: date) -> list[Post]:
    """Return the posts a letter can go up to from an office, lowest first (three queries).

    These are the director of the office and of the clerk's office, the clerk, and the executives.
    """
    positions = list(
        Position.objects.filter(closed_at=None, role__in=UPWARD)
        .filter(~Q(role=Role.DIVISION_DIRECTOR) | Q(office=office) | Q(office__kind="clerk_office"))
        .select_related("office")
        .order_by("id")
    )
    holders = _holders_of(positions, on)
    posts: dict[str, Post] = {}
    for position in sorted(positions, key=lambda each: UPWARD.index(Role(each.role))):
        post = _post(position, holders.get(position.pk))
        kept = posts.setdefault(post.key, post)
        if not kept.holder and post.holder:  # two posts of one role: show the one that is held
            posts[post.key] = post
    return list(posts.values())


def open_offices() -> list[Office]:
    """Return the offices that take letters in: those right under the root, in their order."""
    offices = Office.objects.filter(closed_at=None, parent__parent=None, parent__isnull=False)
    return list(offices.order_by("sort", "id"))


def people_of(offices: Iterable[Office], *, on: date) -> list[tuple[Person, str, Office]]:
    """Return who works in the offices and in what is under them, with their posts, by name."""
    keys = _with_parts([office.pk for office in offices])
    return _staff(Q(position__office__in=keys), on)


def whole_staff(*, on: date) -> list[tuple[Person, str, Office]]:
    """Return everybody who holds a post on a day, with it, by name."""
    return _staff(Q(), on)


def _staff(where: Q, on: date) -> list[tuple[Person, str, Office]]:
    held = (
        Appointment.objects.filter(in_force(on), where, person__disabled_at=None)
        .select_related("person", "position__office")
        .order_by("person__sort_key", "id")
    )
    once: dict[int, tuple[Person, str, Office]] = {}
    for post in held:
        place = (post.person, post.position.name, post.position.office)
        once.setdefault(post.person_id, place)
    return list(once.values())


def _post(position: Position, holder: tuple[str, str] | None) -> Post:
    role = Role(position.role)
    name, mode = holder or ("", "")
    return Post(
        key=f"{role}-{position.office_id}",
        office=position.office,
        role=role,
        name=position.name,
        holder=name,
        standing_in=mode,
    )


def _holders_of(positions: list[Position], on: date) -> dict[int, tuple[str, str]]:
    keys = [position.pk for position in positions]
    posts = Appointment.objects.filter(in_force(on), position__in=keys).select_related("person")
    acting = Acting.objects.filter(in_force(on), position__in=keys, ended_at=None)
    own = {each.position_id: (each.person.full_name, "") for each in posts}
    for each in acting.select_related("person"):
        own[each.position_id] = (each.person.full_name, ActingMode(each.mode).label)
    return own


def _with_parts(keys: list[int]) -> set[int]:
    found, layer = set(keys), set(keys)
    parents = dict(Office.objects.filter(closed_at=None).values_list("pk", "parent_id"))
    while layer := {pk for pk, parent in parents.items() if parent in layer} - found:
        found |= layer
    return found

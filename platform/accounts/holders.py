"""Who is in a post or a role on a day: by appointment, by an order to act, or by a given role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.duties import Duty, in_force
from accounts.models import Acting, ActingMode, Appointment, Office, Person, Position, RoleGrant
from thai.names import printed_name, rank_before_signature


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A person in a post: the one appointed, or (with `acting`) one who stands in by an order."""

    person: Person
    since: date
    until: date | None
    appointment: Appointment | None = None
    acting: Acting | None = None


def people_in(*roles: str, on: date, offices: Iterable[Office] | None = None) -> list[Person]:
    """Return who has one of the roles on a Bangkok day, in one of the offices if any are named.

    By post, by order or by a given role, in Thai order of names; nobody disabled. One query.
    """
    place = Q() if offices is None else Q(position__office__in=offices)
    post = Q(position__role__in=roles, position__closed_at=None) & place & in_force(on)
    given = Q(role__in=roles, ended_at=None) & (Q() if offices is None else Q(office__in=offices))
    people = Person.objects.filter(
        Q(pk__in=Appointment.objects.filter(post).values("person"))
        | Q(pk__in=Acting.objects.filter(post, ended_at=None).values("person"))
        | Q(pk__in=RoleGrant.objects.filter(given).values("person")),
        disabled_at=None,
    )
    return list(people.order_by("sort_key", "pk"))


def holders(positions: Iterable[Position], *, on: date) -> dict[int, list[Holder]]:
    """Return the holders of posts on a Bangkok day by the key of the post (two queries).

    Those appointed come first, then those who act; a vacant post has an empty list.
    """
    found: dict[int, list[Holder]] = {position.pk: [] for position in positions}
    held = Q(position__in=list(found), person__disabled_at=None) & in_force(on)
    posts = Appointment.objects.filter(held).select_related("person")
    orders = Acting.objects.filter(held, ended_at=None).select_related("person")
    for post in posts.order_by("since", "pk"):
        found[post.position_id].append(
            Holder(person=post.person, since=post.since, until=post.until, appointment=post)
        )
    for order in orders.order_by("since", "pk"):
        found[order.position_id].append(
            Holder(person=order.person, since=order.since, until=order.until, acting=order)
        )
    return found


def may_sign_for(person: Person, position: Position, *, on: date) -> bool:
    """Tell whether a person may sign as a post on a Bangkok day: they hold it, or act for it."""
    return any(holder.person.pk == person.pk for holder in holders([position], on=on)[position.pk])


@dataclass(frozen=True, kw_only=True)
class SignedAs:
    """What is printed under a signature (domain 1.7), the fields of `papers.SignatureBlock`.

    `name` has no brackets and no rank; `rank` stands before the signature instead.
    """

    name: str
    position: str
    rank: str = ""
    acting: str = ""
    acting_for: str = ""

    @property
    def lines(self) -> list[str]:
        """Return the lines under the signature, from the name down."""
        position = f"{self.position} {self.acting}".strip()
        return [line for line in (f"({self.name})", position, self.acting_for) if line]


def signature_block(person: Person, duty: Duty) -> SignedAs:
    """Return the block printed for a person who signs in one of their duties."""
    return printed_block(
        person,
        position=duty.position,
        acting_mode=duty.acting_mode,
        acting_for=duty.acting_for,
    )


def printed_block(
    person: Person, *, position: str, acting_mode: str = "", acting_for: str = ""
) -> SignedAs:
    """Return the block for words that were kept with a signature, which print the same for ever."""
    return SignedAs(
        name=printed_name(person.title, person.given_name, person.family_name)[1:-1],
        rank=rank_before_signature(person.title),
        position=position,
        acting=ActingMode(acting_mode).label if acting_mode else "",
        acting_for=acting_for,
    )

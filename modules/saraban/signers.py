"""Who may sign for a post today, and the block that is printed then (domain 1.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.duties import in_force
from accounts.holders import Holder, holders, printed_block
from accounts.models import ActingMode, Appointment, Person, Position, SignatureImage
from papers.signature import SignatureBlock


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """A person who may sign for a post on a day, and by what right.

    `position` is what is printed under the name: the post itself, or the person's own post when
    they stand in for its holder (`acting_mode`, `acting_for`).
    """

    person: Person
    position: str
    acting_mode: str = ""
    acting_for: str = ""

    @property
    def label(self) -> str:
        """Return how the capacity is said on screen."""
        if not self.acting_mode:
            return self.position
        mode = ActingMode(self.acting_mode).label
        return " ".join(filter(None, [self.position, mode, self.acting_for]))


def signing_today(posts: Iterable[Position], *, on: date) -> dict[int, list[Capacity]]:
    """Return who may sign for each post on a Bangkok day, by its key; the likeliest first.

    Whoever stands in for an absent holder or a vacant post comes first, then the holder, then
    those to whom the power is delegated (ปฏิบัติราชการแทน).
    """
    by_key = {post.pk: post for post in posts}
    held = holders(by_key.values(), on=on)
    own = _own_posts((o.person for found in held.values() for o in found if o.acting), on)
    return {
        key: sorted((_capacity(one, by_key[key], own) for one in found), key=_likely)
        for key, found in held.items()
    }


def signs_as(person: Person, post: Position, *, on: date) -> Capacity | None:
    """Return the capacity in which a person may sign for a post today; their own post first."""
    mine = [one for one in signing_today([post], on=on)[post.pk] if one.person.pk == person.pk]
    return min(mine, key=lambda one: bool(one.acting_mode), default=None)


def block_of(capacity: Capacity, *, signed: bool = False) -> SignatureBlock:
    """Return the block under a letter; with the picture of the signature once it is signed."""
    words = printed_block(
        capacity.person,
        position=capacity.position,
        acting_mode=capacity.acting_mode,
        acting_for=capacity.acting_for,
    )
    return SignatureBlock(
        name=words.name,
        rank=words.rank,
        position=words.position,
        acting=words.acting,
        acting_for=words.acting_for,
        picture=_picture(capacity.person) if signed else None,
    )


def _picture(person: Person) -> bytes | None:
    kept = SignatureImage.objects.filter(person=person).values_list("png", flat=True).first()
    return bytes(kept) if kept else None


def _capacity(holder: Holder, post: Position, own: dict[int, str]) -> Capacity:
    if holder.acting is None:
        return Capacity(person=holder.person, position=post.name)
    return Capacity(
        person=holder.person,
        position=own.get(holder.person.pk, ""),
        acting_mode=holder.acting.mode,
        acting_for=post.name,
    )


def _likely(capacity: Capacity) -> int:
    if not capacity.acting_mode:
        return 1
    return 2 if capacity.acting_mode == ActingMode.DELEGATED else 0


def _own_posts(people: Iterable[Person], on: date) -> dict[int, str]:
    keys = [person.pk for person in people]
    if not keys:
        return {}
    posts = (
        Appointment.objects.filter(in_force(on), person__in=keys, position__closed_at=None)
        .order_by("-since", "-id")
        .values_list("person_id", "position__name")
    )
    return dict(posts)  # the post held longest is read last and stays

"""Who a draft can go to next, and for which posts it can be written: the ladder of an office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.duties import Viewer
from accounts.models import Office, Person, Position, Role
from modules.saraban.models import Draft, PaperKind, Secrecy
from modules.saraban.queries.posts import people_of
from modules.saraban.recipient import Recipient
from modules.saraban.signers import Capacity, signing_today

# From the desk to the signature (domain 1.7): หน.ฝ่าย, ผอ.กอง, รองปลัด, ปลัด, รองนายก, นายก.
LADDER = (
    Role.SECTION_HEAD,
    Role.DIVISION_DIRECTOR,
    Role.DEPUTY_CLERK,
    Role.CLERK,
    Role.DEPUTY_EXECUTIVE,
    Role.CHIEF_EXECUTIVE,
)
_OF_THE_OFFICE = (Role.SECTION_HEAD, Role.DIVISION_DIRECTOR)


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A post on the ladder and who may sign for it today; `usual` is the one to go to next."""

    post: Position
    people: list[Capacity]
    usual: bool = False

    @property
    def key(self) -> str:
        """Return what names the rung in a form."""
        return f"post-{self.post.pk}"

    @property
    def holder(self) -> str:
        """Return who is in the post today, and how if they stand in."""
        if not self.people:
            return ""
        first = self.people[0]
        return f"{first.person.full_name} {first.label if first.acting_mode else ''}".strip()

    @property
    def recipient(self) -> Recipient:
        """Return the rung as a draft is handed to it."""
        return Recipient(office=self.post.office, role=self.post.role)


def rungs_above(draft: Draft, viewer: Viewer, *, on: date) -> list[Rung]:
    """Return the posts a draft can be sent to by a viewer, lowest first; vacant ones left out.

    The usual one is the first above the viewer's own posts, and never above the signer's.
    """
    mine = {(duty.role, duty.office.pk) for duty in viewer.duties}
    posts = [post for post in _posts(draft.office) if (post.role, post.office_id) not in mine]
    held = signing_today(posts, on=on)
    rungs = [Rung(post=post, people=held[post.pk]) for post in posts if held[post.pk]]
    usual = _usual(rungs, draft, viewer)
    return [Rung(post=r.post, people=r.people, usual=r.post.pk == usual) for r in rungs]


def posts_to_sign(draft: Draft, *, on: date) -> list[Rung]:
    """Return the posts a draft can be written for, the highest first; vacant ones too."""
    own = Q(pk=draft.signer_id)
    if draft.kind == PaperKind.INTERNAL_MEMO:
        own |= Q(appointments__person=draft.written_by, appointments__until=None)
    posts = _posts(draft.office, own)
    held = signing_today(posts, on=on)
    return [Rung(post=post, people=held[post.pk]) for post in reversed(posts)]


def people_to_ask(draft: Draft, viewer: Viewer, *, on: date) -> list[tuple[Person, str]]:
    """Return everybody else in the house with their post, those of the draft's office first."""
    root = draft.office
    while root.parent is not None:
        root = root.parent
    everyone = [place for place in people_of([root], on=on) if place[0].pk != viewer.person.pk]
    near = sorted(everyone, key=lambda place: place[2].pk != draft.office_id)
    return [(person, post) for person, post, _office in near]


def needs_a_name(draft: Draft) -> bool:
    """Tell whether a draft goes to people by name only, not to posts (ระเบียบความลับ 2544)."""
    return draft.secrecy != Secrecy.OPEN


def _posts(office: Office, own: Q | None = None) -> list[Position]:
    line = [office.pk]
    above = office.parent
    while above is not None:
        line.append(above.pk)
        above = above.parent
    wanted = Q(role__in=LADDER) & (~Q(role__in=_OF_THE_OFFICE) | Q(office__in=line))
    posts = Position.objects.filter(wanted | own if own is not None else wanted, closed_at=None)
    return sorted(
        posts.select_related("office").distinct(), key=lambda post: (_rank(post), post.pk)
    )


def _rank(post: Position) -> int:
    return LADDER.index(Role(post.role)) if post.role in LADDER else -1


def _usual(rungs: Iterable[Rung], draft: Draft, viewer: Viewer) -> int | None:
    mine = max((LADDER.index(d.role) for d in viewer.duties if d.role in LADDER), default=-1)
    above = [rung.post for rung in rungs if _rank(rung.post) > mine]
    signer = draft.signer
    if signer is not None:
        below = [post for post in above if _rank(post) <= _rank(signer)]
        at_top = [post for post in below if _rank(post) < _rank(signer) or post.pk == signer.pk]
        above = at_top or above
    return above[0].pk if above else None

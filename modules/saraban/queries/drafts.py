"""Read drafts: mine, those that wait for me, those I sent up. Every query asks who is looking."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import Draft, DraftStep, DraftStepKind, NamedReader, Secrecy

_SHOWN = ("office", "written_by", "signer", "with_office", "with_person", "changed_by")


def drafts_visible_to(viewer: Viewer) -> QuerySet[Draft]:
    """Return the drafts a viewer may know of, in no order.

    Open ones: written by them or in their offices, sent to them, or ones they had a hand in.
    Secret ones: only where the viewer is a named reader.
    """
    named = Exists(NamedReader.objects.filter(draft=OuterRef("pk"), person=viewer.person))
    handled = Exists(DraftStep.objects.filter(draft=OuterRef("pk"), by=viewer.person))
    mine = Q(written_by=viewer.person) | Q(office__in=access.letter_offices(viewer))
    held = access.drafts_held_by(viewer)
    return Draft.objects.filter((Q(secrecy=Secrecy.OPEN) & (mine | held | handled)) | named)


def draft_visible_to(viewer: Viewer, draft_id: int) -> Draft:
    """Return one draft. Raises `Draft.DoesNotExist` if the viewer may not know of it."""
    return drafts_visible_to(viewer).select_related(*_SHOWN, "answers").get(pk=draft_id)


def drafts_waiting_for(viewer: Viewer) -> QuerySet[Draft]:
    """Return the open drafts that wait for a viewer, the longest waiting first.

    They are to be checked or signed; those with `approved_at` are to be given their number.
    """
    waiting = drafts_visible_to(viewer).filter(access.drafts_held_by(viewer), _OPEN)
    return waiting.select_related(*_SHOWN).order_by("sent_at", "id")


def drafts_to_write(viewer: Viewer) -> QuerySet[Draft]:
    """Return a viewer's own drafts that are with them, the newest change first.

    Each has `was_returned`: whether somebody sent it back to be changed.
    """
    last = DraftStep.objects.filter(draft=OuterRef("pk")).order_by("-id").values("kind")[:1]
    returned = Q(last_step=DraftStepKind.RETURNED)
    own = drafts_visible_to(viewer).filter(_OPEN, written_by=viewer.person)
    with_nobody = own.filter(with_person=None, with_role="")
    told = with_nobody.annotate(last_step=Subquery(last)).annotate(was_returned=returned)
    return told.select_related(*_SHOWN).order_by("-changed_at", "-id")


def drafts_sent_up(viewer: Viewer) -> QuerySet[Draft]:
    """Return the open drafts that a viewer wrote or checked and that are with somebody else."""
    handled = Exists(DraftStep.objects.filter(draft=OuterRef("pk"), by=viewer.person))
    moving = drafts_visible_to(viewer).filter(_OPEN, handled, ~_WITH_NOBODY)
    elsewhere = moving.exclude(access.drafts_held_by(viewer))
    return elsewhere.select_related(*_SHOWN).order_by("-sent_at", "-id")


_OPEN = Q(issued_at=None, discarded_at=None)
_WITH_NOBODY = Q(with_person=None, with_role="")

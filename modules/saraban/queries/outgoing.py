"""Read letters sent. Every query asks who is looking."""

from django.db.models import Case, Q, QuerySet, When

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import CirculationCopy, DraftStep, NamedReader, OutgoingLetter, Secrecy
from modules.saraban.queries.incoming import letters_visible_to


def outgoing_visible_to(viewer: Viewer) -> QuerySet[OutgoingLetter]:
    """Return the letters sent that a viewer may know of, in no order.

    Open letters: those of their offices, those they wrote, checked or signed, those circulated
    to them; all of them for those who look after the whole house. Secret ones: only where the
    viewer is named.
    """
    named = Q(pk__in=NamedReader.objects.filter(person=viewer.person).values("outgoing"))
    mine = Q()
    if not access.sees_whole_house(viewer):
        handled = DraftStep.objects.filter(by=viewer.person)
        copies = CirculationCopy.objects.filter(person=viewer.person)
        mine = (
            Q(office__in=access.letter_offices(viewer))
            | Q(owner__in=access.letter_offices(viewer))
            | Q(draft__in=handled.values("draft"))
            | Q(pk__in=copies.values("circulation__outgoing"))
        )
    return OutgoingLetter.objects.filter((Q(secrecy=Secrecy.OPEN) & mine) | named)


def letter_sent_visible_to(viewer: Viewer, letter_id: int) -> OutgoingLetter:
    """Return one letter sent. Raises `OutgoingLetter.DoesNotExist` for a stranger to it."""
    rows = outgoing_visible_to(viewer).defer("words")
    return rows.select_related(
        "office", "owner", "issued_by", "cancelled_by", "draft__with_office", "draft__with_person"
    ).get(pk=letter_id)


def citations_known(letter: OutgoingLetter, viewer: Viewer) -> list[tuple[str, int | None]]:
    """Return what a letter refers to, with the key of a letter received that the viewer knows."""
    known = letters_visible_to(viewer).values("pk")
    linked = Case(When(cited_incoming__in=known, then="cited_incoming"), default=None)
    rows = letter.citations.annotate(known=linked).order_by("pk")
    return list(rows.values_list("text", "known"))

"""Read letters sent. Every query asks who is looking."""

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import CirculationCopy, DraftStep, NamedReader, OutgoingLetter, Secrecy


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
            Q(office__in=viewer.office_ids)
            | Q(owner__in=viewer.office_ids)
            | Q(draft__in=handled.values("draft"))
            | Q(pk__in=copies.values("circulation__outgoing"))
        )
    return OutgoingLetter.objects.filter((Q(secrecy=Secrecy.OPEN) & mine) | named)

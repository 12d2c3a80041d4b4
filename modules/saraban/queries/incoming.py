"""Read incoming letters. Every query asks who is looking."""

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import CirculationCopy, IncomingLetter, NamedReader, Secrecy, Task


def letters_visible_to(viewer: Viewer) -> QuerySet[IncomingLetter]:
    """Return the letters a viewer may know of, in no order.

    Open letters: those of their offices, those sent or circulated to them; all of them for those
    who look after the whole house. Secret ones: only where the viewer is a named reader.
    """
    named = Q(pk__in=NamedReader.objects.filter(person=viewer.person).values("incoming"))
    mine = Q()
    if not access.sees_whole_house(viewer):
        offices = viewer.office_ids
        sent = Task.objects.filter(Q(office__in=offices) | Q(person=viewer.person))
        copies = CirculationCopy.objects.filter(person=viewer.person)
        mine = (
            Q(office__in=offices)
            | Q(pk__in=sent.values("letter"))
            | Q(pk__in=copies.values("circulation__incoming"))
        )
    return IncomingLetter.objects.filter((Q(secrecy=Secrecy.OPEN) & mine) | named)

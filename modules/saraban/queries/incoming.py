"""Read incoming letters. Every query asks who is looking."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import CirculationCopy, IncomingLetter, NamedReader, Secrecy, Task


def letters_visible_to(viewer: Viewer) -> QuerySet[IncomingLetter]:
    """Return the letters a viewer may know of, in no order.

    Open letters: those of their offices, those sent or circulated to them; all of them for those
    who look after the whole house. Secret ones: only where the viewer is a named reader.
    """
    here = OuterRef("pk")  # asked row by row: a division's 100,000 tasks are never gathered
    mine = Q()
    if not access.sees_whole_house(viewer):
        offices = access.letter_offices(viewer)
        sent = Task.objects.filter(Q(office__in=offices) | Q(person=viewer.person), letter=here)
        copies = CirculationCopy.objects.filter(person=viewer.person, circulation__incoming=here)
        mine = Q(office__in=offices) | Exists(sent) | Exists(copies)
    return IncomingLetter.objects.filter((Q(secrecy=Secrecy.OPEN) & mine) | named_reader(viewer))


def named_reader(viewer: Viewer) -> Exists:
    """Return the condition on `IncomingLetter` that a viewer is named to read it."""
    mine = NamedReader.objects.filter(incoming=OuterRef("pk"), person=viewer.person)
    return Exists(mine)

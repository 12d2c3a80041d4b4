"""Read circulations: who was to know of a letter, who has acknowledged it, who has not."""

from django.db.models import Count

from accounts.duties import Viewer
from accounts.models import Person
from modules.saraban import access
from modules.saraban.models import (
    Circulation,
    CirculationCopy,
    IncomingLetter,
    NamedReader,
    OutgoingLetter,
)


def copies_of_letter(
    viewer: Viewer, letter: IncomingLetter | OutgoingLetter
) -> list[CirculationCopy]:
    """Return every copy of a letter that a viewer may see, those not acknowledged first.

    Whoever circulates letters sees the whole list; others see their own copies.
    """
    copies = CirculationCopy.objects.filter(circulation__in=letter.circulations.all())
    if not access.may_circulate(viewer, letter):
        copies = copies.filter(person=viewer.person)
    rows = copies.select_related("person", "circulation")
    return sorted(rows, key=lambda copy: (copy.acknowledged_at is not None, copy.person.sort_key))


def waits_for(viewer: Viewer, letter: IncomingLetter | OutgoingLetter) -> bool:
    """Tell whether a letter was circulated to a viewer and waits for their รับทราบ."""
    mine = CirculationCopy.objects.filter(person=viewer.person, acknowledged_at=None)
    return mine.filter(circulation__in=letter.circulations.all()).exists()


def circulations_of(
    letter: IncomingLetter | OutgoingLetter,
) -> list[tuple[Circulation, int]]:
    """Return the times a letter was sent round, newest first, each with to how many people."""
    rows = letter.circulations.select_related("sent_by").annotate(people=Count("copies"))
    return [(each, each.people) for each in rows.order_by("-id")]


def readers_of(viewer: Viewer, letter: IncomingLetter) -> list[Person]:
    """Return who may know of a secret letter, by name; nobody's list for an open one."""
    if not access.is_secret(letter.secrecy) or not access.may_know(viewer, letter):
        return []
    named = NamedReader.objects.filter(incoming=letter).select_related("person")
    return [reader.person for reader in named.order_by("person__sort_key")]

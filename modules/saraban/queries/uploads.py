"""Read files: uploads that wait for their letter, and attachments of letters."""

from collections.abc import Sequence

from django.db.models import Q

from accounts.duties import Viewer
from accounts.models import Person
from files.models import StoredFile
from modules.saraban.models import Attachment, IncomingLetter, Part
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.outgoing import outgoing_visible_to


def uploads_of(person: Person, keys: Sequence[int]) -> list[StoredFile]:
    """Return the files a person uploaded, in the order asked; others' keys are left out."""
    found = StoredFile.objects.filter(stored_by=person).in_bulk(list(keys))
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def attachment_visible_to(viewer: Viewer, key: int) -> Attachment:
    """Return a file of a letter that the viewer may know of. Raises `Attachment.DoesNotExist`."""
    known = Q(incoming__in=letters_visible_to(viewer).values("pk")) | Q(
        outgoing__in=outgoing_visible_to(viewer).values("pk")
    )
    found = Attachment.objects.filter(known).select_related("file")
    return found.get(pk=key)


def papers_of(letter: IncomingLetter) -> list[Attachment]:
    """Return the files of a letter as they are read: the stamped rendition first, if made yet.

    The newest rendition stands in for the letter itself; enclosures follow in their order. Ask
    only for a letter the viewer may know of.
    """
    files = list(letter.attachments.select_related("file").order_by("sort", "pk"))
    stamped = [each for each in files if each.part == Part.STAMPED]
    main = [each for each in files if each.part == Part.MAIN]
    return (stamped[-1:] or main) + [each for each in files if each.part == Part.ENCLOSURE]

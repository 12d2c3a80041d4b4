"""What goes round: a letter received or one sent, where its pages are, and its commands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.circulate_outgoing import circulate_outgoing
from modules.saraban.commands.remind import remind
from modules.saraban.commands.remind_outgoing import remind_outgoing
from modules.saraban.models import Circulation, IncomingLetter, OutgoingLetter
from modules.saraban.queries.outgoing import letter_sent_visible_to
from modules.saraban.queries.path import letter_visible_to


@dataclass(frozen=True, kw_only=True)
class Going:
    """A letter that may go round: how it is called, its own page, and that of its round."""

    letter: IncomingLetter | OutgoingLetter
    number: str
    page: str
    door: str
    remind_door: str
    circulate: Callable[..., Circulation]
    remind: Callable[..., int]


def received(viewer: Viewer, letter_id: int) -> Going:
    """Return a letter received. Raises `Http404` and `PermissionDenied`."""
    try:
        letter = letter_visible_to(viewer, letter_id)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown
    _may(viewer, letter)
    return Going(
        letter=letter,
        number=_("รับที่ %(number)s") % {"number": letter},
        page=reverse("saraban:letter", args=[letter.pk]),
        door=reverse("saraban:circulation", args=[letter.pk]),
        remind_door=reverse("saraban:remind", args=[letter.pk]),
        circulate=circulate,
        remind=remind,
    )


def sent(viewer: Viewer, letter_id: int) -> Going:
    """Return a letter sent. Raises `Http404` and `PermissionDenied`."""
    try:
        letter = letter_sent_visible_to(viewer, letter_id)
    except OutgoingLetter.DoesNotExist as unknown:
        raise Http404 from unknown
    if not access.is_secret(letter.secrecy):  # the command says why a secret one stays
        _may(viewer, letter)
    return Going(
        letter=letter,
        number=_("ที่ %(number)s") % {"number": letter.reference},
        page=reverse("saraban:outgoing-letter", args=[letter.pk]),
        door=reverse("saraban:outgoing-circulation", args=[letter.pk]),
        remind_door=reverse("saraban:outgoing-remind", args=[letter.pk]),
        circulate=circulate_outgoing,
        remind=remind_outgoing,
    )


def _may(viewer: Viewer, letter: IncomingLetter | OutgoingLetter) -> None:
    if not access.may_circulate(viewer, letter):
        raise PermissionDenied

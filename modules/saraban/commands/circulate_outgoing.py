"""Send an order, a memo or a letter of one's own round to staff, who each acknowledge it."""

from collections.abc import Sequence
from datetime import date, datetime

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.saraban.models import Circulation
from modules.saraban.rounds import outgoing_to_circulate, send_round
from thai.dates import bangkok_date


@atomic()
def circulate_outgoing(
    *,
    by: Person,
    letter: int,
    people: Sequence[Person],
    note: str = "",
    due_on: date | None = None,
    at: datetime,
) -> Circulation:
    """Give each of the people a copy of a letter sent. Who still has one unread gets no second.

    Raises `OutgoingLetter.DoesNotExist`, `PermissionDenied`, `SecretLetter`, `AtRest` and
    `NobodyChosen`.
    """
    found = outgoing_to_circulate(viewer_of(by, on=bangkok_date(at)), letter)
    sent, words = send_round(found, people, note=note, due_on=due_on, by=by, at=at)
    found.action_taken = words
    found.save(update_fields=["action_taken"])
    trail.record(
        by=by, at=at, action="saraban.outgoing.circulated", subject=found, circulation=sent.pk
    )
    return sent

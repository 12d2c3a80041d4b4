"""Enter a letter in the register of an office it was sent to (กองลงรับ)."""

from datetime import datetime

from accounts.models import Person, Role
from accounts.posts import first_held
from database.work import atomic
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.models import Expected, OfficeReceipt, StepKind
from modules.saraban.moves import Sending, move
from modules.saraban.numbers import incoming_series
from modules.saraban.turns import Turn, take
from numbering.draw import draw
from thai.dates import buddhist_year

# Who sets people to work in an office, and who does where the office has none of them.
ASSIGNING = (
    Role.DIVISION_DIRECTOR,
    Role.SECTION_HEAD,
    Role.REGISTRY_DIVISION,
    Role.REGISTRY_CENTRAL,
)


@atomic()
def receive_in_office(*, by: Person, task: int, at: datetime) -> OfficeReceipt:
    """Give a letter the next number of the office's own book, and hand it to the director.

    A letter that comes to the same office again keeps the number it has there. Raises
    `PermissionDenied`, `AlreadyDone`, `AtRest` and `WrongMove`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.RECEIVE])
    assert turn.task is not None
    receipt = _entered(turn)
    kind = Expected.ASSIGN if turn.task.lead else Expected.KNOW
    sending = Sending(
        expected=kind,
        office=turn.office,
        role=first_held(ASSIGNING, turn.office, on=turn.today),
        lead=turn.task.lead,
        note=turn.task.note,
        due_on=turn.task.due_on,
    )
    words = f"{turn.office}รับที่ {receipt}"
    action = words if turn.task.lead else ""
    move(turn, StepKind.RECEIVED, note=words, sends=[sending], action=action)
    stamp_incoming.follow(at=at, letter=turn.letter.pk)
    return receipt


def _entered(turn: Turn) -> OfficeReceipt:
    there = OfficeReceipt.objects.filter(letter=turn.letter, office=turn.office).first()
    if there is not None:
        return there
    year = buddhist_year(turn.at)
    return OfficeReceipt.objects.create(
        letter=turn.letter,
        office=turn.office,
        year=year,
        # One book an office: what it registers itself and what it is sent share the numbers.
        number=draw(key=incoming_series(turn.office), year=year),
        received_at=turn.at,
        received_by=turn.viewer.person,
    )

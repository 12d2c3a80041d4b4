"""Move a letter along its path: what was done, and what is expected of whom next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accounts.duties import Duty, Viewer
from accounts.models import Office, Person, Role
from accounts.posts import holders
from audit import trail
from modules.saraban import access
from modules.saraban.announce import tell_recipients
from modules.saraban.models import Expected, IncomingLetter, NamedReader, Step, StepKind, Task
from modules.saraban.turns import Turn


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What a step expects of whom: a post (`office` and `role`) or one `person` in an office."""

    expected: Expected
    office: Office
    role: str = ""
    person: Person | None = None
    lead: bool = True
    note: str = ""
    due_on: date | None = None


def move(
    turn: Turn,
    kind: StepKind,
    *,
    note: str = "",
    sends: Sequence[Sending] = (),
    action: str = "",
    ends: Iterable[Task] | None = None,
) -> Step:
    """Add a step, end the task it answers, expect what it `sends`, and leave a line in the trail.

    `action` goes into the register's column การปฏิบัติ. `ends` names the tasks that end when it
    is not the one of the turn.
    """
    step = add_step(turn, kind, note=note)
    ended = [turn.task] if ends is None and turn.task else list(ends or ())
    Task.objects.filter(pk__in=[task.pk for task in ended]).update(done_at=turn.at, done_by=step)
    for sending in sends:
        _expect(turn, step, sending)
    if action:
        turn.letter.action_taken = action[:300]
        turn.letter.save(update_fields=["action_taken"])
    record(turn, str(kind), step=step.pk)
    if sends:
        tell_recipients.follow(at=turn.at, step=step.pk)
    return step


def add_step(turn: Turn, kind: StepKind, *, note: str = "") -> Step:
    """Add a line to a letter's path, with the name and post as they are at that moment."""
    duty, by = turn.duty, turn.viewer.person
    return Step.objects.create(
        letter=turn.letter,
        kind=kind,
        by=by,
        office=turn.office,
        name=by.full_name,
        position=duty.position if duty else "",
        acting_mode=duty.acting_mode if duty else "",
        acting_for=duty.acting_for if duty else "",
        note=note.strip(),
        at=turn.at,
    )


def record(turn: Turn, did: str, **detail: object) -> None:
    """Leave a line in the trail about the letter of a turn."""
    action = f"saraban.incoming.{did}"
    trail.record(by=turn.viewer.person, at=turn.at, action=action, subject=turn.letter, **detail)


def begin(*, letter: IncomingLetter, by: Person, duty: Duty | None, at: datetime) -> Step:
    """Begin the path of a letter that was just registered: its registry is to propose it."""
    viewer = Viewer(by, (duty,) if duty else ())
    role = registry_of(letter)
    turn = Turn(letter=letter, viewer=viewer, duty=duty, at=at)
    secret = access.is_secret(letter.secrecy)
    step = add_step(turn, StepKind.REGISTERED)
    _expect(
        turn,
        step,
        Sending(
            expected=Expected.PROPOSE,
            office=letter.office,
            role=role,
            person=by if secret else None,  # no other clerk is to know of it
            due_on=letter.due_on,
        ),
    )
    return step


def registry_of(letter: IncomingLetter) -> Role:
    """Return who keeps the register that a letter stands in."""
    central = letter.office.parent_id is None
    return Role.REGISTRY_CENTRAL if central else Role.REGISTRY_DIVISION


def name_as_readers(turn: Turn, people: Iterable[Person]) -> list[Person]:
    """Let people know of a secret letter; return those who did not know of it before."""
    known = set(turn.letter.readers.values_list("person", flat=True))
    new = [person for person in people if person.pk not in known]
    by = turn.viewer.person
    NamedReader.objects.bulk_create(
        NamedReader(incoming=turn.letter, person=person, named_by=by, named_at=turn.at)
        for person in new
    )
    if new:
        record(turn, "reader_named", people=[person.pk for person in new])
    return new


def _expect(turn: Turn, step: Step, sending: Sending) -> Task:
    if access.is_secret(turn.letter.secrecy):
        person, office = sending.person, sending.office
        name_as_readers(turn, [person] if person else holders(sending.role, office, on=turn.today))
    return Task.objects.create(
        letter=turn.letter,
        expected=sending.expected,
        office=sending.office,
        person=sending.person,
        role="" if sending.person else sending.role,
        lead=sending.lead,
        note=sending.note[:500],
        sent_by=step,
        sender=turn.viewer.person,
        sent_at=turn.at,
        due_on=sending.due_on,
    )

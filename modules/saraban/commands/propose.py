"""Propose a letter upward (เสนอ): the first thing a registry does with it."""

from datetime import datetime

from accounts.models import Person, Role
from database.work import atomic
from modules.saraban.models import Expected, IncomingLetter, Step, StepKind
from modules.saraban.moves import Sending, move
from modules.saraban.queries.posts import Post
from modules.saraban.turns import Turn, take


@atomic()
def propose(*, by: Person, task: int, to: Post, note: str = "", at: datetime) -> Step:
    """Send a letter up to a post with a note; any level may be skipped, as offices do.

    Raises `PermissionDenied`, `AlreadyDone`, `AtRest` and `WrongMove`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.PROPOSE])
    action = f"เสนอ{to.name}"
    return move(turn, StepKind.PROPOSED, note=note, sends=[upward(turn, to)], action=action)


def upward(turn: Turn, to: Post) -> Sending:
    """Return what a post above is asked for: an opinion, a directive, or to set people to work."""
    return Sending(
        expected=expected_of(turn.letter, to),
        office=to.office,
        role=to.role,
        due_on=turn.task.due_on if turn.task else turn.letter.due_on,
    )


def expected_of(letter: IncomingLetter, post: Post) -> Expected:
    """Return what a post does with a letter. A division's own letter ends with its director."""
    if post.role in (Role.CHIEF_EXECUTIVE, Role.DEPUTY_EXECUTIVE):
        return Expected.DIRECT
    if post.role == Role.DIVISION_DIRECTOR and post.office.pk == letter.office_id:
        return Expected.ASSIGN
    return Expected.ENDORSE

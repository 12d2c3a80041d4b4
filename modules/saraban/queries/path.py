"""Read the path of one letter: what was done, what is awaited, and what a viewer can do now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.duties import Duty, Viewer
from accounts.models import Role
from modules.saraban import access
from modules.saraban.models import (
    CirculationCopy,
    Expected,
    IncomingLetter,
    OfficeReceipt,
    Step,
    StepKind,
    Task,
)
from modules.saraban.queries.incoming import letters_visible_to
from thai.dates import screen_moment

# What may be done about a task, the usual thing first. The commands have the last word.
VERBS: dict[str, tuple[str, ...]] = {
    Expected.PROPOSE: ("propose", "forward", "close"),
    Expected.ENDORSE: ("endorse", "direct", "return"),
    Expected.DIRECT: ("direct", "endorse", "return"),
    Expected.RECEIVE: ("receive", "forward", "refuse"),
    Expected.ASSIGN: ("assign", "reply", "close", "forward", "return"),
    Expected.WORK: ("reply", "close", "assign", "forward", "return"),
    Expected.KNOW: ("acknowledge",),
}


@dataclass(frozen=True, kw_only=True)
class Chance:
    """A task that is a viewer's to do, in which capacity, and by which verbs, the usual first."""

    task: Task
    duty: Duty
    verbs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Path:
    """The whole path of a letter, newest first, as one viewer sees it.

    `chances` is what they can do, `recallable` their last step while nobody has opened it, and
    `to_acknowledge` tells whether the letter was circulated to them and waits for รับทราบ.
    """

    steps: list[Step]
    waiting: list[Task]
    ended: list[Task]
    receipts: list[OfficeReceipt]
    chances: list[Chance]
    recallable: Step | None
    to_acknowledge: bool


def letter_visible_to(viewer: Viewer, letter: int) -> IncomingLetter:
    """Return a letter. Raises `IncomingLetter.DoesNotExist` if the viewer may not know of it."""
    rows = letters_visible_to(viewer).select_related("office", "registered_by", "cancelled_by")
    return rows.defer("words").get(pk=letter)


def path_of(viewer: Viewer, letter: IncomingLetter) -> Path:
    """Return the path of a letter that the viewer may see (four queries)."""
    steps = list(Step.objects.filter(letter=letter).select_related("office").order_by("-id"))
    rows = Task.objects.filter(letter=letter).select_related("office", "person", "sender")
    tasks = list(rows.order_by("id"))
    _hang(steps, tasks)
    waiting = [task for task in tasks if task.done_at is None]
    receipts = OfficeReceipt.objects.filter(letter=letter).select_related("office")
    copy = CirculationCopy.objects.filter(
        circulation__incoming=letter, person=viewer.person, acknowledged_at=None
    )
    return Path(
        steps=steps,
        waiting=waiting,
        ended=[task for task in tasks if task.done_at is not None],
        receipts=list(receipts.order_by("received_at", "id")),
        chances=chances_of(viewer, waiting),
        recallable=_recallable(viewer, letter, steps, tasks),
        to_acknowledge=copy.exists(),
    )


def chances_of(viewer: Viewer, waiting: list[Task]) -> list[Chance]:
    """Return what of the awaited things is a viewer's to do; the matter itself before copies."""
    found = []
    for task in sorted(waiting, key=lambda each: not each.lead):
        duty = access.duty_for(viewer, task)
        if duty is not None:
            found.append(Chance(task=task, duty=duty, verbs=_verbs(viewer, task, duty)))
    return found


def done_words(step: Step) -> str:
    """Return who has done it already, said to somebody who comes second."""
    words = _("%(name)s %(did)sแล้ว เมื่อ %(when)s ท่านไม่ต้องทำอีก")
    did = pgettext("did", step.get_kind_display())
    return words % {"name": step.name, "did": did, "when": screen_moment(step.at)}


def ended_words(path: Path, task: str) -> str:
    """Return who did a task of this letter that is no longer open, in Thai; empty for any other."""
    done = (each for each in path.ended if str(each.pk) == task)
    ended = next(done, None)
    step = next((each for each in path.steps if ended and each.pk == ended.done_by_id), None)
    return done_words(step) if step else ""


def _verbs(viewer: Viewer, task: Task, duty: Duty) -> tuple[str, ...]:
    verbs = VERBS[task.expected]
    if not access.may_direct(duty):
        verbs = tuple(verb for verb in verbs if verb != "direct")
    if task.expected == Expected.WORK:
        if not access.may_assign(viewer, task.office):
            verbs = tuple(verb for verb in verbs if verb != "assign")
        if task.person_id is None:  # back at its head, or at the registry: to be ended there
            verbs = ("close", *(verb for verb in verbs if verb != "close"))
    if task.role == Role.REGISTRY_CENTRAL and task.expected == Expected.WORK:
        verbs = tuple(verb for verb in verbs if verb not in ("reply", "return"))
    return verbs


def _hang(steps: list[Step], tasks: list[Task]) -> None:
    """Give each step the tasks it sent, so that no step asks for them again."""
    sent: dict[int, list[Task]] = {}
    by_key = {step.pk: step for step in steps}
    for task in tasks:
        task.sent_by = by_key[task.sent_by_id]
        sent.setdefault(task.sent_by_id, []).append(task)
    for step in steps:
        step.sent = sent.get(step.pk, [])  # type: ignore[attr-defined]


def _recallable(
    viewer: Viewer, letter: IncomingLetter, steps: list[Step], tasks: list[Task]
) -> Step | None:
    """Return the viewer's newest step whose every recipient has yet to look."""
    if letter.cancelled_at:
        return None
    answered = {task.done_by_id for task in tasks}
    for step in steps:
        sent = [task for task in tasks if task.sent_by_id == step.pk]
        if sent and step.pk in answered and access.may_recall(viewer, step):
            untouched = not any(task.opened_at or task.done_at for task in sent)
            return step if untouched and step.kind != StepKind.RECALLED else None
    return None

"""The endorsements of a letter, set as a page."""

from django.db.models import Prefetch

from modules.saraban.access import is_secret
from modules.saraban.models import IncomingLetter, Step, StepKind, Task
from papers.endorsements import Endorsement, endorsements_pdf

# What stands on paper; that somebody looked, or took it back, does not.
WRITTEN = (
    StepKind.PROPOSED,
    StepKind.ENDORSED,
    StepKind.DIRECTED,
    StepKind.RECEIVED,
    StepKind.ASSIGNED,
    StepKind.RETURNED,
    StepKind.REFUSED,
    StepKind.REPLIED,
    StepKind.CLOSED,
)


def endorsements_of(letter: IncomingLetter) -> bytes:
    """Return the endorsements of a letter as PDF, oldest first; ask only for a visible letter."""
    steps = Step.objects.filter(letter=letter, kind__in=WRITTEN).order_by("id")
    sent = Prefetch("tasks", Task.objects.select_related("office", "person").order_by("id"))
    return endorsements_pdf(
        [_written(step) for step in steps.prefetch_related(sent)],
        agency=letter.office.name,
        number=f"{letter.number}/{letter.year}",
        subject=letter.subject,
        sender=letter.sender,
        secrecy=letter.get_secrecy_display() if is_secret(letter.secrecy) else "",
    )


def _written(step: Step) -> Endorsement:
    acting = f"{step.get_acting_mode_display()} {step.acting_for}".strip()
    return Endorsement(
        did=step.get_kind_display(),
        note=" ".join(part for part in (step.note, *_to(step)) if part),
        name=step.name,
        position=step.position,
        acting=acting if step.acting_mode else "",
        at=step.at,
    )


def _to(step: Step) -> list[str]:
    """Return to whom a directive or the work went, as it is written under it."""
    if step.kind not in (StepKind.DIRECTED, StepKind.ASSIGNED):
        return []
    tasks = [task for task in step.tasks.all() if task.person or task.office.parent_id]
    words = {True: "มอบ", False: "แจ้ง"}
    return [
        words[lead]
        + " ".join(str(task.person or task.office) for task in tasks if task.lead is lead)
        for lead in (True, False)
        if any(task.lead is lead for task in tasks)
    ]

"""Who may do what in saraban. Every rule of permission stands here, once."""

from django.db.models import Q

from accounts.duties import Duty, Viewer
from accounts.models import Office, Role
from accounts.posts import EVERYWHERE_FROM_ROOT, HOUSE_ROLES, duty_as, everywhere, holds
from modules.saraban.models import (
    Draft,
    Expected,
    IncomingLetter,
    NamedReader,
    OutgoingLetter,
    Secrecy,
    Step,
    Task,
)

# Who sees the open correspondence of the whole organisation, whichever office has it.
WHOLE_HOUSE = HOUSE_ROLES | {Role.AUDITOR}
# Who directs (สั่งการ): the chief executive, and deputies and the clerk by delegation.
DIRECTING = (Role.CHIEF_EXECUTIVE, Role.DEPUTY_EXECUTIVE, Role.CLERK)
HEADS = (Role.DIVISION_DIRECTOR, Role.SECTION_HEAD)
NO_WRITERS = (Role.COUNCIL_MEMBER,)


def sees_whole_house(viewer: Viewer) -> bool:
    """Tell whether a viewer sees the open letters of every office."""
    return viewer.is_any(*WHOLE_HOUSE)


def letter_offices(viewer: Viewer) -> set[int]:
    """Return the keys of the offices whose open letters a viewer knows of by working there.

    A role given at the root opens the letters of the whole house only where it is about letters:
    who looks after accounts, supplies or cars there reads none of them by it.
    """
    return {
        duty.office.pk
        for duty in viewer.duties
        if duty.office.parent_id is not None or duty.role in EVERYWHERE_FROM_ROOT
    }


def may_register(viewer: Viewer, office: Office) -> bool:
    """Tell whether a viewer keeps the incoming register of an office (นายทะเบียน ธุรการ)."""
    return registering_duty(viewer, office) is not None


def registering_duty(viewer: Viewer, office: Office) -> Duty | None:
    """Return the capacity in which a viewer keeps an office's incoming register, or None.

    The root's register is the central one, kept by the central registry; a division's own is
    kept by its clerk, or in a small office by whoever was given that role at the root.
    """
    role = Role.REGISTRY_CENTRAL if office.parent_id is None else Role.REGISTRY_DIVISION
    return duty_as(viewer, role, office)


def is_secret(secrecy: str) -> bool:
    """Tell whether a letter of this level is for named readers only (ระเบียบความลับ 2544)."""
    return secrecy != Secrecy.OPEN


def duty_for(viewer: Viewer, task: Task) -> Duty | None:
    """Return the capacity in which a viewer does a task, or None if it is not theirs to do.

    A post's task is for whoever holds the post today, acting included; a named person's is for
    that person alone. A division's director may also enter letters in its register.
    """
    if task.person_id is not None:
        return _duty_at(viewer, task.office_id) if task.person_id == viewer.person.pk else None
    roles = [task.role]
    if task.expected == Expected.RECEIVE:
        roles.append(Role.DIVISION_DIRECTOR)
    held = (duty for role in roles for duty in viewer.duties if holds(duty, role, task.office_id))
    return next(held, None)


def tasks_for(viewer: Viewer) -> Q:
    """Return the condition on `Task` for what is expected of a viewer, secrecy left aside."""
    mine = Q(person=viewer.person)
    for duty in viewer.duties:
        post = Q(person=None, role=duty.role)
        mine |= post if everywhere(duty) else post & Q(office=duty.office)
    return mine


def may_know(viewer: Viewer, letter: IncomingLetter) -> bool:
    """Tell whether a viewer may know of a letter that somebody gave them to work on."""
    if not is_secret(letter.secrecy):
        return True
    return NamedReader.objects.filter(incoming=letter, person=viewer.person).exists()


def may_direct(duty: Duty) -> bool:
    """Tell whether a capacity directs (สั่งการ): the chief executive, deputies, the clerk."""
    return duty.role in DIRECTING


def may_assign(viewer: Viewer, office: Office) -> bool:
    """Tell whether a viewer sets the people of an office to work: its head, or of its section."""
    return any(duty_as(viewer, role, office) for role in HEADS)


def may_recall(viewer: Viewer, step: Step) -> bool:
    """Tell whether a viewer may take a step back: only whoever took it, while nobody looked."""
    return step.by_id == viewer.person.pk


def may_circulate(viewer: Viewer, letter: IncomingLetter | OutgoingLetter) -> bool:
    """Tell whether a viewer may send a letter round to staff; a secret one goes to nobody so."""
    ranked = viewer.is_any(*HOUSE_ROLES, Role.DIVISION_DIRECTOR, Role.REGISTRY_DIVISION)
    return ranked and not is_secret(letter.secrecy)


def may_name_readers(viewer: Viewer, letter: IncomingLetter) -> bool:
    """Tell whether a viewer may let somebody else read a secret letter: readers of rank only."""
    ranked = viewer.is_any(*HOUSE_ROLES, Role.DIVISION_DIRECTOR)
    return is_secret(letter.secrecy) and ranked and may_know(viewer, letter)


def may_write(viewer: Viewer, office: Office) -> bool:
    """Tell whether a viewer writes letters for an office: whoever works in it."""
    return any(
        duty.office.pk == office.pk and duty.role not in NO_WRITERS for duty in viewer.duties
    )


def holds_draft(viewer: Viewer, draft: Draft) -> bool:
    """Tell whether it is a viewer's turn with a draft: sent to them, or still with its writer."""
    if draft.with_person_id is not None:
        return draft.with_person_id == viewer.person.pk
    if draft.with_role:
        return any(holds(duty, draft.with_role, draft.with_office_id) for duty in viewer.duties)
    return draft.written_by_id == viewer.person.pk


def drafts_held_by(viewer: Viewer) -> Q:
    """Return the condition on `Draft` for what was sent to a viewer, secrecy left aside."""
    held = Q(with_person=viewer.person)
    for duty in viewer.duties:
        post = Q(with_person=None, with_role=duty.role)
        held |= post if everywhere(duty) else post & Q(with_office=duty.office)
    return held


def may_change(viewer: Viewer, draft: Draft) -> bool:
    """Tell whether a viewer may change the words of a draft: on their turn, until it is signed."""
    settled = draft.approved_at or draft.issued_at or draft.discarded_at
    return not settled and holds_draft(viewer, draft)


def keeps_books(viewer: Viewer) -> bool:
    """Tell whether a viewer gives numbers in any book of letters sent."""
    return viewer.is_any(Role.REGISTRY_CENTRAL, Role.REGISTRY_DIVISION)


def may_issue(viewer: Viewer, book: str, office: Office) -> bool:
    """Tell whether a viewer gives numbers in a book of letters sent (นายทะเบียน).

    Letters and circulars run through the central registry; the memos of a division are numbered
    by its own registry clerk, and by the central registry where there is none.
    """
    if viewer.is_any(Role.REGISTRY_CENTRAL):
        return True
    if book != OutgoingLetter.Book.MEMOS:
        return False
    return duty_as(viewer, Role.REGISTRY_DIVISION, office) is not None


def _duty_at(viewer: Viewer, office: int) -> Duty | None:
    there = (duty for duty in viewer.duties if duty.office.pk == office)
    return next(there, next(iter(viewer.duties), None))

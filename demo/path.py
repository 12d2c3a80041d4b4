"""What people do with a letter that came in: one function for each thing the diary says."""

import random
from datetime import datetime

from accounts.models import Person, Role
from demo.desk import Desk, chance
from demo.texts import Text
from modules.saraban.commands.acknowledge import acknowledge
from modules.saraban.commands.assign import assign
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.close_letter import close_letter
from modules.saraban.commands.direct import direct
from modules.saraban.commands.endorse import endorse
from modules.saraban.commands.forward import forward
from modules.saraban.commands.open_task import open_task
from modules.saraban.commands.propose import propose
from modules.saraban.commands.recall import recall
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.refuse import refuse
from modules.saraban.commands.reply import reply
from modules.saraban.commands.return_letter import return_letter
from modules.saraban.models import Expected, Step, StepKind, Task

OPINIONS = (
    "เพื่อโปรดพิจารณา เห็นควรมอบผู้เกี่ยวข้องดำเนินการ",
    "เห็นควรดำเนินการตามที่แจ้ง",
    "เพื่อโปรดทราบและพิจารณาสั่งการ",
    "ตรวจสอบแล้วเป็นไปตามระเบียบ เห็นควรอนุมัติ",
    "เห็นควรแจ้งกองที่เกี่ยวข้องดำเนินการภายในกำหนด",
)
PROPOSALS = ("เรียน ปลัด เพื่อโปรดพิจารณา", "เพื่อโปรดทราบ", "เพื่อโปรดพิจารณาสั่งการ", "")
SET_TO_WORK = ("ดำเนินการให้ทันกำหนด", "ตรวจสอบและรายงาน", "ดำเนินการตามสั่งการ", "")


def put_forward(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry proposes the letter to the clerk."""
    for task in desk.tasks(made, Expected.PROPOSE):
        by = _opened(desk, task, at)
        note = chance(made, "propose").choice(PROPOSALS)
        propose(by=by, task=task.pk, to=desk.post(Role.CLERK, at), note=note, at=at)


def give_opinion(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The clerk writes an opinion, and the letter goes to the chief executive."""
    for task in desk.tasks(made, Expected.ENDORSE):
        by = _opened(desk, task, at)
        note = chance(made, "endorse").choice(OPINIONS)
        endorse(by=by, task=task.pk, note=note, to=desk.post(Role.CHIEF_EXECUTIVE, at), at=at)


def give_order(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The chief executive directs one office, or two of many; the others get copies."""
    offices = desk.offices(text.to)
    leads = 1 if len(offices) < 3 else 2
    for task in desk.tasks(made, Expected.DIRECT):
        by = _opened(desk, task, at)
        direct(
            by=by,
            task=task.pk,
            order=text.order,
            offices=offices[:leads],
            copies=offices[leads:],
            at=at,
        )


def just_note(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The chief executive takes note; the letter goes back to the registry."""
    for task in desk.tasks(made, Expected.DIRECT):
        order = "ทราบ แจ้งเวียน" if text.circulate else "ทราบ"
        direct(by=_opened(desk, task, at), task=task.pk, order=order, at=at)


def enter(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The offices enter the letter in their own registers."""
    for task in desk.tasks(made, Expected.RECEIVE):
        receive_in_office(by=_opened(desk, task, at), task=task.pk, at=at)


def set_to_work(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The heads of the offices set somebody to work."""
    for task in desk.tasks(made, Expected.ASSIGN):
        rng = chance(made, task.office.name)
        people = [rng.choice(desk.workers(task.office, at))]
        by = _opened(desk, task, at)
        assign(by=by, task=task.pk, people=people, note=rng.choice(SET_TO_WORK), at=at)


def take_note(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Those who only had to know acknowledge it."""
    for task in desk.tasks(made, Expected.KNOW):
        acknowledge(by=desk.actor(task, at), letter=task.letter_id, at=at)


def report(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Whoever works on the letter reports to the clerk."""
    for task in desk.tasks(made, Expected.WORK):
        to = desk.post(Role.CLERK, at)
        reply(by=_opened(desk, task, at), task=task.pk, report=text.result, to=to, at=at)


def finish(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Whoever has the letter closes their part; the last one closes the letter."""
    for task in desk.tasks(made, Expected.WORK, Expected.ASSIGN):
        if Task.objects.filter(pk=task.pk, done_at=None).exists():
            close_letter(by=_opened(desk, task, at), task=task.pk, result=text.result, at=at)


def look(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Those who have the letter look at it, and do nothing yet."""
    for task in desk.tasks(made, *Expected):
        _opened(desk, task, at)


def give_back(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The clerk returns the letter to the registry."""
    for task in desk.tasks(made, Expected.ENDORSE):
        why = "สิ่งที่ส่งมาด้วยไม่ครบ โปรดติดต่อผู้ส่งแล้วเสนอใหม่"
        return_letter(by=_opened(desk, task, at), task=task.pk, reason=why, at=at)


def take_back(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry takes back what it proposed a moment ago."""
    steps = Step.objects.filter(letter=desk.letter(made), kind=StepKind.PROPOSED)
    step = steps.select_related("by").order_by("-pk")[0]
    recall(by=step.by, step=step.pk, at=at)


def turn_away(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The first office says that the letter is not for it."""
    task = desk.tasks(made, Expected.RECEIVE)[0]
    why = "ไม่อยู่ในอำนาจหน้าที่ของกอง เห็นควรมอบกองอื่นดำเนินการ"
    refuse(by=_opened(desk, task, at), task=task.pk, reason=why, at=at)


def pass_on(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry sends the letter straight to its office."""
    task = desk.tasks(made, Expected.PROPOSE)[0]
    offices = desk.offices(text.to)[:1]
    note = "ส่งตรงตามคำสั่งมอบอำนาจ"
    forward(by=_opened(desk, task, at), task=task.pk, offices=offices, note=note, at=at)


def send_round(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry circulates the letter to most of the staff."""
    staff = _staff(desk, made, at)
    circulate(
        by=desk.registrar(at), letter=desk.letter(made).pk, people=staff, note="เพื่อทราบ", at=at
    )


def acknowledge_some(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Some of those it was circulated to acknowledge it."""
    staff = _staff(desk, made, at)
    for person in staff[: len(staff) * 2 // 3]:
        acknowledge(by=person, letter=desk.letter(made).pk, at=at)


def acknowledge_late(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The others acknowledge it too."""
    staff = _staff(desk, made, at)
    for person in staff[len(staff) * 2 // 3 :]:
        acknowledge(by=person, letter=desk.letter(made).pk, at=at)


def strike(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry cancels the entry."""
    why = "ลงทะเบียนซ้ำกับหนังสือที่ได้รับทางไปรษณีย์อิเล็กทรอนิกส์"
    cancel_incoming(by=desk.registrar(at), letter=desk.letter(made).pk, reason=why, at=at)


def _staff(desk: Desk, made: datetime, at: datetime) -> list[Person]:
    everybody = desk.everybody(at)
    rng: random.Random = chance(made, "circulate")
    return rng.sample(everybody, k=max(4, len(everybody) * 2 // 3))


def _opened(desk: Desk, task: Task, at: datetime) -> Person:
    """Let whoever has a task look at its letter, and return them."""
    by = desk.actor(task, at)
    open_task(by=desk.viewer(by, at), letter=task.letter_id, at=at)
    return by

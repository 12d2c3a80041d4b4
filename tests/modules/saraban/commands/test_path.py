"""A letter travels: from the registry up to the mayor, down to กองช่าง, and to its end."""

from accounts.duties import viewer_of
from accounts.models import Acting, ActingMode, Person, Position
from audit.models import Entry
from modules.saraban import access
from modules.saraban.commands.acknowledge import acknowledge
from modules.saraban.commands.assign import assign
from modules.saraban.commands.close_letter import close_letter
from modules.saraban.commands.direct import direct
from modules.saraban.commands.endorse import endorse
from modules.saraban.commands.forward import forward
from modules.saraban.commands.propose import propose
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.reply import reply
from modules.saraban.models import OfficeReceipt, Step, Task
from tests.letters import NOON, last_step, later, task_of


def test_the_whole_path_is_walked_step_by_step(
    letter, post, malee, preecha, boonmee, prasert, wanchai, anong, engineering, finance
):
    """Registry, clerk, mayor, กองช่าง's registry, director, officer, director: closed."""
    propose(
        by=malee,
        task=task_of(letter, "propose"),
        to=post("clerk"),
        note="เพื่อโปรดพิจารณา",
        at=later(1),
    )
    endorse(
        by=preecha, task=task_of(letter, "endorse"), to=post("chief_executive"),
        note="เห็นควรมอบกองช่างสำรวจ", at=later(2),
    )  # fmt: skip
    direct(
        by=boonmee, task=task_of(letter, "direct"), order="ดำเนินการตามเสนอ",
        offices=[engineering], copies=[finance], at=later(3),
    )  # fmt: skip
    receive_in_office(by=wanchai, task=_mine(wanchai, "receive", letter), at=later(4))
    assign(
        by=prasert, task=task_of(letter, "assign"), people=[anong], note="ภายในศุกร์นี้", at=later(5)
    )
    director = post("division_director", engineering)
    reply(by=anong, task=task_of(letter, "work"), report="สำรวจแล้ว 3 สาย", to=director, at=later(6))
    close_letter(by=prasert, task=task_of(letter, "work"), result="รายงานอำเภอแล้ว", at=later(7))

    letter.refresh_from_db()
    kinds = list(Step.objects.filter(letter=letter).order_by("id").values_list("kind", flat=True))
    assert kinds == [
        "registered", "proposed", "endorsed", "directed", "received", "assigned", "replied",
        "closed",
    ]  # fmt: skip
    assert letter.closed_at == later(
        7
    )  # กองคลัง has yet to enter its copy, which holds nothing open
    actions = set(Entry.objects.values_list("action", flat=True))
    assert {"saraban.incoming.directed", "saraban.incoming.closed"} <= actions


def test_a_copy_does_not_hold_the_letter_open(
    letter, post, malee, boonmee, wanchai, prasert, engineering, finance
):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    direct(
        by=boonmee, task=task_of(letter, "direct"), order="มอบกองช่าง",
        offices=[engineering], copies=[finance], at=later(2),
    )  # fmt: skip
    receive_in_office(by=wanchai, task=_mine(wanchai, "receive", letter), at=later(3))
    close_letter(by=prasert, task=task_of(letter, "assign"), result="ดำเนินการแล้ว", at=later(4))
    letter.refresh_from_db()
    assert letter.closed_at == later(4)
    assert letter.action_taken == "ปิดเรื่อง: ดำเนินการแล้ว"


def test_a_copy_is_entered_and_acknowledged_after_the_letter_is_closed(
    letter, post, malee, boonmee, prasert, wanchai, engineering, finance
):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    direct(
        by=boonmee, task=task_of(letter, "direct"), order="เพื่อทราบ",
        offices=[finance], copies=[engineering], at=later(2),
    )  # fmt: skip
    # กองคลัง has nobody: the central registry enters and closes it there.
    receive_in_office(by=malee, task=_mine(malee, "receive", letter), at=later(3))
    close_letter(by=malee, task=task_of(letter, "assign"), result="เก็บ", at=later(4))
    receive_in_office(by=wanchai, task=_mine(wanchai, "receive", letter), at=later(5))
    assert acknowledge(by=prasert, letter=letter.pk, at=later(6)) == 1
    assert last_step(letter).kind == "acknowledged"
    assert not Task.objects.filter(letter=letter, done_at=None).exists()


def test_the_registry_may_go_straight_to_the_mayor(letter, post, malee, boonmee):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    direct(by=boonmee, task=task_of(letter, "direct"), order="ทราบ", at=later(2))
    waiting = Task.objects.get(letter=letter, done_at=None)
    assert (waiting.expected, waiting.role) == ("work", "registry_central")


def test_the_clerk_directs_by_delegation(letter, post, malee, preecha, engineering, wanchai):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=later(1))
    direct(
        by=preecha,
        task=task_of(letter, "endorse"),
        order="ทราบ",
        offices=[engineering],
        at=later(2),
    )
    assert last_step(letter).position == "ปลัดเทศบาล"


def test_the_registry_may_send_a_routine_letter_straight_to_its_office(
    letter, malee, wanchai, engineering
):
    forward(by=malee, task=task_of(letter, "propose"), offices=[engineering], at=later(1))
    receipt = receive_in_office(by=wanchai, task=task_of(letter, "receive"), at=later(2))
    assert (receipt.number, receipt.year) == (1, 2569)


def test_who_stands_in_directs_and_the_line_says_so(letter, post, malee, preecha, boonmee):
    mayor = Position.objects.get(role="chief_executive")
    Acting.objects.create(
        position=mayor, person=preecha, mode=ActingMode.ABSENCE, order_number="12/2569",
        since=NOON.date(), until=NOON.date(), made_by=boonmee, made_at=NOON,
    )  # fmt: skip
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    direct(by=preecha, task=task_of(letter, "direct"), order="อนุมัติ", at=later(2))
    step = last_step(letter)
    assert step.name == "นายปรีชา รอบคอบ"
    assert (step.position, step.get_acting_mode_display(), step.acting_for) == (
        "ปลัดเทศบาล", "รักษาราชการแทน", "นายกเทศมนตรี",
    )  # fmt: skip


def test_an_office_keeps_its_number_when_the_letter_comes_again(
    letter, malee, wanchai, prasert, engineering
):
    forward(by=malee, task=task_of(letter, "propose"), offices=[engineering], at=later(1))
    first = receive_in_office(by=wanchai, task=task_of(letter, "receive"), at=later(2))
    forward(by=prasert, task=task_of(letter, "assign"), offices=[engineering], at=later(3))
    again = receive_in_office(by=wanchai, task=task_of(letter, "receive"), at=later(4))
    assert again.pk == first.pk
    assert OfficeReceipt.objects.count() == 1


def _mine(person: Person, expected: str, letter) -> int:
    mine = access.tasks_for(viewer_of(person, on=NOON.date()))
    return Task.objects.get(mine, letter=letter, expected=expected, done_at=None).pk

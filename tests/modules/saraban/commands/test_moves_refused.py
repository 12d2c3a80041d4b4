"""A letter does not go every way: strangers, double acts, and moves out of turn."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Role
from accounts.posts import holders
from modules.saraban.commands.assign import assign
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.commands.close_letter import close_letter
from modules.saraban.commands.direct import direct
from modules.saraban.commands.endorse import endorse
from modules.saraban.commands.forward import forward
from modules.saraban.commands.open_task import open_task
from modules.saraban.commands.propose import propose
from modules.saraban.commands.recall import AlreadyOpened, recall
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.refuse import refuse
from modules.saraban.commands.reply import reply
from modules.saraban.commands.return_letter import return_letter
from modules.saraban.models import Step, Task
from modules.saraban.turns import (
    AlreadyDone,
    AtRest,
    NobodyChosen,
    NothingSaid,
    ReasonMissing,
    WrongMove,
)
from tests.letters import NOON, last_step, later, task_of
from tests.people import make_person


@pytest.fixture
def at_every_stage(letter, post, malee, boonmee, wanchai, prasert, anong, engineering, preecha):
    """Walk the letter to a stage; return who may act there and the call that acts."""
    clerk, mayor = post("clerk"), post("chief_executive")
    director = post("division_director", engineering)

    def propose_(by):
        propose(by=by, task=task_of(letter, "propose"), to=clerk, at=later(1))

    def endorse_(by):
        endorse(by=by, task=task_of(letter, "endorse"), to=mayor, note="เห็นควร", at=later(2))

    def direct_(by):
        direct(
            by=by, task=task_of(letter, "direct"), order="ทราบ", offices=[engineering], at=later(3)
        )

    def receive_(by):
        receive_in_office(by=by, task=task_of(letter, "receive"), at=later(4))

    def assign_(by):
        assign(by=by, task=task_of(letter, "assign"), people=[anong], at=later(5))

    def reply_(by):
        reply(by=by, task=task_of(letter, "work"), report="แล้ว", to=director, at=later(6))

    def close_(by):
        close_letter(by=by, task=task_of(letter, "work"), result="เสร็จ", at=later(7))

    return {
        "propose": ({"malee"}, propose_, malee),
        "endorse": ({"preecha"}, endorse_, preecha),
        "direct": ({"boonmee"}, direct_, boonmee),
        "receive": ({"wanchai", "prasert"}, receive_, wanchai),
        "assign": ({"prasert"}, assign_, prasert),
        "reply": ({"anong"}, reply_, anong),
        "close": ({"prasert"}, close_, prasert),
    }


STAGES = ["propose", "endorse", "direct", "receive", "assign", "reply", "close"]


@pytest.mark.parametrize("stage", STAGES)
def test_only_whose_turn_it_is_may_act(stage, at_every_stage, everyone):
    for before in STAGES[: STAGES.index(stage)]:
        _who, act, one = at_every_stage[before]
        act(one)
    who, act, _one = at_every_stage[stage]
    steps = Step.objects.count()
    for name, person in everyone.items():
        if name not in who:
            with pytest.raises(PermissionDenied):
                act(person)
    assert Step.objects.count() == steps


def test_the_second_of_two_is_told_who_did_it(letter, post, malee, preecha, clerk_office):
    other = make_person(
        "ratri", "นาง", "ราตรี", "ใจงาม", clerk_office, "ธุรการ", Role.REGISTRY_CENTRAL
    )
    task = task_of(letter, "propose")
    propose(by=malee, task=task, to=post("clerk"), at=later(1))
    with pytest.raises(AlreadyDone, match="มาลี"):
        propose(by=other, task=task, to=post("clerk"), at=later(2))
    assert Task.objects.filter(letter=letter, done_at=None).count() == 1


def test_a_move_out_of_turn_is_refused(letter, malee):
    with pytest.raises(WrongMove):
        refuse(by=malee, task=task_of(letter, "propose"), reason="ไม่ใช่", at=later(1))


def test_a_task_that_is_not_there_is_nobodys(malee, preecha, post):
    with pytest.raises(PermissionDenied):
        propose(by=malee, task=999_999, to=post("clerk"), at=later(1))


def test_nothing_moves_a_cancelled_letter(letter, malee, preecha, post):
    task = task_of(letter, "propose")
    cancel_incoming(by=malee, letter=letter.pk, reason="ลงซ้ำ", at=later(1))
    with pytest.raises(AtRest):
        propose(by=malee, task=task, to=post("clerk"), at=later(2))


def test_a_directive_has_words(letter, malee, boonmee, post):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    with pytest.raises(NothingSaid):
        direct(by=boonmee, task=task_of(letter, "direct"), order="  ", at=later(2))


def test_only_who_directs_directs(letter, malee, preecha, clerk_office, post):
    make_person("nipa", "นาง", "นิภา", "ดีงาม", clerk_office, "หัวหน้าสำนักปลัด", Role.DIVISION_DIRECTOR)
    head = post("division_director", clerk_office)
    propose(by=malee, task=task_of(letter, "propose"), to=head, at=later(1))
    nipa = holders("division_director", clerk_office, on=NOON.date())[0]
    with pytest.raises(PermissionDenied):
        direct(by=nipa, task=task_of(letter, "endorse"), order="ทราบ", at=later(2))


def test_work_is_given_to_people_of_the_office_alone(letter, malee, wanchai, prasert, engineering):
    forward(by=malee, task=task_of(letter, "propose"), offices=[engineering], at=later(1))
    receive_in_office(by=wanchai, task=task_of(letter, "receive"), at=later(2))
    task = task_of(letter, "assign")
    with pytest.raises(PermissionDenied):
        assign(by=prasert, task=task, people=[malee], at=later(3))
    with pytest.raises(NobodyChosen):
        assign(by=prasert, task=task, people=[], at=later(3))


def test_a_refused_letter_is_its_senders_again(letter, malee, wanchai, engineering):
    forward(by=malee, task=task_of(letter, "propose"), offices=[engineering], at=later(1))
    with pytest.raises(ReasonMissing):
        refuse(by=wanchai, task=task_of(letter, "receive"), reason=" ", at=later(2))
    refuse(by=wanchai, task=task_of(letter, "receive"), reason="เป็นงานของกองคลัง", at=later(2))
    again = Task.objects.get(letter=letter, done_at=None)
    assert (again.expected, again.role, again.note) == (
        "propose", "registry_central", "เป็นงานของกองคลัง",
    )  # fmt: skip
    letter.refresh_from_db()
    assert letter.action_taken == "กองช่างไม่รับ: เป็นงานของกองคลัง"


def test_a_returned_letter_goes_back_one_step(letter, malee, preecha, boonmee, post):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=later(1))
    mayor = post("chief_executive")
    endorse(by=preecha, task=task_of(letter, "endorse"), to=mayor, note="ควร", at=later(2))
    return_letter(by=boonmee, task=task_of(letter, "direct"), reason="ขอข้อมูลเพิ่ม", at=later(3))
    # Sent back again it goes on down to the registry, not up to the mayor once more.
    return_letter(by=preecha, task=task_of(letter, "endorse"), reason="ไม่ครบ", at=later(4))
    waiting = Task.objects.get(letter=letter, done_at=None)
    assert (waiting.expected, waiting.role) == ("propose", "registry_central")
    with pytest.raises(WrongMove):
        return_letter(by=malee, task=waiting.pk, reason="ไม่ครบ", at=later(5))


def test_what_was_sent_is_recalled_until_somebody_opens_it(letter, malee, preecha, post):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=later(1))
    sent = last_step(letter)
    with pytest.raises(PermissionDenied):
        recall(by=preecha, step=sent.pk, at=later(2))
    recall(by=malee, step=sent.pk, at=later(2))
    assert task_of(letter, "propose")
    assert not Task.objects.filter(letter=letter, expected="endorse", done_at=None).exists()

    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=later(3))
    assert open_task(by=viewer_of(malee, on=NOON.date()), letter=letter.pk, at=later(4)) == 0
    assert open_task(by=viewer_of(preecha, on=NOON.date()), letter=letter.pk, at=later(4)) == 1
    with pytest.raises(AlreadyOpened):
        recall(by=malee, step=last_step(letter).pk, at=later(5))

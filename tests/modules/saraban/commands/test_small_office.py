"""A small office: one person keeps every register and heads every division."""

from accounts.models import Role
from modules.saraban.commands.close_letter import close_letter
from modules.saraban.commands.direct import direct
from modules.saraban.commands.propose import propose
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.register_incoming import register_incoming
from modules.saraban.models import Step
from tests.letters import NOON, envelope, later, task_of
from tests.people import give, make_person


def test_one_person_walks_the_whole_path(organisation, clerk_office, finance, post):
    one = make_person("duang", "นาง", "ดวง", "คนเดียว", clerk_office, "ปลัด อบต.", Role.CLERK)
    give(one, Role.REGISTRY_CENTRAL, organisation)
    give(one, Role.REGISTRY_DIVISION, organisation)
    give(one, Role.DIVISION_DIRECTOR, organisation)
    words = envelope(reference="พจ 0118/1")
    letter = register_incoming(by=one, office=organisation, envelope=words, at=NOON)

    propose(by=one, task=task_of(letter, "propose"), to=post("clerk"), at=later(1))
    task = task_of(letter, "endorse")
    direct(by=one, task=task, order="ทราบ", offices=[finance], at=later(2))
    receive_in_office(by=one, task=task_of(letter, "receive"), at=later(3))
    close_letter(by=one, task=task_of(letter, "assign"), result="เสร็จ", at=later(4))

    letter.refresh_from_db()
    assert letter.closed_at == later(4)
    assert set(Step.objects.values_list("position", flat=True)) == {"ปลัด อบต."}

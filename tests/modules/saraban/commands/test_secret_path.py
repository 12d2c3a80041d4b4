"""A secret letter travels among named readers; nobody else hears of it, in any way."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from modules.saraban.announce import tell_recipients
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.direct import direct
from modules.saraban.commands.name_reader import name_reader, tell_readers
from modules.saraban.commands.propose import propose
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.models import NamedReader, StepKind
from modules.saraban.queries.incoming import letters_visible_to
from notifications.models import Notice
from tests.letters import NOON, SECRET, last_step, later, task_of


def test_whoever_it_is_sent_to_is_named_a_reader(
    secret_letter, post, malee, boonmee, wanchai, engineering, everyone
):
    to = post("chief_executive")
    propose(by=malee, task=task_of(secret_letter, "propose"), to=to, at=later(1))
    assert readers(secret_letter) == {"malee", "boonmee"}
    task = task_of(secret_letter, "direct")
    direct(by=boonmee, task=task, order="มอบกองช่าง", offices=[engineering], at=later(2))
    receive_in_office(by=wanchai, task=task_of(secret_letter, "receive"), at=later(3))
    assert readers(secret_letter) == {"malee", "boonmee", "wanchai", "prasert"}
    for name, person in everyone.items():
        sees = letters_visible_to(viewer_of(person, on=NOON.date())).exists()
        assert sees == (name in readers(secret_letter)), name


def test_the_holder_of_the_post_may_not_act_unless_named(secret_letter, post, malee, boonmee):
    propose(
        by=malee, task=task_of(secret_letter, "propose"), to=post("chief_executive"), at=later(1)
    )
    NamedReader.objects.filter(person=boonmee).delete()
    with pytest.raises(PermissionDenied):
        direct(by=boonmee, task=task_of(secret_letter, "direct"), order="ทราบ", at=later(2))


def test_notices_do_not_say_what_it_is_about(secret_letter, post, malee, boonmee, everyone):
    propose(
        by=malee, task=task_of(secret_letter, "propose"), to=post("chief_executive"), at=later(1)
    )
    tell_recipients(step=last_step(secret_letter).pk)
    notices = list(Notice.objects.select_related("person"))
    assert [notice.person.username for notice in notices] == ["boonmee"]
    assert SECRET not in notices[0].text


def test_only_a_reader_of_rank_names_others(secret_letter, malee, preecha, somchai, anong):
    with pytest.raises(PermissionDenied):
        name_reader(by=preecha, letter=secret_letter.pk, people=[somchai], at=later(1))
    new = name_reader(by=malee, letter=secret_letter.pk, people=[somchai, malee], at=later(1))
    assert [person.username for person in new] == ["somchai"]
    assert last_step(secret_letter).kind == StepKind.READER_NAMED
    with pytest.raises(PermissionDenied):
        name_reader(by=somchai, letter=secret_letter.pk, people=[anong], at=later(2))
    tell_readers(letter=secret_letter.pk, people=[somchai.pk])
    assert SECRET not in Notice.objects.get(person=somchai).text


def test_it_is_never_circulated(secret_letter, malee, somchai):
    with pytest.raises(PermissionDenied):
        circulate(by=malee, letter=secret_letter.pk, people=[somchai], at=later(1))


def readers(letter):
    return set(
        NamedReader.objects.filter(incoming=letter).values_list("person__username", flat=True)
    )

"""Circulating an order, a memo or a letter of one's own: acknowledged one by one, reminded."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit.models import Entry
from modules.saraban.commands.acknowledge_outgoing import acknowledge_outgoing
from modules.saraban.commands.cancel_outgoing import cancel_outgoing
from modules.saraban.commands.circulate_outgoing import circulate_outgoing
from modules.saraban.commands.register_outgoing import Written, register_outgoing
from modules.saraban.commands.remind_outgoing import remind_outgoing
from modules.saraban.models import OutgoingLetter, PaperKind, Secrecy
from modules.saraban.queries.inbox import copies_of, counts, inbox
from modules.saraban.queries.outgoing import letter_sent_visible_to
from modules.saraban.rounds import RemindedToday, SecretLetter, ask_to_acknowledge
from modules.saraban.turns import AtRest, NobodyChosen
from notifications.models import Notice
from tests.letters import NOON, later
from thai.dates import bangkok_date

TODAY = bangkok_date(NOON)


@pytest.fixture
def memo(malee: Person, organisation: Office) -> OutgoingLetter:
    """A memo of the whole house, numbered by Malee at noon."""
    words = Written(kind=PaperKind.INTERNAL_MEMO, subject="ซ้อมหนีไฟประจำปี", addressee="พนักงานทุกคน")
    return register_outgoing(by=malee, office=organisation, written=words, at=NOON)


def test_each_of_the_staff_acknowledges_their_own_copy(memo, malee, somchai, anong):
    sent = circulate_outgoing(by=malee, letter=memo.pk, people=[somchai, anong], at=later(1))
    assert acknowledge_outgoing(by=somchai, letter=memo.pk, at=later(2)) == 1
    assert acknowledge_outgoing(by=somchai, letter=memo.pk, at=later(3)) == 0
    times = dict(sent.copies.values_list("person__username", "acknowledged_at"))
    assert times == {"somchai": later(2), "anong": None}
    done = Entry.objects.filter(action__startswith="saraban.outgoing.").order_by("id")
    assert [each.action.rsplit(".")[-1] for each in done] == [
        "registered",
        "circulated",
        "acknowledged",
    ]


def test_the_register_says_that_it_went_round(memo, malee, somchai, anong):
    circulate_outgoing(by=malee, letter=memo.pk, people=[somchai, anong], at=later(1))
    memo.refresh_from_db()
    assert memo.action_taken == "เวียนให้ทราบ 2 คน"


def test_whoever_has_a_copy_sees_the_letter_and_has_it_in_the_inbox(memo, malee, anong):
    eyes = viewer_of(anong, on=TODAY)
    with pytest.raises(OutgoingLetter.DoesNotExist):
        letter_sent_visible_to(eyes, memo.pk)
    circulate_outgoing(by=malee, letter=memo.pk, people=[anong], due_on=TODAY, at=later(1))
    assert letter_sent_visible_to(eyes, memo.pk) == memo
    assert [copy.circulation.letter for copy in inbox(eyes, TODAY, show="know").copies] == [memo]
    number = counts(eyes, TODAY)
    assert (number.today, number.unread, number.total) == (1, 1, 1)
    acknowledge_outgoing(by=anong, letter=memo.pk, at=later(2))
    assert counts(eyes, TODAY).total == 0
    assert letter_sent_visible_to(eyes, memo.pk) == memo


def test_who_has_it_still_unread_gets_no_second_copy(memo, malee, somchai, anong):
    circulate_outgoing(by=malee, letter=memo.pk, people=[somchai], at=later(1))
    again = circulate_outgoing(by=malee, letter=memo.pk, people=[somchai, anong], at=later(2))
    assert [copy.person for copy in again.copies.all()] == [anong]
    with pytest.raises(NobodyChosen):
        circulate_outgoing(by=malee, letter=memo.pk, people=[somchai], at=later(3))


def test_an_officer_circulates_nothing_and_a_stranger_finds_nothing(memo, malee, somchai, anong):
    circulate_outgoing(by=malee, letter=memo.pk, people=[somchai], at=later(1))
    with pytest.raises(PermissionDenied):
        circulate_outgoing(by=somchai, letter=memo.pk, people=[anong], at=later(2))
    for command in (acknowledge_outgoing, remind_outgoing):
        with pytest.raises(OutgoingLetter.DoesNotExist):
            command(by=anong, letter=memo.pk, at=later(2))


def test_a_secret_letter_goes_round_to_nobody(malee, somchai, organisation):
    words = Written(subject="สอบสวนวินัย", addressee="จังหวัด", secrecy=Secrecy.SECRET)
    secret = register_outgoing(by=malee, office=organisation, written=words, at=NOON)
    with pytest.raises(SecretLetter, match="หนังสือลับเวียนไม่ได้"):
        circulate_outgoing(by=malee, letter=secret.pk, people=[somchai], at=later(1))
    assert not secret.circulations.exists()


def test_a_cancelled_letter_neither_goes_round_nor_waits(memo, malee, somchai, anong):
    sent = circulate_outgoing(by=malee, letter=memo.pk, people=[somchai], at=later(1))
    cancel_outgoing(by=malee, letter=memo.pk, reason="เลื่อน", at=later(2))
    with pytest.raises(AtRest):
        circulate_outgoing(by=malee, letter=memo.pk, people=[anong], at=later(3))
    with pytest.raises(AtRest):
        acknowledge_outgoing(by=somchai, letter=memo.pk, at=later(3))
    assert not copies_of(viewer_of(somchai, on=TODAY)).exists()
    ask_to_acknowledge(circulation=sent.pk, moment=later(3).isoformat())
    assert not Notice.objects.filter(text__startswith="หนังสือเวียน").exists()


def test_only_who_has_not_acknowledged_is_reminded_and_once_a_day(memo, malee, somchai, anong):
    sent = circulate_outgoing(by=malee, letter=memo.pk, people=[somchai, anong], at=later(1))
    acknowledge_outgoing(by=somchai, letter=memo.pk, at=later(2))
    assert remind_outgoing(by=malee, letter=memo.pk, at=later(3)) == 1
    ask_to_acknowledge(circulation=sent.pk, moment=later(3).isoformat())
    told = Notice.objects.get(text__startswith="หนังสือเวียน")
    assert (told.person, told.url) == (anong, f"/saraban/outgoing/{memo.pk}")
    assert memo.reference in told.text
    with pytest.raises(RemindedToday):
        remind_outgoing(by=malee, letter=memo.pk, at=later(4))
    assert remind_outgoing(by=malee, letter=memo.pk, at=later(4) + timedelta(days=1)) == 1

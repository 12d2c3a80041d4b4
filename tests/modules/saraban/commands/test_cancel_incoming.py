"""Cancelling an entry of the incoming register."""

import pytest
from django.core.exceptions import PermissionDenied

from audit.models import Entry
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.models import IncomingLetter, StepKind
from modules.saraban.turns import AtRest, ReasonMissing
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered


def test_keeps_the_row_and_its_number(malee, organisation):
    letter = registered(malee, organisation)

    cancel_incoming(by=malee, letter=letter.pk, reason="ลงทะเบียนผิดเล่ม", at=NOON)

    letter.refresh_from_db()
    assert (letter.number, letter.cancel_reason) == (1, "ลงทะเบียนผิดเล่ม")
    assert letter.cancelled_by == malee
    assert letter.steps.filter(kind=StepKind.CANCELLED, note="ลงทะเบียนผิดเล่ม").exists()
    assert not letter.tasks.filter(done_at=None).exists()
    assert Entry.objects.filter(action="saraban.incoming.cancelled").exists()


def test_the_letter_may_then_be_registered_again_under_a_new_number(malee, organisation):
    letter = registered(malee, organisation)
    cancel_incoming(by=malee, letter=letter.pk, reason="พิมพ์ผู้ส่งผิด", at=NOON)

    assert registered(malee, organisation).number == 2


def test_only_who_keeps_the_register_may(malee, somchai, preecha, wanchai, organisation):
    letter = registered(malee, organisation)

    for person in (somchai, preecha, wanchai):
        with pytest.raises(PermissionDenied):
            cancel_incoming(by=person, letter=letter.pk, reason="ผิด", at=NOON)


def test_who_may_not_know_of_a_secret_letter_cannot_cancel_it(malee, organisation):
    letter = registered(malee, organisation, SECRET)
    letter.readers.all().delete()

    with pytest.raises(PermissionDenied):
        cancel_incoming(by=malee, letter=letter.pk, reason="ผิด", at=NOON)


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_needs_a_reason(malee, organisation, reason):
    letter = registered(malee, organisation)

    with pytest.raises(ReasonMissing):
        cancel_incoming(by=malee, letter=letter.pk, reason=reason, at=NOON)
    assert IncomingLetter.objects.filter(cancelled_at=None).exists()


def test_twice_is_told_so(malee, organisation):
    letter = registered(malee, organisation)
    cancel_incoming(by=malee, letter=letter.pk, reason="ผิด", at=NOON)

    with pytest.raises(AtRest):
        cancel_incoming(by=malee, letter=letter.pk, reason="ผิด", at=NOON)

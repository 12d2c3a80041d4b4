"""A local admin notes the town's own holidays; the trail says who did."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from audit.models import Entry
from database.work import atomic
from tests.conftest import NOON
from workdays.commands.forget_holiday import forget_holiday
from workdays.commands.note_holiday import UnfitHoliday, note_holiday
from workdays.days import is_working_day
from workdays.models import Holiday

THURSDAY = date(2026, 4, 16)


def noted(by, **changes):
    given = {"day": THURSDAY, "name": " วันไหล  บางรัก ", "at": NOON} | changes
    return note_holiday(by=by, **given)


def test_a_noted_day_is_off_and_leaves_a_line(sunee):
    holiday = noted(sunee)

    assert (holiday.name, holiday.off, holiday.noted_by) == ("วันไหล บางรัก", True, sunee)
    assert not is_working_day(THURSDAY)
    line = Entry.objects.get(action="workdays.holiday.noted")
    assert (line.actor, line.at) == (sunee, NOON)
    assert line.detail == {"day": "2026-04-16", "name": "วันไหล บางรัก", "off": True}


def test_noting_a_day_again_replaces_what_was_noted(sunee):
    noted(sunee)
    noted(sunee, name="เปิดทำการ", off=False, at=NOON + timedelta(hours=1))

    holiday = Holiday.objects.get()
    assert (holiday.name, holiday.off) == ("เปิดทำการ", False)
    assert is_working_day(THURSDAY)
    assert Entry.objects.filter(action="workdays.holiday.noted").count() == 2


def test_a_forgotten_day_is_as_the_national_calendar_has_it(sunee):
    holiday = noted(sunee)

    forget_holiday(by=sunee, holiday_id=holiday.pk, at=NOON)

    assert is_working_day(THURSDAY)
    line = Entry.objects.get(action="workdays.holiday.forgotten")
    assert line.subject == f"workdays.holiday:{holiday.pk}"
    assert line.detail["name"] == "วันไหล บางรัก"
    with pytest.raises(Holiday.DoesNotExist):
        forget_holiday(by=sunee, holiday_id=holiday.pk, at=NOON)


def test_nobody_but_a_local_admin_changes_the_calendar(everyone):
    sunee = everyone.pop("sunee")
    holiday = noted(sunee)
    for person in everyone.values():
        with pytest.raises(PermissionDenied):
            noted(person, name="หยุดเอง")
        with pytest.raises(PermissionDenied):
            forget_holiday(by=person, holiday_id=holiday.pk, at=NOON)
    assert Holiday.objects.get().name == "วันไหล บางรัก"


@pytest.mark.parametrize("name", ["", " \u200b ", "ก" * 201])
def test_a_name_that_cannot_stand_is_refused_and_nothing_changes(sunee, name):
    with pytest.raises(UnfitHoliday) as refused:
        noted(sunee, name=name)

    assert list(refused.value.message_dict) == ["name"]
    assert not Holiday.objects.exists()


def test_the_database_holds_the_rules_itself(sunee):
    noted(sunee)
    with pytest.raises(IntegrityError, match="a_day_is_noted_once"), atomic():
        Holiday.objects.create(day=THURSDAY, name="ซ้ำ", off=True, noted_by=sunee, noted_at=NOON)
    with pytest.raises(IntegrityError, match="a_noted_day_has_a_name"), atomic():
        Holiday.objects.update(name="")

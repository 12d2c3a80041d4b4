"""The approval matrix is written by the clerk, line by line, and never by two at once."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Role
from audit.models import Entry
from modules.booking.commands.retire_resource import retire_resource
from modules.booking.commands.set_rules import set_rules
from modules.booking.matrix import BadRules, RuleLine, RulesChanged, lines_now, shadowed_by
from modules.booking.models import ApprovalRule, Reach, ResourceKind
from modules.booking.resources import BadResource
from tests.conftest import NOON

FAR = RuleLine(
    kind=ResourceKind.VEHICLE, reach=Reach.OUTSIDE, head_first=True, role=Role.CHIEF_EXECUTIVE
)
NEAR = RuleLine(kind=ResourceKind.VEHICLE, head_first=True, role=Role.CLERK)
ROOMS = RuleLine(kind=ResourceKind.ROOM)


def test_the_clerk_writes_the_matrix_and_the_trail_keeps_both(preecha):
    set_rules(by=preecha, seen=[], lines=[FAR, NEAR], at=NOON)
    set_rules(by=preecha, seen=[FAR, NEAR], lines=[FAR, ROOMS], at=NOON)
    assert lines_now() == [FAR, ROOMS]
    assert list(ApprovalRule.objects.order_by("sort").values_list("sort", flat=True)) == [10, 20]
    detail = Entry.objects.filter(action="booking.rules.set").latest("pk").detail
    assert detail["before"] == [FAR.told(), NEAR.told()]
    assert detail["after"] == [FAR.told(), ROOMS.told()]


def test_the_local_admin_may_and_others_may_not(sunee, malee, prasert):
    set_rules(by=sunee, seen=[], lines=[ROOMS], at=NOON)
    for person in (malee, prasert):
        with pytest.raises(PermissionDenied):
            set_rules(by=person, seen=[ROOMS], lines=[], at=NOON)


def test_what_another_changed_meanwhile_is_not_lost(preecha, sunee):
    set_rules(by=sunee, seen=[], lines=[ROOMS], at=NOON)
    with pytest.raises(RulesChanged):
        set_rules(by=preecha, seen=[], lines=[FAR], at=NOON)
    assert lines_now() == [ROOMS]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (RuleLine(kind="boat"), "kind"),
        (RuleLine(kind=ResourceKind.ROOM, reach=Reach.OUTSIDE), "reach"),
        (RuleLine(kind=ResourceKind.ROOM, overnight=True), "overnight"),
        (RuleLine(kind=ResourceKind.VEHICLE, over_km=0), "over_km"),
        (RuleLine(kind=ResourceKind.VEHICLE, outsider=True), "outsider"),
        (RuleLine(role=Role.AUDITOR), "role"),
        (RuleLine(resource=999_999), "resource"),
        (RuleLine(role=Role.DIVISION_DIRECTOR, office=999_999), "office"),
        (RuleLine(office=1), "office"),
    ],
)
def test_a_line_that_cannot_be_is_named(preecha, line, field):
    with pytest.raises(BadRules) as refused:
        set_rules(by=preecha, seen=[], lines=[NEAR, line], at=NOON)
    assert (refused.value.line, refused.value.field) == (1, field)
    assert lines_now() == []


def test_a_role_of_the_whole_house_has_no_office(preecha, engineering):
    with pytest.raises(BadRules):
        set_rules(
            by=preecha, seen=[], lines=[RuleLine(role=Role.CLERK, office=engineering.pk)], at=NOON
        )
    line = RuleLine(role=Role.DIVISION_DIRECTOR, office=engineering.pk)
    set_rules(by=preecha, seen=[], lines=[line], at=NOON)
    assert lines_now() == [line]


def test_the_same_conditions_stand_once(preecha):
    with pytest.raises(BadRules):
        set_rules(
            by=preecha, seen=[], lines=[ROOMS, RuleLine(kind=ROOMS.kind, role=Role.CLERK)], at=NOON
        )


def test_a_line_that_is_never_reached_is_seen():
    far_and_long = RuleLine(kind=ResourceKind.VEHICLE, over_km=200)
    lines = [RuleLine(kind=ResourceKind.VEHICLE, over_km=100), far_and_long, NEAR, FAR, ROOMS]
    assert shadowed_by(lines) == [None, 0, None, 2, None]


def test_what_a_line_names_is_not_retired(preecha, malee, make_resource, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    set_rules(by=preecha, seen=[], lines=[RuleLine(resource=room.pk)], at=NOON)
    with pytest.raises(BadResource):
        retire_resource(by=malee, resource=room.pk, at=NOON)

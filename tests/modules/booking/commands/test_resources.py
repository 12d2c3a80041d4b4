"""Resources are added, changed, divided, closed and retired by whoever looks after them."""

from dataclasses import replace
from datetime import time, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from accounts.duties import viewer_of
from accounts.models import Role
from audit.models import Entry
from files.store import NotADocument
from modules.booking.commands.add_photo import MOST, add_photo
from modules.booking.commands.add_resource import add_resource
from modules.booking.commands.change_resource import change_resource
from modules.booking.commands.close_resource import close_resource
from modules.booking.commands.open_resource import open_resource
from modules.booking.commands.remove_photo import remove_photo
from modules.booking.commands.retire_resource import retire_resource
from modules.booking.commands.set_hours import set_hours
from modules.booking.commands.set_parts import set_parts
from modules.booking.held.parts import tree
from modules.booking.held.standing import BookingsStand
from modules.booking.models import OpenHours, Part, Photo, Resource, ResourceKind, State
from modules.booking.queries.resources import closures_for, resource_for, resources_for
from modules.booking.resources import BadResource, ResourceDetails
from modules.booking.typed import Mistyped
from tests.conftest import NOON
from tests.people import LONG_AGO, give

HOUR = timedelta(hours=1)


@pytest.fixture
def hall(clerk_office):
    return ResourceDetails(
        kind=ResourceKind.ROOM,
        name=" อาคาร อเนกประสงค์ ",
        office=clerk_office,
        capacity=200,
        fee_basis="ข้อบัญญัติ พ.ศ. 2567",
    )


def test_whoever_keeps_the_registry_of_an_office_adds_what_it_lends(malee, hall):
    room = add_resource(by=malee, details=replace(hall, features=("จอ", " จอ", "")), at=NOON)
    room.refresh_from_db()
    assert (room.name, room.features, len(room.door)) == ("อาคาร อเนกประสงค์", ["จอ"], 22)
    entry = Entry.objects.get(action="booking.resource.added")
    assert (entry.actor_id, entry.subject) == (malee.pk, f"booking.resource:{room.pk}")


def test_nobody_adds_to_an_office_that_is_not_theirs(wanchai, somchai, hall):
    for person in (wanchai, somchai):
        with pytest.raises(PermissionDenied):
            add_resource(by=person, details=hall, at=NOON)


def test_the_supply_officer_adds_to_every_office(somchai, organisation, engineering, hall):
    give(somchai, Role.SUPPLY_OFFICER, organisation)
    made = add_resource(by=somchai, details=replace(hall, office=engineering), at=NOON)
    assert made.office == engineering


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "  "),
        ("name", "ก" * 121),
        ("capacity", 0),
        ("horizon_days", 0),
        ("longest_minutes", 5),
        ("grace_minutes", 1),
        ("setup_minutes", -1),
        ("fee_hour_satang", 100_000_001),
        ("features", ("ก" * 61,)),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(malee, hall, field, typed):
    with pytest.raises(BadResource) as refused:
        add_resource(by=malee, details=replace(hall, **{field: typed}), at=NOON)
    assert list(refused.value.problems) == [field]
    assert not Resource.objects.exists()


def test_a_fee_needs_its_ordinance_and_a_notice_needs_a_horizon(malee, hall):
    details = replace(
        hall, fee_basis="", fee_day_satang=50_000, notice_minutes=3 * 24 * 60, horizon_days=2
    )
    with pytest.raises(BadResource) as refused:
        add_resource(by=malee, details=details, at=NOON)
    assert set(refused.value.problems) == {"fee_basis", "notice_minutes"}


def test_two_rooms_have_two_names_until_one_is_retired(malee, hall):
    room = add_resource(by=malee, details=hall, at=NOON)
    with pytest.raises(Mistyped) as refused:
        add_resource(by=malee, details=hall, at=NOON)
    assert set(refused.value.problems) == {"name"}
    add_resource(by=malee, details=replace(hall, kind=ResourceKind.EQUIPMENT), at=NOON)
    retire_resource(by=malee, resource=room.pk, at=NOON)
    assert add_resource(by=malee, details=hall, at=NOON).pk != room.pk


def test_the_longest_name_with_marks_can_be_kept(malee, hall):
    name = "ปั๊มน้ำที่" * 12
    assert add_resource(by=malee, details=replace(hall, name=name), at=NOON).name == name


def test_a_change_leaves_what_it_was_in_the_trail(malee, hall):
    room = add_resource(by=malee, details=hall, at=NOON)
    change_resource(by=malee, resource=room.pk, details=replace(hall, capacity=150), at=NOON)
    room.refresh_from_db()
    assert room.capacity == 150
    assert Entry.objects.get(action="booking.resource.changed").detail == {
        "before": {"capacity": 200}
    }


def test_a_keeper_changes_what_they_keep_but_gives_it_to_no_other_office(
    malee, somchai, engineering, hall
):
    room = add_resource(by=malee, details=replace(hall, keeper=somchai), at=NOON)
    kept = replace(hall, keeper=somchai, place="ชั้น 2")
    change_resource(by=somchai, resource=room.pk, details=kept, at=NOON)
    with pytest.raises(PermissionDenied):
        change_resource(
            by=somchai, resource=room.pk, details=replace(kept, office=engineering), at=NOON
        )


def test_a_hall_is_two_halves_and_nothing_is_part_of_itself(malee, make_resource, clerk_office):
    left, right = (make_resource(name, office=clerk_office) for name in ("ซ้าย", "ขวา"))
    whole = make_resource("ทั้งห้อง", office=clerk_office)
    set_parts(by=malee, resource=whole.pk, parts=[left.pk, right.pk], at=NOON)
    assert tree().leaves(whole.pk) == {left.pk, right.pk}
    assert tree().touching(left.pk) == {left.pk, whole.pk}
    for resource, parts in ((left, [whole]), (whole, [left, whole])):
        with pytest.raises(BadResource):
            set_parts(by=malee, resource=resource.pk, parts=[p.pk for p in parts], at=NOON)
    set_parts(by=malee, resource=whole.pk, parts=[right.pk], at=NOON)
    assert list(Part.objects.values_list("whole", "part")) == [(whole.pk, right.pk)]


def test_a_circle_over_three_is_refused(malee, make_resource, clerk_office):
    one, two, three = (make_resource(name, office=clerk_office) for name in "กขค")
    set_parts(by=malee, resource=one.pk, parts=[two.pk], at=NOON)
    set_parts(by=malee, resource=two.pk, parts=[three.pk], at=NOON)
    with pytest.raises(BadResource):
        set_parts(by=malee, resource=three.pk, parts=[one.pk], at=NOON)


def test_a_vehicle_has_no_parts(malee, make_resource, clerk_office):
    car = make_resource("รถ", kind=ResourceKind.VEHICLE, office=clerk_office)
    room = make_resource("ห้อง", office=clerk_office)
    with pytest.raises(BadResource):
        set_parts(by=malee, resource=car.pk, parts=[room.pk], at=NOON)


def test_what_is_given_must_end_before_it_is_divided(
    malee, make_resource, make_booking, clerk_office
):
    half = make_resource("ครึ่งห้อง", office=clerk_office)
    whole = make_resource("ทั้งห้อง", office=clerk_office)
    given = make_booking(whole, NOON + HOUR, NOON + 2 * HOUR)
    with pytest.raises(BookingsStand) as refused:
        set_parts(by=malee, resource=whole.pk, parts=[half.pk], at=NOON)
    assert refused.value.bookings == [given]
    set_parts(by=malee, resource=whole.pk, parts=[half.pk], at=NOON + 3 * HOUR)


def test_hours_are_written_anew_and_close_after_they_open(malee, make_resource, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    week = {day: (time(8, 30), time(16, 30)) for day in range(1, 6)}
    set_hours(by=malee, resource=room.pk, hours=week, at=NOON)
    set_hours(by=malee, resource=room.pk, hours={1: (time(9), time(12))}, at=NOON)
    assert [str(each) for each in OpenHours.objects.all()] == ["1 09.00-12.00"]
    with pytest.raises(BadResource) as refused:
        set_hours(by=malee, resource=room.pk, hours={2: (time(12), time(9))}, at=NOON)
    assert set(refused.value.problems) == {"day_2"}
    assert OpenHours.objects.count() == 1


def test_closing_names_what_stands_and_leaves_it(malee, make_resource, make_booking, clerk_office):
    half, other = (make_resource(name, office=clerk_office) for name in ("ซ้าย", "ขวา"))
    whole = make_resource("ทั้งห้อง", office=clerk_office, parts=[half, other])
    inside = make_booking(whole, NOON + HOUR, NOON + 2 * HOUR, held=[half, other])
    asked = make_booking(half, NOON + HOUR, NOON + 2 * HOUR, state=State.ASKED)
    make_booking(other, NOON + HOUR, NOON + 2 * HOUR, state=State.ASKED)  # not touched
    make_booking(half, NOON + 5 * HOUR, NOON + 6 * HOUR)  # after it
    closed = close_resource(
        by=malee, resource=half.pk, starts=NOON, ends=NOON + 3 * HOUR, reason="ซ่อมหลังคา", at=NOON
    )
    assert closed.standing == [inside, asked]
    inside.refresh_from_db()
    assert inside.state == State.APPROVED


def test_a_closure_ends_early_and_only_once(malee, preecha, make_resource, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    viewer = viewer_of(malee, on=LONG_AGO)
    closure = close_resource(
        by=malee, resource=room.pk, starts=NOON, ends=NOON + HOUR, reason="ซ่อม", at=NOON
    ).closure
    assert closures_for(viewer, room, after=NOON) == [closure]
    with pytest.raises(PermissionDenied):
        open_resource(by=preecha, closure=closure.pk, at=NOON)
    open_resource(by=malee, closure=closure.pk, at=NOON)
    ended = open_resource(by=malee, closure=closure.pk, at=NOON + HOUR)
    assert (ended.ended_at, closures_for(viewer, room, after=NOON)) == (NOON, [])


@pytest.mark.parametrize(
    ("starts", "ends", "reason", "field"),
    [
        (2, 1, "ซ่อม", "ends"),
        (-3, -2, "ซ่อม", "ends"),
        (1, 30_000, "ซ่อม", "ends"),
        (1, 2, "  ", "reason"),
        (1, 2, "ก" * 201, "reason"),
    ],
)
def test_a_closure_has_two_ends_to_come_and_a_reason(
    malee, make_resource, clerk_office, starts, ends, reason, field
):
    room = make_resource("ห้อง", office=clerk_office)
    with pytest.raises(BadResource) as refused:
        close_resource(
            by=malee, resource=room.pk, starts=NOON + starts * HOUR, ends=NOON + ends * HOUR,
            reason=reason, at=NOON,
        )  # fmt: skip
    assert list(refused.value.problems) == [field]


def test_what_is_booked_is_not_retired(malee, make_resource, make_booking, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    screen = make_resource("จอ", kind=ResourceKind.EQUIPMENT, office=clerk_office)
    asked = make_booking(room, NOON, NOON + HOUR, state=State.ENDORSED, extras=[screen])
    for resource in (room, screen):
        with pytest.raises(BookingsStand) as refused:
            retire_resource(by=malee, resource=resource.pk, at=NOON)
        assert refused.value.bookings == [asked]
    retire_resource(by=malee, resource=room.pk, at=NOON + 2 * HOUR)
    viewer = viewer_of(malee, on=LONG_AGO)
    assert resource_for(viewer, room.pk).retired_by == malee
    assert list(resources_for(viewer)) == [screen]
    assert list(resources_for(viewer, retired=True)) == [room]


def test_a_part_goes_only_after_its_whole_and_the_parts_go_on(malee, make_resource, clerk_office):
    half = make_resource("ซ้าย", office=clerk_office)
    whole = make_resource("ทั้งห้อง", office=clerk_office, parts=[half])
    with pytest.raises(BadResource, match="ทั้งห้อง"):
        retire_resource(by=malee, resource=half.pk, at=NOON)
    retire_resource(by=malee, resource=whole.pk, at=NOON)
    assert tree().touching(half.pk) == {half.pk}


def _picture(kind="JPEG", colour="teal"):
    data = BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, kind)
    return data.getvalue()


def test_pictures_come_one_after_another_and_go(malee, make_resource, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    first, second = (
        add_photo(by=malee, resource=room.pk, data=_picture(colour=c), name="a.jpg", at=NOON)
        for c in ("teal", "gold")
    )
    assert (first.sort, second.sort) == (0, 1)
    remove_photo(by=malee, photo=first.pk, at=NOON)
    assert list(Photo.objects.all()) == [second]


def test_only_pictures_are_taken_and_not_too_many(malee, anong, make_resource, clerk_office):
    room = make_resource("ห้อง", office=clerk_office)
    with pytest.raises(BadResource):
        add_photo(by=malee, resource=room.pk, data=_picture("PDF"), name="a.jpg", at=NOON)
    with pytest.raises(NotADocument):
        add_photo(by=malee, resource=room.pk, data=b"<svg/>", name="a.svg", at=NOON)
    with pytest.raises(PermissionDenied):
        add_photo(by=anong, resource=room.pk, data=_picture(), name="a.jpg", at=NOON)
    photo = add_photo(by=malee, resource=room.pk, data=_picture(), name="a.jpg", at=NOON)
    Photo.objects.bulk_create(Photo(resource=room, file=photo.file) for _n in range(MOST - 1))
    with pytest.raises(BadResource):
        add_photo(by=malee, resource=room.pk, data=_picture(), name="a.jpg", at=NOON)

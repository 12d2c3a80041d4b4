"""An organisation is set up from what is usual, then changed office by office."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.commands.add_office import OfficeDetails, OfficeNameTaken, add_office
from accounts.commands.add_position import UnfitPosition, add_position
from accounts.commands.change_office import change_office
from accounts.commands.close_office import OfficeInUse, close_office
from accounts.commands.close_position import PositionHeld, close_position
from accounts.commands.move_office import CannotStandThere, move_office
from accounts.commands.seed_organisation import AlreadySetUp, seed_organisation
from accounts.duties import viewer_of
from accounts.models import Office, OfficeKind, Person, Position, Role
from accounts.offices import UnfitOffice
from accounts.presets import PRESETS
from accounts.queries.offices import open_offices, posts_of, tree
from audit.models import Entry
from database.place import Place

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def add(sunee: Person, parent: Office, name: str, code: str = "") -> Office:
    details = OfficeDetails(name=name, kind=OfficeKind.SECTION, code=code)
    return add_office(by=sunee, parent=parent, details=details, at=NOON)


@pytest.mark.parametrize("kind", [*PRESETS, "agency"])
@pytest.mark.parametrize("small", [False, True])
def test_every_kind_has_what_letters_travel_by(kind: str, small: bool, town: Place) -> None:
    root = seed_organisation(by=None, kind=kind, name="ทดสอบ", small=small, at=NOON)
    roles = set(Position.objects.values_list("role", flat=True))
    needed = {
        Role.CHIEF_EXECUTIVE,
        Role.CLERK,
        Role.REGISTRY_CENTRAL,
        Role.REGISTRY_DIVISION,
        Role.DIVISION_DIRECTOR,
        Role.OFFICER,
    }
    assert needed <= roles
    for office in Office.objects.filter(parent=root):
        registries = office.positions.filter(
            role__in=[Role.REGISTRY_CENTRAL, Role.REGISTRY_DIVISION]
        )
        assert registries.count() == 1, office.name


def test_names_are_those_of_the_kind(town: Place) -> None:
    seed_organisation(by=None, kind="sao", name="อบต.ทุ่งใหญ่", code="พจ ๗๒๑๐๐", at=NOON)
    names = set(Position.objects.values_list("name", flat=True))
    assert {"นายกองค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบล", "หัวหน้าสำนักปลัด"} <= names
    codes = dict(Office.objects.values_list("name", "code"))
    assert (codes["สำนักปลัด"], codes["กองช่าง"]) == ("พจ 72101", "พจ 72103")


def test_a_small_office_has_three_divisions(town: Place) -> None:
    root = seed_organisation(by=None, kind="sao", name="อบต.เล็ก", small=True, at=NOON)
    under = Office.objects.filter(parent=root).order_by("sort")
    assert [office.name for office in under] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]


def test_an_organisation_is_set_up_once(town: Place) -> None:
    seed_organisation(by=None, kind="town", name="ทม.", at=NOON)
    with pytest.raises(AlreadySetUp):
        seed_organisation(by=None, kind="town", name="ทม.", at=NOON)


def test_an_office_name_is_there_once_under_its_parent(
    sunee: Person, clerk_office: Office, engineering: Office
) -> None:
    add(sunee, clerk_office, "ฝ่ายบริหาร")
    add(sunee, engineering, "ฝ่ายบริหาร")
    with pytest.raises(OfficeNameTaken) as refused:
        add(sunee, engineering, " ฝ่ายบริหาร ")
    assert "name" in refused.value.message_dict


@pytest.mark.parametrize("code", ["พจ72101", "พจ 72101", "มท 0820.3", "อย ๗๒๑๐๑"])
def test_codes_are_kept_as_typed_with_arabic_digits(
    sunee: Person, engineering: Office, code: str
) -> None:
    assert add(sunee, engineering, "งานแบบ", code).code.isascii() is False
    assert "๗" not in Office.objects.get(name="งานแบบ").code


@pytest.mark.parametrize("code", ["72101", "พจ", "พจ 72101/5", "ABC 123"])
def test_what_is_no_code_is_refused(sunee: Person, engineering: Office, code: str) -> None:
    with pytest.raises(UnfitOffice) as refused:
        add(sunee, engineering, "งานแบบ", code)
    assert "code" in refused.value.message_dict


def test_the_trail_tells_what_a_name_was_before(sunee: Person, engineering: Office) -> None:
    details = OfficeDetails(name="สำนักช่าง", code=engineering.code, sort=engineering.sort)
    change_office(by=sunee, office=engineering, details=details, at=NOON)
    line = Entry.objects.get(action="accounts.office.changed")
    assert line.detail["before"]["name"] == "กองช่าง"


def test_an_office_never_stands_under_itself(
    sunee: Person, engineering: Office, organisation: Office, finance: Office
) -> None:
    section = add(sunee, engineering, "ฝ่ายก่อสร้าง")
    for office, parent in [
        (engineering, section),
        (engineering, engineering),
        (organisation, finance),
    ]:
        with pytest.raises(CannotStandThere):
            move_office(by=sunee, office=office, parent=parent, at=NOON)
    assert move_office(by=sunee, office=section, parent=finance, at=NOON).parent == finance


def test_an_office_is_closed_only_when_empty(
    sunee: Person, anong: Person, engineering: Office, finance: Office, organisation: Office
) -> None:
    for office in (engineering, organisation):
        with pytest.raises(OfficeInUse):
            close_office(by=sunee, office=office, at=NOON)
    add_position(by=sunee, office=finance, name="นักวิชาการคลัง", role=Role.OFFICER, at=NOON)
    assert close_office(by=sunee, office=finance, at=NOON).closed_at == NOON
    assert not Position.objects.filter(office=finance, closed_at=None).exists()
    viewer = viewer_of(sunee, on=TODAY)
    assert finance not in [office for office, _depth in open_offices(viewer)]


def test_a_closed_name_may_be_used_again(
    sunee: Person, finance: Office, organisation: Office
) -> None:
    close_office(by=sunee, office=finance, at=NOON)
    assert add(sunee, organisation, "กองคลัง").pk != finance.pk


def test_a_post_is_made_once_and_closed_when_vacant(
    sunee: Person, anong: Person, engineering: Office
) -> None:
    with pytest.raises(UnfitPosition):
        add_position(by=sunee, office=engineering, name="นายช่างโยธา", role=Role.OFFICER, at=NOON)
    post = anong.appointments.get().position
    with pytest.raises(PositionHeld):
        close_position(by=sunee, position=post, at=NOON)


def test_the_tree_and_the_posts_show_who_is_where(
    sunee: Person, anong: Person, engineering: Office
) -> None:
    viewer = viewer_of(sunee, on=TODAY)
    root = tree(viewer)[0]
    assert root.office.kind == OfficeKind.ORGANISATION
    assert engineering in [branch.office for branch in root.children]
    post = next(p for p in posts_of(viewer, engineering, on=TODAY) if p.holders)
    assert post.holders[0].person == anong


def test_an_office_without_a_name_is_refused(sunee: Person, engineering: Office) -> None:
    with pytest.raises(ValidationError):
        add(sunee, engineering, "  ")

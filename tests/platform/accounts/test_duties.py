"""A person is, on a day, what their posts, orders and roles make them."""

from datetime import UTC, date, datetime
from typing import Any

from accounts.commands.end_acting import end_acting
from accounts.commands.set_acting import Order, set_acting
from accounts.duties import Viewer, duties_of, of_choice, viewer_of
from accounts.holders import holders, may_sign_for, people_in, signature_block
from accounts.models import ActingMode, Appointment, Office, Person, Position, Role
from database.work import connection_here
from tests.people import LONG_AGO, give

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def act(
    sunee: Person,
    person: Person,
    position: Position,
    since: date = TODAY,
    until: date | None = TODAY,
    mode: ActingMode = ActingMode.ABSENCE,
) -> Any:
    order = Order(number="398/2569", mode=mode, since=since, until=until)
    return set_acting(by=sunee, person=person, position=position, order=order, at=NOON)


def post_of(person: Person) -> Position:
    return Position.objects.get(appointments__person=person)


def test_a_viewer_costs_one_query(sunee: Person, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1, connection=connection_here()):
        viewer = viewer_of(sunee, on=TODAY)
    assert viewer.is_any(Role.LOCAL_ADMIN)
    assert viewer.is_any(Role.OFFICER)


def test_a_given_role_keeps_the_name_of_the_persons_own_post(sunee: Person) -> None:
    duties = duties_of(sunee, on=TODAY)
    assert [duty.position for duty in duties] == ["นักทรัพยากรบุคคล", "นักทรัพยากรบุคคล"]


def test_somebody_without_a_post_is_called_by_the_role(
    organisation: Office, somchai: Person
) -> None:
    Appointment.objects.filter(person=somchai).delete()
    give(somchai, Role.AUDITOR, organisation)
    assert duties_of(somchai, on=TODAY)[0].position == "ผู้ตรวจสอบภายใน"


def test_acting_holds_from_the_first_to_the_last_day(
    sunee: Person, somchai: Person, preecha: Person
) -> None:
    act(sunee, somchai, post_of(preecha), date(2026, 3, 2), date(2026, 3, 4))

    def is_clerk(day: int) -> bool:
        return viewer_of(somchai, on=date(2026, 3, day)).is_any(Role.CLERK)

    assert [is_clerk(day) for day in (1, 2, 4, 5)] == [False, True, True, False]


def test_acting_without_an_end_goes_on(sunee: Person, somchai: Person, preecha: Person) -> None:
    act(sunee, somchai, post_of(preecha), until=None)
    assert viewer_of(somchai, on=date(2030, 1, 1)).is_any(Role.CLERK)


def test_acting_that_was_ended_is_over_at_once(
    sunee: Person, somchai: Person, preecha: Person
) -> None:
    acting = act(sunee, somchai, post_of(preecha))
    end_acting(by=sunee, acting=acting, at=NOON)
    assert not viewer_of(somchai, on=TODAY).is_any(Role.CLERK)
    assert not may_sign_for(somchai, post_of(preecha), on=TODAY)


def test_a_post_that_ended_or_has_not_begun_gives_nothing(
    somchai: Person, engineering: Office
) -> None:
    Appointment.objects.filter(person=somchai).update(until=date(2026, 3, 1))
    later = Position.objects.create(office=engineering, name="นายช่าง", role=Role.OFFICER)
    Appointment.objects.create(person=somchai, position=later, since=date(2026, 3, 3))
    assert duties_of(somchai, on=TODAY) == []


def test_a_closed_post_gives_nothing(somchai: Person) -> None:
    Position.objects.filter(appointments__person=somchai).update(closed_at=NOON)
    assert duties_of(somchai, on=TODAY) == []


def test_one_person_may_hold_many_posts(somchai: Person, engineering: Office) -> None:
    second = Position.objects.create(office=engineering, name="ธุรการ", role=Role.REGISTRY_DIVISION)
    Appointment.objects.create(person=somchai, position=second, since=TODAY)
    viewer = viewer_of(somchai, on=TODAY)
    assert [duty.position for duty in viewer.duties] == ["นักวิเคราะห์นโยบายและแผน", "ธุรการ"]
    assert len({duty.office.pk for duty in viewer.duties}) == 2


def test_the_capacity_falls_back_to_the_first_when_the_choice_no_longer_holds(
    sunee: Person,
) -> None:
    duties = duties_of(sunee, on=TODAY)
    assert of_choice(duties, duties[1].key) == duties[1]
    assert of_choice(duties, "acting-999") == duties[0]
    assert of_choice([], None) is None


def test_the_block_of_each_way_of_acting_names_both_posts(
    sunee: Person, preecha: Person, boonmee: Person
) -> None:
    for mode in ActingMode:
        acting = act(sunee, preecha, post_of(boonmee), mode=mode)
        duty = next(d for d in duties_of(preecha, on=TODAY) if d.acting_mode)
        assert signature_block(preecha, duty).lines == [
            "(นายปรีชา รอบคอบ)",
            f"ปลัดเทศบาล {mode.label}",
            "นายกเทศมนตรี",
        ]
        end_acting(by=sunee, acting=acting, at=NOON)


def test_the_block_of_ones_own_post_has_two_lines(boonmee: Person) -> None:
    duty = duties_of(boonmee, on=TODAY)[0]
    assert signature_block(boonmee, duty).lines == ["(นายบุญมี มั่นคง)", "นายกเทศมนตรี"]


def test_a_rank_stands_before_the_signature_and_not_in_the_brackets(boonmee: Person) -> None:
    boonmee.title = "พ.ต.อ."
    block = signature_block(boonmee, duties_of(boonmee, on=TODAY)[0])
    assert (block.rank, block.name) == ("พ.ต.อ.", "บุญมี มั่นคง")


def test_who_signs_today_is_the_holder_and_whoever_acts(
    sunee: Person, preecha: Person, boonmee: Person, somchai: Person, django_assert_num_queries: Any
) -> None:
    post = post_of(boonmee)
    act(sunee, preecha, post)
    with django_assert_num_queries(2, connection=connection_here()):
        found = holders([post], on=TODAY)[post.pk]
    assert [holder.person for holder in found] == [boonmee, preecha]
    assert may_sign_for(preecha, post, on=TODAY)
    assert not may_sign_for(somchai, post, on=TODAY)
    assert not may_sign_for(preecha, post, on=date(2026, 3, 3))


def test_people_in_a_role_come_by_post_order_and_grant_in_thai_order(
    sunee: Person,
    somchai: Person,
    preecha: Person,
    prasert: Person,
    engineering: Office,
    django_assert_num_queries: Any,
) -> None:
    give(preecha, Role.DIVISION_DIRECTOR, engineering)
    act(sunee, somchai, post_of(prasert))
    with django_assert_num_queries(1, connection=connection_here()):
        found = people_in(Role.DIVISION_DIRECTOR, offices=[engineering], on=TODAY)
    assert found == [prasert, preecha, somchai]


def test_people_in_a_role_leaves_out_the_disabled_and_other_offices(
    prasert: Person, clerk_office: Office, engineering: Office
) -> None:
    assert people_in(Role.DIVISION_DIRECTOR, offices=[clerk_office], on=TODAY) == []
    Person.objects.filter(pk=prasert.pk).update(disabled_at=NOON)
    assert people_in(Role.DIVISION_DIRECTOR, offices=[engineering], on=TODAY) == []


def test_a_viewer_of_before_the_first_day_is_nobody(malee: Person) -> None:
    assert viewer_of(malee, on=date(2024, 9, 30)) == Viewer(malee, ())
    assert viewer_of(malee, on=LONG_AGO).is_any(Role.REGISTRY_CENTRAL)

"""People are entered, appointed, sent to act, and found."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from accounts.commands.appoint import CannotAppoint, appoint
from accounts.commands.disable_person import disable_person
from accounts.commands.end_appointment import AlreadyEnded, end_appointment
from accounts.commands.invite_person import Newcomer, invite_person, invite_with_post
from accounts.commands.make_token import MOST, TokenNotMade, make_token
from accounts.commands.set_acting import CannotAct, Order, set_acting
from accounts.commands.use_token import use_token
from accounts.duties import viewer_of
from accounts.keys import digest_of
from accounts.models import Acting, ActingMode, Office, Person, Position, Role
from accounts.names import UnfitPerson
from accounts.periods import BackwardPeriod
from accounts.queries.people import PAGE, numbers, people_found, people_page
from database.work import atomic
from tests.people import make_person

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def post_of(person: Person) -> Position:
    return Position.objects.get(appointments__person=person)


def order(number: str = "1/2569", since: date = TODAY, until: date | None = None) -> Order:
    return Order(number=number, mode=ActingMode.ABSENCE, since=since, until=until)


def invite(sunee: Person, username: str, given: str = "ดารุณี", phone: str = "") -> Person:
    newcomer = Newcomer(username=username, given_name=given, phone=phone)
    return invite_person(by=sunee, newcomer=newcomer, at=NOON).person


@pytest.mark.parametrize("username", ["ab", "มาลี", "1malee", "ma lee", "a" * 61, "malee@x", ""])
def test_user_names_are_of_plain_letters(sunee: Person, username: str) -> None:
    with pytest.raises(UnfitPerson) as refused:
        invite(sunee, username)
    assert "username" in refused.value.message_dict


@pytest.mark.parametrize("twin", ["MALEE", "ma1ee", " malee "])
def test_a_user_name_that_looks_like_another_is_refused(
    sunee: Person, malee: Person, twin: str
) -> None:
    with pytest.raises(UnfitPerson, match="เหมือน"):
        invite(sunee, twin)


def test_people_are_sorted_as_a_dictionary_does(sunee: Person) -> None:
    for username, given in [("ccc", "เก่ง"), ("bbb", "ขวัญ"), ("aaa", "กานต์")]:
        invite(sunee, username, given)
    found = people_page(viewer_of(sunee, on=TODAY), on=TODAY, state="waiting")
    assert [row.person.given_name for row in found.rows] == ["กานต์", "เก่ง", "ขวัญ"]
    assert all(row.waiting for row in found.rows)


def test_nobody_is_entered_when_the_post_cannot_be_given(sunee: Person, prasert: Person) -> None:
    post = post_of(prasert)
    Position.objects.filter(pk=post.pk).update(closed_at=NOON)
    post.refresh_from_db()
    newcomer = Newcomer(username="darunee", given_name="ดารุณี")
    with pytest.raises(CannotAppoint):
        invite_with_post(by=sunee, newcomer=newcomer, position=post, since=TODAY, at=NOON)
    assert not Person.objects.filter(username="darunee").exists()


def test_a_post_is_held_by_a_person_once_at_a_time(sunee: Person, anong: Person) -> None:
    post = post_of(anong)
    with pytest.raises(CannotAppoint):
        appoint(by=sunee, person=anong, position=post, since=TODAY, at=NOON)
    end_appointment(by=sunee, appointment=anong.appointments.get(), until=date(2026, 3, 1), at=NOON)
    again = appoint(by=sunee, person=anong, position=post, since=TODAY, at=NOON)
    assert again.since == TODAY
    with pytest.raises(AlreadyEnded):
        end_appointment(
            by=sunee, appointment=anong.appointments.earliest("since"), until=TODAY, at=NOON
        )


def test_a_post_may_be_held_by_several_people(
    sunee: Person, anong: Person, somchai: Person
) -> None:
    post = post_of(anong)
    assert appoint(by=sunee, person=somchai, position=post, since=TODAY, at=NOON)


def test_a_period_never_ends_before_it_begins(sunee: Person, anong: Person) -> None:
    with pytest.raises(BackwardPeriod):
        appoint(
            by=sunee,
            person=anong,
            position=post_of(anong),
            since=TODAY,
            until=date(2026, 3, 1),
            at=NOON,
        )


def test_acting_needs_the_number_of_an_order(sunee: Person, anong: Person, preecha: Person) -> None:
    post = post_of(preecha)
    with pytest.raises(CannotAct) as refused:
        set_acting(by=sunee, person=anong, position=post, order=order("  "), at=NOON)
    assert "order_number" in refused.value.message_dict
    with pytest.raises(IntegrityError, match="acting_rests_on_a_numbered_order"), atomic():
        Acting.objects.create(
            person=anong,
            position=post,
            mode=ActingMode.ABSENCE,
            order_number="",
            since=TODAY,
            made_by=sunee,
            made_at=NOON,
        )


def test_nobody_acts_for_their_own_post_or_twice(
    sunee: Person, anong: Person, preecha: Person
) -> None:
    post = post_of(preecha)
    with pytest.raises(CannotAct):
        set_acting(by=sunee, person=preecha, position=post, order=order(), at=NOON)
    set_acting(by=sunee, person=anong, position=post, order=order(until=TODAY), at=NOON)
    with pytest.raises(CannotAct):
        set_acting(by=sunee, person=anong, position=post, order=order("2/2569"), at=NOON)
    later = order("2/2569", since=date(2026, 3, 3))
    assert set_acting(by=sunee, person=anong, position=post, order=later, at=NOON)


def test_only_an_admin_reads_the_list_and_all_find_names(
    sunee: Person, anong: Person, prasert: Person
) -> None:
    stranger = viewer_of(anong, on=TODAY)
    with pytest.raises(PermissionDenied):
        people_page(stranger, on=TODAY)
    with pytest.raises(PermissionDenied):
        numbers(stranger)
    found = people_found(stranger, "ช่างทอง ผู้อำนวยการ", on=TODAY, most=5)
    assert [row.person for row in found] == [prasert]
    disable_person(by=sunee, person=prasert, at=NOON)
    assert people_found(stranger, "ช่างทอง", on=TODAY, most=5) == []


def test_pages_of_people_follow_one_another_without_gap_or_twin(
    sunee: Person, engineering: Office
) -> None:
    for n in range(PAGE + 7):
        make_person(f"p{n:03}", "", "สมใจ", f"{n % 5}", engineering, f"ช่าง {n}", Role.OFFICER)
    viewer, seen, after = viewer_of(sunee, on=TODAY), [], ""
    while True:
        page = people_page(viewer, on=TODAY, office=engineering, after=after)
        seen += [row.person.pk for row in page.rows]
        after = page.older
        if not after:
            break
    assert len(seen) == len(set(seen)) == PAGE + 7


def test_counts_follow_the_states(sunee: Person, anong: Person) -> None:
    invite(sunee, "darunee")
    disable_person(by=sunee, person=anong, at=NOON)
    assert numbers(viewer_of(sunee, on=TODAY)) == {"working": 1, "waiting": 1, "disabled": 1}


def test_a_token_works_until_its_day_ends_or_the_person_is_disabled(
    sunee: Person, malee: Person
) -> None:
    _row, secret = make_token(by=malee, name="โปรแกรม", expires_on=TODAY, at=NOON)
    assert secret.startswith("tt_")
    assert use_token(digest=digest_of(secret), at=NOON)[0] == malee  # type: ignore[index]
    tomorrow = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # midnight in Bangkok
    assert use_token(digest=digest_of(secret), at=tomorrow) is None
    disable_person(by=sunee, person=malee, at=NOON)
    assert use_token(digest=digest_of(secret), at=NOON) is None


def test_tokens_have_a_name_a_future_and_a_limit(malee: Person) -> None:
    for name, until in [("  ", None), ("โปรแกรม", date(2026, 3, 1))]:
        with pytest.raises(TokenNotMade):
            make_token(by=malee, name=name, expires_on=until, at=NOON)
    for n in range(MOST):
        make_token(by=malee, name=str(n), at=NOON)
    with pytest.raises(TokenNotMade):
        make_token(by=malee, name="อีกหนึ่ง", at=NOON)

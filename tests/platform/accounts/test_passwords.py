"""A password is long, uncommon, and not about the person; a link sets it once."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.commands.accept_invitation import LinkNotGood, accept_invitation, invited
from accounts.commands.change_password import WrongPassword, change_password
from accounts.commands.disable_person import disable_person
from accounts.commands.invite_again import GOOD_FOR, PersonDisabled, invite_again
from accounts.commands.invite_person import Newcomer, invite_person
from accounts.models import Invitation, Person, Session
from accounts.passwords import UnfitPassword
from audit.models import Entry
from tests.people import PASSWORD

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NEW = "ดอกคูนเหลืองหน้าวัด 42"


def newcomer(username: str = "darunee") -> Newcomer:
    return Newcomer(username=username, title="นางสาว", given_name="ดารุณี", family_name="ทองดี")


def session_of(person: Person, key: str) -> Session:
    return Session.objects.create(
        session_key=key,
        session_data="",
        expire_date=NOON + timedelta(hours=12),
        began_at=NOON,
        person=person,
    )


def change(person: Person, present: str = PASSWORD, password: str = NEW) -> None:
    change_password(
        by=person,
        present=present,
        password=password,
        session_key="here",
        address="10.0.0.1",
        at=NOON,
    )


def test_a_link_sets_a_password_once(sunee: Person) -> None:
    link = invite_person(by=sunee, newcomer=newcomer(), at=NOON)
    assert not link.person.has_usable_password()
    assert invited(secret=link.secret, at=NOON) == link.person
    person = accept_invitation(secret=link.secret, password=NEW, at=NOON)
    assert person.check_password(NEW)
    with pytest.raises(LinkNotGood):
        accept_invitation(secret=link.secret, password=NEW, at=NOON)


def test_only_the_digest_of_a_link_is_kept(sunee: Person) -> None:
    link = invite_person(by=sunee, newcomer=newcomer(), at=NOON)
    row = Invitation.objects.get()
    assert link.secret.encode() not in bytes(row.digest)
    assert link.secret not in str(list(Entry.objects.values()))


def test_a_link_is_good_for_a_week(sunee: Person) -> None:
    link = invite_person(by=sunee, newcomer=newcomer(), at=NOON)
    assert invited(secret=link.secret, at=NOON + GOOD_FOR - timedelta(seconds=1))
    with pytest.raises(LinkNotGood):
        invited(secret=link.secret, at=NOON + GOOD_FOR)


def test_a_new_link_ends_the_one_before(sunee: Person, malee: Person) -> None:
    first = invite_again(by=sunee, person=malee, at=NOON)
    second = invite_again(by=sunee, person=malee, at=NOON)
    with pytest.raises(LinkNotGood):
        invited(secret=first.secret, at=NOON)
    session_of(malee, "elsewhere")
    accept_invitation(secret=second.secret, password=NEW, at=NOON)
    assert not Session.objects.filter(person=malee).exists()


def test_a_link_of_somebody_disabled_lets_nobody_in(sunee: Person, malee: Person) -> None:
    link = invite_again(by=sunee, person=malee, at=NOON)
    disable_person(by=sunee, person=malee, at=NOON)
    with pytest.raises(LinkNotGood):
        invited(secret=link.secret, at=NOON)
    with pytest.raises(PersonDisabled):
        invite_again(by=sunee, person=malee, at=NOON)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("สั้นไป", "10 ตัวอักษร"),
        ("password123", "เดาได้ง่าย"),
        ("malee-malee-malee", "ชื่อของท่าน"),
        ("มาลีไปตลาดทุกเช้า", "ชื่อของท่าน"),
        ("ย" * 257, "ยาวเกินไป"),
    ],
)
def test_an_unfit_password_is_refused_with_the_reason(
    malee: Person, password: str, why: str
) -> None:
    with pytest.raises(UnfitPassword) as refused:
        change(malee, password=password)
    assert why in str(refused.value.message_dict["password"])
    malee.refresh_from_db()
    assert malee.check_password(PASSWORD)


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(malee: Person) -> None:
    for key in ("here", "there"):
        session_of(malee, key)
    change(malee)
    assert [row.session_key for row in Session.objects.filter(person=malee)] == ["here"]
    malee.refresh_from_db()
    assert malee.check_password(NEW)


def test_the_present_password_is_asked_for(malee: Person) -> None:
    with pytest.raises(WrongPassword):
        change(malee, present="ไม่ใช่")

"""The local admin's forms: what is wrong stands beside its field, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Acting, Appointment, Office, Person, Position, Role, RoleGrant

As = Callable[[Person], Client]


@pytest.fixture
def admin(as_: As, sunee: Person) -> Client:
    return as_(sunee)


def test_somebody_new_gets_a_link_that_is_shown_once(
    admin: Client, engineering: Office, anong: Person
) -> None:
    post = anong.appointments.get().position
    typed = {"given_name": "ดารุณี", "username": "darunee", "position": post.pk, "since": "1/3/69"}
    page = admin.post("/office/people/new", typed).content.decode()
    assert "/invitation?k=" in page
    darunee = Person.objects.get(username="darunee")
    assert darunee.appointments.get().position == post
    assert "/invitation?k=" not in admin.get(f"/office/people/{darunee.pk}").content.decode()


def test_every_wrong_field_is_said_at_once_and_what_was_typed_stays(admin: Client) -> None:
    typed = {"given_name": "", "username": "มาลี", "phone": "12", "since": "31/2/69"}
    answer = admin.post("/office/people/new", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"given_name", "username", "phone", "since"}
    for words in ('value="มาลี"', 'value="12"', 'value="31/2/69"'):
        assert words in page


def test_a_post_without_its_first_day_is_asked_for(admin: Client, anong: Person) -> None:
    post = anong.appointments.get().position
    typed = {"given_name": "ดารุณี", "username": "darunee", "position": post.pk}
    answer = admin.post("/office/people/new", typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["since"])


def test_an_order_to_act_is_written_with_its_number_and_days(
    admin: Client, anong: Person, preecha: Person
) -> None:
    post = preecha.appointments.get().position
    path = f"/office/people/{anong.pk}/orders/new"
    typed = {"mode": "acting_absence", "position": post.pk, "since": "1/3/69", "until": "31/3/69"}
    answer = admin.post(path, typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["order_number"])
    assert admin.post(path, {**typed, "order_number": "๓๙๘/๒๕๖๙"}).status_code == 302
    acting = Acting.objects.get(person=anong)
    page = admin.get(f"/office/people/{anong.pk}").content.decode()
    assert "รักษาราชการแทน ปลัดเทศบาล" in page
    assert admin.post(f"/office/people/{anong.pk}/orders/{acting.pk}/end").status_code == 302
    acting.refresh_from_db()
    assert acting.ended_at is not None


def test_what_a_command_refuses_about_the_person_stands_above_the_form(
    admin: Client, preecha: Person
) -> None:
    post = preecha.appointments.get().position
    typed = {
        "mode": "acting_absence",
        "position": post.pk,
        "order_number": "1/2569",
        "since": "1/3/69",
    }
    answer = admin.post(f"/office/people/{preecha.pk}/orders/new", typed)
    assert answer.status_code == 422
    assert "ไม่ต้องมีคำสั่งให้ทำแทน" in answer.content.decode()


def test_the_last_admin_is_told_why_they_cannot_go(admin: Client, sunee: Person) -> None:
    grant = RoleGrant.objects.get(person=sunee)
    for path in ("disable", f"roles/{grant.pk}/end"):
        answer = admin.post(f"/office/people/{sunee.pk}/{path}", follow=True)
        assert "อย่างน้อยหนึ่งคน" in answer.content.decode()
    grant.refresh_from_db()
    assert grant.ended_at is None


def test_a_row_of_one_person_is_not_changed_at_the_address_of_another(
    admin: Client, sunee: Person, anong: Person, somchai: Person
) -> None:
    post = Appointment.objects.get(person=somchai)
    wrong = f"/office/people/{anong.pk}/posts/{post.pk}/end"
    assert admin.post(wrong, {"until": "1/3/69"}).status_code == 404
    right = f"/office/people/{somchai.pk}/posts/{post.pk}/end"
    assert admin.post(right, {"until": "1/3/69"}).status_code == 302
    post.refresh_from_db()
    assert str(post.until) == "2026-03-01"


def test_roles_are_given_and_taken(admin: Client, anong: Person, organisation: Office) -> None:
    path = f"/office/people/{anong.pk}/roles/new"
    typed = {"role": Role.SUPPLY_OFFICER, "office": organisation.pk}
    assert admin.post(path, typed).status_code == 302
    assert RoleGrant.objects.get(person=anong).role == Role.SUPPLY_OFFICER
    assert admin.post(f"/office/people/{anong.pk}/small-office").status_code == 302
    assert RoleGrant.objects.filter(person=anong, role=Role.LOCAL_ADMIN).exists()


def test_offices_are_made_changed_and_closed(
    admin: Client, engineering: Office, finance: Office
) -> None:
    typed = {"name": "ฝ่ายก่อสร้าง", "kind": "section", "sort": "10", "code": "ผิด"}
    answer = admin.post(f"/office/offices/{engineering.pk}/new", typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code"])
    typed["code"] = "พจ 52103.1"
    assert admin.post(f"/office/offices/{engineering.pk}/new", typed).status_code == 302
    made = Office.objects.get(name="ฝ่ายก่อสร้าง")
    assert admin.post(f"/office/offices/{made.pk}/move", {"parent": finance.pk}).status_code == 302
    typed["name"] = "ฝ่ายพัสดุ"
    assert admin.post(f"/office/offices/{made.pk}/edit", typed).status_code == 302
    assert admin.post(f"/office/offices/{made.pk}/close")["Location"] == "/office/offices"
    made.refresh_from_db()
    assert (made.name, made.parent, made.closed_at is None) == ("ฝ่ายพัสดุ", finance, False)


def test_posts_are_added_and_closed(admin: Client, engineering: Office, anong: Person) -> None:
    path = f"/office/offices/{engineering.pk}/posts"
    assert admin.post(path, {"name": "", "role": ""}).status_code == 422
    assert admin.post(path, {"name": "ช่างประปา", "role": "officer"}).status_code == 302
    post = Position.objects.get(name="ช่างประปา")
    assert admin.post(f"{path}/{post.pk}/close").status_code == 302
    post.refresh_from_db()
    assert post.closed_at is not None
    held = anong.appointments.get().position
    answer = admin.post(f"{path}/{held.pk}/close", follow=True)
    assert "ยังมีผู้ดำรงตำแหน่ง" in answer.content.decode()


def test_the_root_is_renamed_but_stays_the_root(admin: Client, organisation: Office) -> None:
    typed = {"name": "เทศบาลเมืองบางรัก", "kind": "section", "sort": "7"}
    assert admin.post(f"/office/offices/{organisation.pk}/edit", typed).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.kind) == ("เทศบาลเมืองบางรัก", "organisation")


def test_people_are_found_by_name_post_and_office(
    admin: Client, anong: Person, somchai: Person, engineering: Office
) -> None:
    def found(query: str) -> list[str]:
        page = admin.get(f"/office/people?{query}")
        return [row.person.username for row in page.context["rows"]]

    assert found("q=อนงค์") == ["anong"]
    assert found("q=โยธา") == ["anong"]
    assert found(f"office={engineering.pk}") == ["anong"]
    assert found("q=ไม่มีใคร") == []
    assert found("office=x&after=%27&state=y") != []

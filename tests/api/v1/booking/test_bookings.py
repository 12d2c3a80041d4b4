"""`/api/v1/booking/bookings`: asking, reading, and what stands in the way."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from modules.booking.models import Booking, Outsider, State
from tests.bookings import clock

SECRET = "สอบสวนวินัยนายดำ"


@pytest.fixture
def program(malee, matrix, program_of):
    return program_of(malee)


def test_what_needs_nobody_is_given_at_once(program, room, asked):
    answer = program.post("bookings", asked(room))

    assert answer.status_code == 201
    body = answer.json()
    assert (body["state"], body["title"]) == ("approved", "ประชุมแผน")
    assert body["resource"] == {"id": room.pk, "kind": "room", "name": "ห้องประชุมเล็ก"}
    assert body["starts"].endswith("+07:00")
    assert [step["kind"] for step in body["steps"]] == ["asked"]


def test_the_same_key_books_once(program, room, asked):
    first = program.post("bookings", asked(room), key="same-key-1")
    again = program.post("bookings", asked(room), key="same-key-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert again["Idempotent-Replayed"] == "true"
    assert Booking.objects.count() == 1


@pytest.mark.parametrize("key", ["", "short"])
def test_without_a_key_nothing_is_booked(program, room, asked, key):
    answer = program.client.post(
        f"{program.base}/bookings",
        asked(room),
        content_type="application/json",
        headers={"idempotency-key": key},
    )

    assert answer.status_code == 400
    assert answer.json()["type"] == "/api/problems/idempotency-key-needed"
    assert not Booking.objects.exists()


def test_a_clash_names_the_other_without_a_private_title(
    program, room, asked, anong, prasert, somchai, program_of
):
    asker = program_of(anong)
    assert asker.post("bookings", asked(room, title=SECRET, private=True)).status_code == 201

    answer = program_of(somchai).post("bookings", asked(room, 10, 12))

    assert answer.status_code == 409
    body = answer.json()
    [clash] = body["clashes"]
    assert body["type"] == "/api/problems/clash"
    assert (clash["resource"], clash["office"]) == ("ห้องประชุมเล็ก", "กองช่าง")
    assert clash["starts"].endswith("T09:00:00+07:00")
    assert clash["title"] is None
    assert SECRET not in answer.content.decode()
    assert Booking.objects.count() == 1
    known = asker.post("bookings", asked(room, 10, 12)).json()
    assert known["clashes"][0]["title"] == SECRET


def test_a_private_booking_keeps_its_words_from_others(
    program, room, asked, anong, somchai, program_of
):
    told = {"title": SECRET, "purpose": SECRET, "wishes": SECRET, "private": True}
    made = program_of(anong).post("bookings", asked(room, **told)).json()
    other = program_of(somchai)

    read = other.get(f"bookings/{made['id']}")
    listed = other.get("bookings")

    assert read.json()["title"] is None
    assert read.json()["steps"] == []
    for answer in (read, listed):
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
    assert made["title"] == SECRET


@pytest.mark.parametrize(
    "when", ["2027-03-04T09:00:00", "2027-03-04T09:00", "2027-03-04 09:00:00[Asia/Mars]",
             "2027-03-04T09:00:00 Asia/Bangkok", "2027-03-04T09:00:00+99:00"],
)  # fmt: skip
def test_a_moment_without_a_known_zone_is_told_so(program, room, asked, when):
    answer = program.post("bookings", {**asked(room), "starts": when})

    assert answer.status_code == 400
    assert answer.json()["type"] == "/api/problems/zone-needed"
    assert answer.json()["field"] == "starts"
    assert "+07:00" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "ก" * 201}, "title"),
        ({"people": 0}, "people"),
        ({"people": 500}, "people"),
        ({"resource": 999_999}, "resource"),
        ({"resource": "ห้อง"}, "resource"),
        ({"extras": [999_999]}, "extras"),
        ({"layout": "circle"}, "layout"),
        ({"starts": "พรุ่งนี้"}, "starts"),
        ({"starts": "2026-01-05T09:00:00+07:00"}, "starts"),
        ({"ends": "2026-01-05T09:00:00+07:00"}, "ends"),
        ({"starts": "9999-12-31T23:00:00+07:00"}, "starts"),
    ],
)
def test_bad_input_names_its_field_and_changes_nothing(program, room, asked, change, field):
    answer = program.post("bookings", {**asked(room), **change})

    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert not Booking.objects.exists()


def test_nobody_asks_for_an_office_they_do_not_work_in(program, room, asked, engineering):
    assert program.post("bookings", asked(room, office=engineering.pk)).status_code == 403


def test_a_driver_alone_is_refused_with_the_way_to_ask(program, driver, asked):
    answer = program.post("bookings", asked(driver))
    assert answer.status_code == 403
    assert "พร้อมกับการขอใช้รถ" in answer.json()["detail"]


def test_lists_the_latest_first_by_cursor_and_filters(program, room, projector, asked):
    for n in range(3):
        program.post("bookings", asked(room, 8 + 2 * n, 10 + 2 * n))
    beamer = program.post("bookings", asked(projector)).json()

    first = program.get("bookings", limit=3).json()
    rest = program.client.get(first["next"]).json()

    keys = [row["id"] for row in first["results"] + rest["results"]]
    assert keys == sorted(keys, reverse=True)
    assert len(keys) == 4
    [only] = program.get("bookings", kind="equipment", scope="mine").json()["results"]
    assert only["id"] == beamer["id"]
    assert program.get("bookings", state="rejected").json()["results"] == []
    times = {"since": asked(room)["ends"], "until": asked(room, ends=12)["ends"]}
    assert len(program.get("bookings", resource=room.pk, **times).json()["results"]) == 1
    assert program.get("bookings", state="lost").status_code == 422
    assert program.get("bookings", since="2027-01-01T00:00:00").status_code == 400


@pytest.mark.parametrize("path", ["bookings", "resources"])
def test_no_row_costs_a_query_of_its_own(
    program, room, hall, halves, projector, pickup, asked, path
):
    def cost():
        with CaptureQueriesContext(connections["cell_01"]) as queries:
            assert program.get(path).status_code == 200
        return len(queries)

    made = program.post("bookings", asked(room, 8, 9, extras=[projector.pk], private=True))
    assert made.status_code == 201
    program.get(path)
    with_one = cost()
    for n in range(5):
        body = asked(room, 9 + n, 10 + n, extras=[projector.pk], private=True)
        assert program.post("bookings", body).status_code == 201

    assert cost() == with_one


def test_a_request_goes_to_who_decides(program, pickup, asked, anong, prasert, preecha, program_of):
    trip = {"destination": "ศาลากลาง", "reach": "district", "distance_km": 30}
    asker, head, clerk = program_of(anong), program_of(prasert), program_of(preecha)
    made = asker.post("bookings", asked(pickup, **trip)).json()
    address = f"bookings/{made['id']}"

    assert (made["state"], made["waits_role"]) == ("asked", "division_director")
    assert asker.post(f"{address}/approve", {}).status_code in (403, 409)
    [waiting] = head.get("bookings", scope="turn").json()["results"]
    assert waiting["id"] == made["id"]
    assert head.post(f"{address}/endorse", {"note": "เห็นควร"}).json()["state"] == "endorsed"
    given = clerk.post(f"{address}/approve", {"note": "อนุญาต"}).json()
    assert (given["state"], given["waits_role"]) == ("approved", "")
    assert [step["kind"] for step in given["steps"]] == ["asked", "endorsed", "approved"]
    assert clerk.post(f"{address}/reject", {"reason": "ช้าไป"}).status_code == 409


def test_acts_say_what_became_of_a_booking(program, room, asked):
    made = program.post("bookings", asked(room)).json()
    address = f"bookings/{made['id']}"

    changed = program.post(f"{address}/change", {"title": "ประชุมใหม่"}).json()
    times = {name: asked(room, 13, 15)[name] for name in ("starts", "ends")}
    moved = program.post(f"{address}/move", times).json()
    early = program.post(f"{address}/check-in", {})
    cancelled = program.post(f"{address}/cancel", {"reason": "เลื่อนประชุม"}).json()
    again = program.post(f"{address}/cancel", {"reason": "เลื่อนประชุม"})

    assert (changed["title"], changed["people"]) == ("ประชุมใหม่", 4)
    assert moved["starts"].endswith("T13:00:00+07:00")
    assert (early.status_code, early.json()["type"]) == (409, "/api/problems/wrong-state")
    assert cancelled["state"] == "cancelled"
    assert again.status_code == 409


def test_a_reason_that_is_asked_for_is_named(program, room, asked):
    made = program.post("bookings", asked(room)).json()

    answer = program.post(f"bookings/{made['id']}/cancel", {})

    assert answer.status_code == 422
    assert "reason" in answer.json()["errors"]


def test_what_is_not_there_is_404(program):
    assert program.get("bookings/999999").status_code == 404
    assert program.post("bookings/999999/approve", {}).status_code == 404
    assert program.get("bookings/99999999999999999999").status_code == 404


def test_an_auditor_reads_but_asks_for_nothing(room, asked, wichai, matrix, program_of):
    auditor = program_of(wichai)

    assert auditor.get("bookings").status_code == 200
    assert auditor.post("bookings", asked(room)).status_code == 403


def test_who_asked_from_outside_is_not_told(program, hall, somchai, clerk_office, day, program_of):
    outsider = Outsider.objects.create(
        name="นางทองดี มีสุข", phone="+66812345678", email="a@b.th", token_hash="t" * 64
    )
    row = Booking.objects.create(
        resource=hall, during=(clock(9, 0, day), clock(12, 0, day)), state=State.UNCONFIRMED,
        title="งานบวช", outsider=outsider, office=clerk_office, asked_at=clock(9, 0, day),
        phone="+66812345678",
    )  # fmt: skip
    other = program_of(somchai)

    assert other.get(f"bookings/{row.pk}").status_code == 404
    Booking.objects.filter(pk=row.pk).update(state=State.ENDORSED)
    read = other.get(f"bookings/{row.pk}")
    assert (read.status_code, read.json()["asked_by"]) == (200, None)
    for word in ("ทองดี", "+66812345678", "a@b.th"):
        assert word not in read.content.decode()
        assert word not in other.get("bookings").content.decode()

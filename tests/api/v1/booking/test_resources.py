"""What can be booked, when it is free, closed times, rules, feeds and series."""

from datetime import timedelta

import pytest

from modules.booking.models import Booking, Feed
from tests.bookings import clock


@pytest.fixture
def program(malee, matrix, program_of):
    return program_of(malee)


def test_lists_and_reads_what_can_be_booked(program, hall, halves, room, pickup):
    rooms = program.get("resources", kind="room").json()["results"]
    whole = program.get(f"resources/{hall.pk}").json()
    small = program.get(f"resources/{room.pk}").json()

    assert {row["name"] for row in rooms} == {"ห้องประชุมสภา", "ห้องประชุมเล็ก", *map(str, halves)}
    assert whole["parts"] == [half.pk for half in sorted(halves, key=lambda each: each.name_sort)]
    assert small["hours"][0] == {"weekday": 1, "opens": "08:00", "closes": "17:00"}
    assert program.get("resources/999999").status_code == 404
    assert program.get("resources", kind="boat").status_code == 422


def test_says_when_things_are_free(program, room, hall, asked, day):
    program.post("bookings", asked(room, 9, 11))
    times = {"starts": clock(8, 0, day).isoformat(), "ends": clock(17, 0, day).isoformat()}

    [found] = program.get("availability", resources=str(room.pk), **times).json()
    every = program.get("availability", kind="room", **times).json()

    hours = [(gap["starts"][11:16], gap["ends"][11:16]) for gap in found["free"]]
    assert found["resource"]["id"] == room.pk
    assert hours == [("08:00", "09:00"), ("11:00", "17:00")]
    assert len(every) == 4


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [
        ({"ends": "2026-01-01T00:00:00+07:00"}, 422, "ends"),
        ({"ends": "2199-01-01T00:00:00+07:00"}, 422, "ends"),
        ({"starts": "2027-01-01T00:00:00"}, 400, "zone-needed"),
        ({"resources": "1;DROP"}, 422, "resources"),
        ({"resources": "9" * 40}, 200, "[]"),
    ],
)
def test_a_question_about_free_time_that_makes_no_sense(program, room, day, change, status, word):
    times = {"starts": clock(8, 0, day).isoformat(), "ends": clock(17, 0, day).isoformat()}

    answer = program.get("availability", **{**times, **change})

    assert answer.status_code == status
    assert word in answer.content.decode()


def test_finds_what_is_free_next(program, room, hall, projector, day):
    after = clock(9, 0, day).isoformat()

    found = program.get("next-free", people=10, minutes=60, after=after, features="ฉายภาพ").json()

    assert found[0]["resource"]["name"] == "ห้องประชุมเล็ก"
    assert found[0]["starts"] == after
    assert [extra["id"] for extra in found[0]["extras"]] == [projector.pk]
    assert program.get("next-free", minutes=1).status_code == 422


def test_closes_and_opens(program, room, asked, somchai, program_of):
    body = {**{k: asked(room)[k] for k in ("starts", "ends")}, "reason": "ล้างแอร์", "kind": "repair"}
    standing = program.post("bookings", asked(room)).json()["id"]

    assert program_of(somchai).post(f"resources/{room.pk}/closures", body).status_code == 403
    made = program.post(f"resources/{room.pk}/closures", body).json()
    [listed] = program.get(f"resources/{room.pk}/closures").json()
    opened = program.post(f"closures/{made['closure']['id']}/open", {}).json()

    assert made["standing"] == [standing]
    assert (listed["id"], listed["starts"]) == (made["closure"]["id"], asked(room)["starts"])
    assert opened["ended_at"]
    assert program.get(f"resources/{room.pk}/closures").json() == []


def test_reads_who_approves_what(program, room):
    first, _second, third = program.get("rules").json()

    assert (first["resource"], first["role"]) == (room.pk, "")
    assert (third["reach"], third["role"], third["head_first"]) == ("district", "clerk", True)


def test_a_feed_is_told_once_and_is_ones_own(program, room, anong, program_of):
    made = program.post("feeds", {"resource": room.pk}).json()
    [listed] = program.get("feeds").json()
    key, other = made["feed"]["id"], program_of(anong)

    assert program.client.get(made["path"]).status_code == 200
    assert "path" not in listed
    assert other.get("feeds").json() == []
    assert other.post(f"feeds/{key}/revoke", {}).status_code == 404
    assert program.post(f"feeds/{key}/revoke", {}).json()["revoked_at"]
    assert program.client.get(made["path"]).status_code == 404
    assert Feed.objects.count() == 1


def test_a_series_is_looked_at_before_it_is_asked_for(program, room, asked):
    rule = "FREQ=DAILY;COUNT=3"
    body = {**asked(room), "rule": rule}
    looked = program.client.post(
        f"{program.base}/series/preview", body, content_type="application/json"
    )

    assert looked.status_code == 200
    assert len(looked.json()) == 3
    assert not Booking.objects.exists()
    made = program.post("series", {**body, "skip_clashes": True})
    assert made.status_code == 201
    series = made.json()
    assert series["rule"].startswith("FREQ=DAILY")
    assert program.get(f"series/{series['id']}").json()["bookings"] == series["bookings"]


def test_times_of_a_series_that_cannot_be_had_are_all_told(program, room, asked):
    program.post("bookings", asked(room))

    answer = program.post("series", {**asked(room), "rule": "FREQ=WEEKLY;COUNT=2"})

    assert answer.status_code == 409
    problems = [each["problem"] for each in answer.json()["occurrences"]]
    assert "ไม่ว่าง" in problems[0]
    assert Booking.objects.count() == 1


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=10000", "FREQ=HOURLY;COUNT=2", "ทุกวัน", ""])
def test_a_rule_that_is_none_is_told(program, room, asked, rule):
    answer = program.post("series", {**asked(room), "rule": rule})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["rule"]
    assert not Booking.objects.exists()


def test_the_rest_of_a_series_moves_and_is_cancelled(program, room, asked):
    body = {**asked(room), "rule": "FREQ=WEEKLY;COUNT=3", "skip_clashes": True}
    series = program.post("series", body).json()
    last = series["bookings"][-1]
    times = {
        name: (clock(hour) + timedelta()).isoformat()
        for name, hour in (("starts", 13), ("ends", 14))
    }
    times = {name: last["starts"][:10] + moment[10:] for name, moment in times.items()}

    split = program.post(f"bookings/{last['id']}/following/split", times)
    gone = program.post(f"bookings/{last['id']}/following/cancel", {"reason": "พอแล้ว"})

    assert split.status_code == 201
    assert split.json()["split_from"] == series["id"]
    assert split.json()["bookings"][0]["starts"] == times["starts"]
    assert [row["state"] for row in gone.json()] == ["cancelled"]

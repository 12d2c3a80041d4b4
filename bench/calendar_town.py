"""A town for figures of the calendar: 40 things to book, and years of about 160 bookings a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg

from bench.stage import FOLDER

A_DAY = 160
PEOPLE = 30
AHEAD = 26  # weeks after today that have bookings
ROOMS, CARS, THINGS, DRIVERS = 20, 9, 6, 4  # and one hall, which is the last two rooms together

# Working day w, resource `leaf`, place k in its day. The last car is away from Monday to Wednesday.
PLANNED = """
    SELECT w, place, k, starts,
        CASE WHEN away THEN starts + interval '2 days 7 hours'
             ELSE starts + interval '15 min' * (3 + (w * 7 + place) %% 4) END AS ends,
        CASE WHEN place = %(rooms)s - 1 AND k = 2 THEN %(hall)s ELSE leaf END AS resource,
        1 + (w * 11 + place * 5 + k * 3) %% %(people)s AS who,
        (w * 13 + place * 7 + k) %% 100 AS dice
    FROM (
        SELECT w, k, place, leaf, place = %(rooms)s + %(cars)s AND w %% 5 < 3 AS away,
            (%(first)s::date + (w / 5) * 7 + w %% 5)::timestamp AT TIME ZONE 'Asia/Bangkok'
                + (ARRAY['8:30', '10:30', '13:00', '15:00', '16:45'])[k]::interval AS starts
        FROM generate_series(0, %(days)s - 1) w, generate_series(1, 5) k,
            unnest(%(leaves)s::bigint[]) WITH ORDINALITY AS l (leaf, place)
        WHERE (k < 5 OR place <= %(rooms)s) AND NOT (k = 2 AND place = %(rooms)s)
    ) AS each WHERE NOT away OR (k = 1 AND w %% 5 = 0)
"""
BOOKINGS = f"""
    INSERT INTO booking_booking (resource_id, during, state, title, private, purpose, people,
        asked_by_id, office_id, phone, asked_at, chair, layout, wishes, destination, reach,
        self_drive, parked_at, afterwards, waits_role, waits_office_id, receipt)
    SELECT resource, tstzrange(starts, ends),
        CASE WHEN dice < 4 THEN 'cancelled' WHEN ends < now() THEN 'done'
             WHEN dice < 20 THEN 'endorsed' ELSE 'approved' END,
        (%(titles)s::text[])[1 + dice %% 8] || ' ครั้งที่ ' || 1 + w %% 12, dice %% 17 = 5, '', 8,
        (%(askers)s::bigint[])[who], (%(offices)s::bigint[])[who], '', starts - interval '7 days',
        '', 'any', '', '', '', false, '', '',
        CASE WHEN dice BETWEEN 4 AND 19 AND ends >= now() THEN 'clerk' ELSE '' END,
        CASE WHEN dice BETWEEN 4 AND 19 AND ends >= now() THEN %(root)s END, ''
    FROM ({PLANNED}) AS planned ORDER BY starts, place
"""
HOLDS = """
    INSERT INTO booking_hold (booking_id, resource_id, during)
    SELECT b.id, leaf, tstzrange(lower(during) - interval '1 min' * r.setup_minutes,
        upper(during) + interval '1 min' * r.cleanup_minutes)
    FROM booking_booking b JOIN booking_resource r ON r.id = b.resource_id CROSS JOIN LATERAL (
        SELECT part_id AS leaf FROM booking_part WHERE whole_id = b.resource_id
        UNION ALL SELECT b.resource_id WHERE b.resource_id <> %(hall)s
        UNION ALL SELECT resource_id FROM booking_extra e WHERE e.booking_id = b.id
    ) AS taken WHERE state IN ('approved', 'done') ORDER BY b.id
"""
EXTRAS = """
    INSERT INTO booking_extra (booking_id, resource_id)
    SELECT id, driver
    FROM unnest(%(driven)s::bigint[], %(drivers)s::bigint[]) AS goes (car, driver)
    JOIN booking_booking ON resource_id = car ORDER BY id
"""
STEPS = """
    INSERT INTO booking_step (booking_id, kind, by_id, name, position, acting_mode, acting_for,
        note, at)
    SELECT id, 'asked', asked_by_id, '', '', '', '', '', asked_at FROM booking_booking ORDER BY id
"""
TITLES = (
    "ประชุมหัวหน้าส่วนราชการ", "ประชุมคณะกรรมการพัฒนาแผนท้องถิ่น", "อบรมอาสาสมัครสาธารณสุข", "ตรวจรับพัสดุ",
    "ไปราชการศาลากลางจังหวัด", "สำรวจถนนสายบ้านท่าพร้าว หมู่ 4", "ประชุมสภา สมัยสามัญ", "รับคณะศึกษาดูงาน",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What stands in a town: who looks, and from when to when there are bookings."""

    username: str
    first: date
    days: int  # working days

    def day(self, n: int) -> date:
        """Return a working day by its number."""
        return self.first + timedelta(days=n // 5 * 7 + n % 5)


def fill(bookings: int, today: date) -> Filled:
    """Put offices, people, resources and bookings into the current town."""
    days = bookings // A_DAY
    monday = today - timedelta(days=today.weekday())
    first = monday + timedelta(weeks=AHEAD - days // 5)
    people, offices = _people(first)
    kinds = _resources(offices[0], people)
    asked = {
        "first": first, "days": days, "rooms": ROOMS, "cars": CARS, "people": PEOPLE,
        "hall": kinds["hall"][0].pk, "drivers": [each.pk for each in kinds["driver"]],
        "driven": [each.pk for each in kinds["vehicle"][:DRIVERS]],
        "leaves": [each.pk for each in (*kinds["room"], *kinds["vehicle"], *kinds["equipment"])],
        "askers": [each.pk for each in people], "root": offices[0].parent_id,
        "offices": [offices[n % len(offices)].pk for n in range(PEOPLE)], "titles": list(TITLES),
    }  # fmt: skip
    _write(asked)
    return Filled(username=people[7].username, first=first, days=days)


def _write(asked: dict[str, Any]) -> None:
    from database.work import connection_here

    with connection_here().cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout TO 0")
        for words in (BOOKINGS, EXTRAS, HOLDS, STEPS):
            cursor.execute(words, asked)
        cursor.execute("SELECT count(*) FROM booking_booking")
        print("bookings", cursor.fetchone()[0])


def _people(since: date) -> tuple[list[Any], list[Any]]:
    """Make eight offices and the officers in them; one of them looks after a room."""
    from accounts.models import Appointment, Office, Person, Position, Role

    root, _made = Office.objects.get_or_create(
        parent=None, defaults={"kind": "organisation", "name": "เทศบาลตำบลทดสอบ"}
    )
    names = (
        "สำนักปลัด",
        "กองคลัง",
        "กองช่าง",
        "กองการศึกษา",
        "กองสาธารณสุข",
        "กองสวัสดิการ",
        "กองยุทธศาสตร์",
        "กองประปา",
    )
    offices = [Office.objects.create(parent=root, kind="division", name=name) for name in names]
    people = []
    for n in range(PEOPLE):
        person = Person.objects.create(username=f"bench-{n}", given_name=f"คนที่ {n}")
        post = Position.objects.create(
            office=offices[n % 8],
            name="เจ้าหน้าที่",
            role=Role.SECTION_HEAD if n == 7 else Role.OFFICER,
        )
        Appointment.objects.create(position=post, person=person, since=since)
        people.append(person)
    return people, offices


def _resources(office: Any, people: list[Any]) -> dict[str, list[Any]]:
    """Make rooms (the last two are a hall's halves), cars with drivers, things; some by keepers."""
    from modules.booking.models import OpenHours, Part, Resource, Vehicle

    def make(kind: str, name: str, n: int, **more: Any) -> Any:
        known = {"door": f"{kind}-{n}", "name_sort": f"{n:03}", "capacity": 10 + n, **more}
        return Resource.objects.create(kind=kind, name=f"{name} {n}", office=office, **known)

    times = {"setup_minutes": 5, "cleanup_minutes": 10, "features": ["จอ", "ไมโครโฟน", "ระบบประชุม"]}
    found = {
        "room": [
            make("room", "ห้องประชุม", n, keeper=people[n] if n % 5 == 2 else None, **times)
            for n in range(1, ROOMS + 1)
        ],
        "hall": [make("room", "หอประชุมใหญ่", 99)],
        "vehicle": [make("vehicle", "กข", 2400 + n) for n in range(CARS)],
        "equipment": [make("equipment", "เครื่องฉายภาพ", n) for n in range(THINGS)],
        "driver": [make("driver", "นายสำราญ", n, bookable_by="nobody") for n in range(DRIVERS)],
    }
    Part.objects.bulk_create(Part(whole=found["hall"][0], part=half) for half in found["room"][-2:])
    OpenHours.objects.bulk_create(
        OpenHours(resource=each, weekday=day, opens="08:00", closes="18:00")
        for each in found["room"] for day in range(1, 6)
    )  # fmt: skip
    for n, each in enumerate(found["vehicle"]):
        driver = found["driver"][n] if n < DRIVERS else None
        facts = {"plate": each.name, "plate_province": "พิจิตร", "vehicle_class": "pool_car"}
        Vehicle.objects.create(
            resource=each, body="รถตู้", fuel="diesel", odometer=48_210, usual_driver=driver, **facts
        )
    return found


def tidy_up(schema: str) -> None:
    """Let PostgreSQL know what the tables hold, as it would by itself within minutes."""
    with psycopg.connect(f"host={FOLDER}/s dbname=cell_01 user=postgres", autocommit=True) as raw:
        for table in ("booking", "hold", "extra", "step", "resource", "part"):
            raw.execute(f"VACUUM (ANALYZE) {schema}.booking_{table}".encode())
        raw.execute("CHECKPOINT")

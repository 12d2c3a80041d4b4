"""Let a town have rooms, equipment, vehicles and drivers, through the commands of the module."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from accounts.models import Appointment, Person, Role
from database.work import atomic
from demo.booking.papers import note_papers
from demo.booking.texts import Words, drivers, things
from demo.desk import Desk
from demo.towns import Town
from modules.booking.commands.add_driver import add_driver
from modules.booking.commands.add_resource import add_resource
from modules.booking.commands.add_vehicle import add_vehicle
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.set_hours import set_hours
from modules.booking.commands.set_parts import set_parts
from modules.booking.commands.set_rules import set_rules
from modules.booking.matrix import RuleLine, lines_now
from modules.booking.models import (
    Fuel,
    Reach,
    Resource,
    ResourceKind,
    ValidityKind,
    VehicleClass,
)
from modules.booking.resources import ResourceDetails
from modules.booking.vehicles.facts import DriverFacts, VehicleFacts
from thai.dates import bangkok_date
from thai.provinces import province

# Words of a thing that are not told as they stand.
_TOLD_APART = (
    "key", "names", "hours", "parts", "office", "features", "kind", "pace", "like", "plate",
)  # fmt: skip
LICENCES = (410, 25, 730)


@atomic()
def make_things(desk: Desk, at: datetime) -> None:
    """Add all that a town lends with its hours, parts, papers and rules, unless some is there."""
    if Resource.objects.exists():
        return
    by = desk.holder(Role.LOCAL_ADMIN, at)
    driven = _drivers(desk, by, at)
    rows: dict[str, Resource] = {}
    for key, words in things(desk.town).items():
        if words["kind"] == "vehicle":
            rows[key] = _vehicle(desk, by, words, driven, at)
        else:
            rows[key] = _room(desk, by, words, at)
    for key, words in things(desk.town).items():
        if parts := words.get("parts"):
            whole = [rows[part].pk for part in parts]
            set_parts(by=by, resource=rows[key].pk, parts=whole, at=at)
    chief = desk.holder(Role.CLERK, at)
    set_rules(by=chief, seen=lines_now(), lines=matrix(rows), at=at)


def rows_of(town: Town) -> dict[str, Resource]:
    """Return what a town lends by the key of its words; what was renamed or retired is left out."""
    named = {
        (each.kind, each.name): each
        for each in Resource.objects.filter(retired_at=None).select_related("office")
    }
    wanted = {key: (words["kind"], words["name"]) for key, words in things(town).items()}
    return {key: named[name] for key, name in wanted.items() if name in named}


def drivers_of(town: Town) -> list[Resource]:
    """Return who drives in a town, in the order in which they were added."""
    rows = Resource.objects.filter(kind=ResourceKind.DRIVER, retired_at=None).order_by("pk")
    return list(rows[: len(drivers(town))])


def matrix(rows: Mapping[str, Resource]) -> list[RuleLine]:
    """Return who approves what: the usual order of a local government (มอบอำนาจสั่งใช้รถ)."""
    first = [
        *(RuleLine(resource=rows[key].pk) for key in ("small",) if key in rows),
        RuleLine(outsider=True, role=Role.CLERK),
        RuleLine(kind=ResourceKind.EQUIPMENT, role=Role.REGISTRY_CENTRAL),
    ]
    if "rescue" in rows:
        first.append(RuleLine(resource=rows["rescue"].pk, role=Role.CLERK))
    own = [
        RuleLine(resource=rows[key].pk, role=Role.DIVISION_DIRECTOR)
        for key in ("bucket", "water")
        if key in rows
    ]
    vehicles = ResourceKind.VEHICLE
    chief = Role.CHIEF_EXECUTIVE
    return [
        *first,
        *own,
        RuleLine(kind=vehicles, reach=Reach.OUTSIDE, head_first=True, role=chief),
        RuleLine(kind=vehicles, overnight=True, head_first=True, role=chief),
        RuleLine(kind=vehicles, head_first=True, role=Role.CLERK),
    ]


def _room(desk: Desk, by: Person, words: Words, at: datetime) -> Resource:
    told = {name: value for name, value in words.items() if name not in _TOLD_APART}
    details = ResourceDetails(
        kind=ResourceKind(words["kind"]),
        office=desk.office(words["office"]),
        features=tuple(words.get("features", ())),
        **told,
    )
    row = add_resource(by=by, details=details, at=at)
    if spans := words.get("hours"):
        set_hours(by=by, resource=row.pk, hours=dict(_week(spans)), at=at)
    return row


def _week(spans: list[str]) -> list[tuple[int, tuple[time, time]]]:
    """Read `1-5 08:00-17:00`, weekdays and hours."""
    found = []
    for span in spans:
        days, hours = span.split()
        first, last = map(int, days.split("-"))
        opens, closes = (time.fromisoformat(each) for each in hours.split("-"))
        found += [(day, (opens, closes)) for day in range(first, last + 1)]
    return found


def _vehicle(
    desk: Desk, by: Person, words: Words, driven: list[Resource], at: datetime
) -> Resource:
    own = words.get("class") == "position_car"
    office = desk.office(words["office"])
    holder = desk.holder(Role.CHIEF_EXECUTIVE, at).full_name if own else office.name
    same = ("name", "plate", "body", "brand", "model", "engine_cc", "capacity", "price_satang")
    told = {name: words[name] for name in (*same, "fund", "odometer")}
    driver = words.get("driver")
    facts = VehicleFacts(
        office=office,
        plate_province=province(desk.town.province).name,
        vehicle_class=VehicleClass.POSITION_CAR if own else VehicleClass.POOL_CAR,
        fuel=Fuel(words["fuel"]),
        acquired_on=date.fromisoformat(words["acquired"]),
        holder=holder,
        engine_no=f"{words['brand'][:2]}-{words['engine_cc']}{words['odometer']}",
        chassis_no=f"TH{words['price_satang'] // 100:07}{words['odometer']}",
        rescue=words.get("rescue", False),
        usual_driver=driven[driver] if driver is not None and driver < len(driven) else None,
        **told,
    )
    row = add_vehicle(by=by, facts=facts, at=at).resource
    note_papers(by, row, words, at)
    return row


def _drivers(desk: Desk, by: Person, at: datetime) -> list[Resource]:
    """Add the drivers; whoever holds the post of one signs in, the others are hired."""
    employed = Appointment.objects.filter(until=None, position__role=Role.DRIVER)
    people = [each.person for each in employed.select_related("person").order_by("pk")]
    made = []
    for place, words in enumerate(drivers(desk.town)):
        person = people[place] if place < len(people) else None
        facts = DriverFacts(
            name=person.full_name if person else words["name"],
            office=desk.clerk_office,
            person=person,
            licence_no=words["licence_no"],
            licence_class=words["licence_class"],
        )
        row = add_driver(by=by, facts=facts, at=at).resource
        expires = bangkok_date(at) + timedelta(days=LICENCES[place % len(LICENCES)])
        record_validity(
            by=by, resource=row.pk, kind=ValidityKind.LICENCE, expires_on=expires, at=at
        )
        made.append(row)
    return made

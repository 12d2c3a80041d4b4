"""The examples of docs/integrators.md, run by a shell as they are written."""

import io
import os
import re
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from PIL import Image

from accounts.commands.make_token import make_token
from accounts.models import Office
from accounts.posts import holders
from database.place import standing_in
from database.work import atomic
from modules.booking.commands.add_resource import add_resource
from modules.booking.commands.add_vehicle import add_vehicle
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.models import Booking, ResourceKind, State
from modules.booking.resources import ResourceDetails
from modules.booking.vehicles.facts import VehicleFacts
from modules.booking.wish import Wish
from tests.isolation.every_door_towns import pdf
from thai.dates import BANGKOK, bangkok_date
from workdays.days import is_working_day

HOUR = timedelta(hours=1)
GUIDE = Path(settings.BASE_DIR) / "docs" / "integrators.md"
KEYS = re.compile(r"^DAY=\S+.*\nROOM=\d+ ASKED=\d+ TRIP=\d+ KM=\d+.*$", re.MULTILINE)
# Each answer's status, and what it said if it was no 2xx.
CURL = """curl() {
  command curl --silent --show-error --output answer --write-out '%{http_code}\\n' "$@"
  grep -q '"status"' answer && cat answer >&2; true; }
"""


def examples() -> list[str]:
    """Return the shell examples of the guide."""
    return re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def test_every_example_for_integrators_works_as_it_is_written(site, tmp_path):
    keys, token = things(site)
    (tmp_path / "letter.pdf").write_bytes(pdf("Examples for integrators"))
    (tmp_path / "odometer.jpg").write_bytes(picture())
    script, replaced = KEYS.subn(keys, "".join(examples()))
    assert replaced == 1
    script = script.replace("https://thungyai.example.go.th", site.url)
    done = subprocess.run(
        ["bash", "-c", CURL + script], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"TOKEN": token}, timeout=120, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert len(done.stdout.split()) == len(re.findall("^curl ", script, re.MULTILINE)) > 8
    assert set(done.stdout.split()) == {"200", "201"}


def things(site: Any) -> tuple[str, str]:
    """Put what the examples speak of in the town; return its keys and somebody's token."""
    now, by = timezone.now(), site.people["somying"]
    today = bangkok_date(now)
    with standing_in(site.place), atomic():
        _row, token = make_token(by=by, name="ตัวอย่าง", at=now)
        town = Office.objects.get(parent=None)
        details = ResourceDetails(kind=ResourceKind.ROOM, name="ห้องตัวอย่าง", office=town)
        room = add_resource(by=by, details=details, at=now)
        facts = VehicleFacts(
            name="รถตัวอย่าง", office=town, plate="กต 1", plate_province="พิจิตร", body="กระบะ"
        )
        car = add_vehicle(by=by, facts=facts, at=now).resource
        monday = next(day for n in range(60, 120) if is_plain_monday(day := today + timedelta(n)))
        day = datetime.combine(monday + timedelta(days=1), time(9), BANGKOK)
        asked = ask(site, "anong", Wish(resource=room, starts=day, ends=day + HOUR, title="หารือ"))
        soon = now + HOUR / 2
        ride: dict[str, Any] = {"title": "ส่งหนังสือ", "destination": "อำเภอ", "reach": "district"}
        trip = ask(
            site,
            "somying",
            Wish(resource=car, starts=soon, ends=soon + HOUR, self_drive=True, **ride),
        )
        for act in (endorse_booking, approve_booking):
            decide(trip, act)
    return f"DAY={monday} ROOM={room.pk} ASKED={asked.pk} TRIP={trip.pk} KM=99999", token


def is_plain_monday(day: date) -> bool:
    """Tell whether neither this Monday nor the next two are holidays."""
    mondays = [day, day + timedelta(days=7), day + timedelta(days=14)]
    return day.weekday() == 0 and all(map(is_working_day, mondays))


def ask(site: Any, username: str, wish: Wish) -> Booking:
    """Ask for something on behalf of the office that somebody works in."""
    by = site.people[username]
    works = by.appointments.order_by("pk")[0].position.office
    return request_booking(by=by, office=works, wish=wish, at=timezone.now())


def decide(booking: Booking, act: Any) -> None:
    """Let whoever's turn it is do it, unless it was skipped."""
    row = Booking.objects.select_related("waits_office").get(pk=booking.pk)
    now = timezone.now()
    if (act is endorse_booking) != (row.state == State.ASKED):
        return
    assert row.waits_office is not None
    by = holders(row.waits_role, row.waits_office, on=bangkok_date(now))[0]
    act(by=by, booking=row.pk, at=now)


def picture() -> bytes:
    """Return a photo of an odometer."""
    made = io.BytesIO()
    Image.new("RGB", (320, 200), (40, 60, 40)).save(made, "JPEG")
    return made.getvalue()

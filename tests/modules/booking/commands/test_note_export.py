"""The register of bookings leaves a line when it leaves the system."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Appointment
from audit.models import Entry
from modules.booking.commands.note_export import note_export
from tests.conftest import NOON


def test_who_took_how_much_is_written_down(malee):
    note_export(by=malee, rows=12, asked={"kind": "room"}, at=NOON)
    line = Entry.objects.get(action="booking.register.exported")
    assert (line.actor, line.detail["rows"], line.detail["asked"]) == (malee, 12, {"kind": "room"})
    assert line.detail["form"] == "xlsx"


def test_who_works_here_no_more_takes_nothing(malee):
    Appointment.objects.filter(person=malee).update(until=NOON.date().replace(day=1))
    with pytest.raises(PermissionDenied):
        note_export(by=malee, rows=1, asked={}, at=NOON)
    assert not Entry.objects.filter(action="booking.register.exported").exists()

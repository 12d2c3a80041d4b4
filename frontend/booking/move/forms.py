"""The form that gives a booking another time, or another thing of its kind."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.duties import Viewer
from frontend.booking.fields import ClockField, moment, moment_of
from frontend.booking.spoken import last_day
from frontend.shell.fields import ThaiDateField
from modules.booking.models import Booking, Resource
from modules.booking.queries.resources import resources_for
from thai.dates import BANGKOK, bangkok_date


class MoveForm(forms.Form):
    """When a booking is to be, and of what."""

    resource = forms.ChoiceField(
        label=_("ใช้"),
        error_messages={"required": _("เลือกสิ่งที่จะใช้"), "invalid_choice": _("เลือกสิ่งที่จะใช้จากรายการ")},
    )
    day = ThaiDateField(label=_("วันที่"), error_messages={"required": _("ใส่วันที่")})
    starts = ClockField(label=_("ตั้งแต่เวลา"), error_messages={"required": _("ใส่เวลาเริ่ม")})
    last_day = ThaiDateField(label=_("ถึงวันที่"), required=False)
    ends = ClockField(label=_("ถึงเวลา"), error_messages={"required": _("ใส่เวลาสิ้นสุด")})

    def __init__(self, viewer: Viewer, booking: Booking, data: Any = None) -> None:
        times = fields_of(booking.starts, booking.ends)
        super().__init__(data, initial={**times, "resource": str(booking.resource_id)})
        same_kind = resources_for(viewer).filter(kind=booking.resource.kind)
        self.resources = {str(each.pk): each for each in same_kind.prefetch_related(None)}
        self.resources.setdefault(str(booking.resource_id), booking.resource)
        names = [(key, each.name) for key, each in self.resources.items()]
        self.fields["resource"].choices = names  # type: ignore[attr-defined]

    def chosen(self) -> Resource:
        """Return what it is to use, once the form is valid."""
        return self.resources[self.cleaned_data["resource"]]

    def times(self) -> tuple[datetime, datetime]:
        """Return when it is to begin and end, once the form is valid."""
        typed = self.cleaned_data
        last = typed.get("last_day") or typed["day"]
        return moment(typed["day"], typed["starts"]), moment(last, typed["ends"])


def fields_of(starts: datetime, ends: datetime) -> dict[str, Any]:
    """Return two moments as the fields of the form; what ends at midnight ends the next day."""
    first, last = bangkok_date(starts), bangkok_date(ends)
    clocks = (each.astimezone(BANGKOK).time() for each in (starts, ends))
    return dict(zip(("starts", "ends"), clocks, strict=True)) | {
        "day": first,
        "last_day": last if last != first or last_day(ends) != first else None,
    }


def typed_in(data: Any, booking: Booking) -> Any:
    """Return what was sent as the fields of the form; the calendar sends moments: 2026-11-23T09:30.

    What it leaves out stays as it is.
    """
    if "T" not in data.get("starts", ""):
        return data
    starts, ends = (moment_of(data.get(name, "")) for name in ("starts", "ends"))
    times = fields_of(starts, ends) if starts and ends else {}
    return {"resource": data.get("resource") or str(booking.resource_id), **times}

"""Everything the page of a request shows, gathered for its template."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.requests import SignedInRequest
from frontend.booking.fields import OFFERED
from frontend.booking.new.clash import clash_words
from frontend.booking.new.deciding import who_decides
from frontend.booking.new.desk import KINDS, Desk, beside, offers
from frontend.booking.new.forms import AskForm
from frontend.booking.new.proposed import times_at_first
from frontend.booking.new.typed import LooseForm, at_first, loose_form
from frontend.booking.series.forms import SeriesForm
from frontend.booking.series.planned import planned_so_far, planned_words
from modules.booking.commands.request_series import OccurrencesClash
from modules.booking.held.holding import Clash
from modules.booking.models import Layout, Reach, ResourceKind

type Words = dict[str, Any]

TITLES = {
    ResourceKind.ROOM: gettext_lazy("ขอใช้ห้อง"),
    ResourceKind.VEHICLE: gettext_lazy("ขออนุญาตใช้รถส่วนกลาง"),
    ResourceKind.EQUIPMENT: gettext_lazy("ขอใช้อุปกรณ์"),
}
CHOOSE = {
    ResourceKind.ROOM: gettext_lazy("เลือกห้อง"),
    ResourceKind.VEHICLE: gettext_lazy("เลือกรถ"),
    ResourceKind.EQUIPMENT: gettext_lazy("เลือกอุปกรณ์"),
}
MOST_EXTRAS = 20  # of those that an address names
# Kept from one kind to another when somebody changes what they ask for.
_CARRIED = ("starts", "ends", "title", "people")


def asked_at_first(request: SignedInRequest, desk: Desk) -> Words:
    """Return what the form shows at first: what the address says, and times that may do."""
    starts, ends = times_at_first(request, desk)
    return {
        "resource": request.GET.get("resource", ""),
        "office": "",
        "layout": Layout.ANY,
        "reach": Reach.DISTRICT,
        "driver": "",
        "extras": request.GET.getlist("extras")[:MOST_EXTRAS],
        "title": request.GET.get("title", "")[:200],
        "people": request.GET.get("people", "1")[:4],
        **at_first(starts, ends),
    }


def choice_words(request: SignedInRequest, desk: Desk, loose: LooseForm) -> Words:
    """Return what can be chosen at the times typed so far, and who will decide."""
    times = loose.clock()
    chosen = str(loose["resource"].value() or "")
    people = loose.cleaned_data.get("people") or 1
    return {
        "kind": desk.kind,
        "choose": CHOOSE[desk.kind],
        "offers": offers(request.viewer, desk, times, people, chosen),
        "beside": beside(request.viewer, desk, times),
        "times": times,
        "decides": who_decides(request.user, loose, times, at=timezone.now()),
    }


def page_words(
    request: SignedInRequest,
    desk: Desk,
    form: AskForm,
    series: SeriesForm,
    clash: Clash | OccurrencesClash | None,
) -> Words:
    """Return the context of the page."""
    loose = loose_form(desk, form.data if form.is_bound else form.initial)
    words = choice_words(request, desk, loose)
    vehicle = desk.kind == ResourceKind.VEHICLE
    met = clash if isinstance(clash, Clash) else None
    return {
        **words,
        "form": form,
        "series": series,
        "desk": desk,
        "vehicle": vehicle,
        "room": desk.kind == ResourceKind.ROOM,
        "title": TITLES[desk.kind],
        "text": _("ใบขออนุญาตใช้รถส่วนกลาง แบบ 3") if vehicle else "",
        "tabs": _tabs(request, desk),
        "offered": OFFERED,
        "clash": clash_words(request.viewer, desk, loose, met) if met else None,
        "planned": _planned(request, series, loose, clash),
        "missed": str(clash) if isinstance(clash, OccurrencesClash) else "",
        "rest": _extras(form, words["beside"]),
    }


def _planned(
    request: SignedInRequest,
    series: SeriesForm,
    loose: LooseForm,
    clash: Clash | OccurrencesClash | None,
) -> Words | None:
    """Return every occurrence of what comes again, as far as it is typed."""
    times = loose.clock()
    if not isinstance(clash, OccurrencesClash) or times is None:
        typed = series.data if series.is_bound else series.initial
        return planned_so_far(request.viewer, loose, typed, at=timezone.now())
    return planned_words(clash.occurrences, rule=series.rule(times[0]))


def _extras(form: AskForm, states: Words) -> list[Words]:
    """Return what may be asked for beside, each with whether it is free at that time."""
    name = "driver" if "driver" in form.fields else "extras"
    return (
        [
            {"option": option, **states.get(str(option.data["value"]), {"free": None, "words": ""})}
            for option in form[name]
        ]
        if name in form.fields
        else []
    )


def _tabs(request: SignedInRequest, desk: Desk) -> list[Words]:
    carried = {name: request.GET[name] for name in _CARRIED if request.GET.get(name)}
    labels = {
        ResourceKind.ROOM: _("ห้อง"),
        ResourceKind.VEHICLE: _("รถ"),
        ResourceKind.EQUIPMENT: _("อุปกรณ์"),
    }
    here = reverse("booking:new")
    return [
        {
            "label": labels[kind],
            "url": f"{here}?{urlencode({'kind': kind.value, **carried})}",
            "current": kind == desk.kind,
        }
        for kind in KINDS
    ]

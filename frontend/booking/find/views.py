"""The next times at which something is free that seats so many and has what is needed."""

from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.calendar.asking import DAY
from frontend.booking.calendar.words import today_words
from frontend.booking.fields import in_address, moment
from frontend.booking.find.forms import FindForm
from frontend.booking.spoken import span
from frontend.shell.doors import signed_in
from frontend.shell.spoken import typed_date
from modules.booking.models import ResourceKind
from modules.booking.queries.free import AHEAD, Opening, next_free
from modules.booking.queries.lane_facts import features_for
from thai.dates import bangkok_date

_OFFERS = 8


@signed_in
@require_safe
def find(request: SignedInRequest) -> HttpResponse:
    """Show the form, and below it what was found for what it says; 422 for what cannot be read."""
    now = timezone.now()
    features = features_for(request.viewer)
    asked = "people" in request.GET
    form = FindForm(request.GET if asked else _usual(bangkok_date(now)), features=features)
    valid = form.is_valid()
    words: dict[str, Any] = {"form": form, "asked": asked, "valid": valid}
    if asked and valid:
        words["offers"] = _offers(request, form.cleaned_data, now)
        words["until"] = AHEAD.days
    return render(request, "booking/find/find.html", words, status=200 if valid else 422)


def _usual(today: date) -> QueryDict:
    """Return what is offered at first: an hour of a room for six, from today, in office hours."""
    words = {"kind": ResourceKind.ROOM, "people": "6", "minutes": "60"}
    words |= {"day": typed_date(today), "opens": "08.30", "closes": "16.30"}
    return QueryDict(urlencode(words))


def _offers(request: SignedInRequest, typed: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    found = next_free(
        request.viewer,
        people=typed["people"],
        minutes=typed["minutes"],
        after=max(now, moment(typed["day"], time.min)),
        at=now,
        features=typed["features"],
        kind=typed["kind"],
        limit=_OFFERS,
        within=(typed["opens"] or time.min, typed["closes"] or time.min),
    )
    return [_offer(each, typed, bangkok_date(now)) for each in found]


def _offer(opening: Opening, typed: dict[str, Any], today: date) -> dict[str, Any]:
    resource, day = opening.resource, bangkok_date(opening.starts)
    words = {
        "resource": resource.pk,
        "starts": in_address(opening.starts),
        "ends": in_address(opening.ends),
        "people": typed["people"],
    }
    extras = [("extras", each.pk) for each in opening.extras]
    seats = _("%(n)s ที่นั่ง") % {"n": f"{resource.capacity:,}"} if resource.capacity else ""
    borrowed = _("ยืม %(names)s") % {"names": ", ".join(each.name for each in opening.extras)}
    facts = [seats, " ".join(resource.features), borrowed if extras else ""]
    return {
        "name": resource.name,
        "day": today_words(day, today),
        "span": span(opening.starts, opening.ends),
        "facts": " · ".join(filter(None, facts)),
        "url": f"{reverse('booking:new')}?{urlencode([*words.items(), *extras])}",
        "day_url": f"{reverse('booking:calendar')}?{urlencode({'view': DAY, 'day': day})}",
    }

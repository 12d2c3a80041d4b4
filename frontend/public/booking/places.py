"""Pages that show anybody what can be asked for, and when it is free."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.booking.resources import words
from frontend.public.booking.months import month_words
from frontend.public.doors import for_anybody
from frontend.shell.files import picture
from modules.booking.models import Photo, Resource
from modules.booking.outsiders.outside import CALLED_WITHIN, CONTACT_KEPT, NOT_GIVEN_KEPT
from modules.booking.queries import outsiders
from thai.names import screen_phone


@require_safe
@for_anybody
def index(request: HttpRequest) -> HttpResponse:
    """List what anybody may ask for."""
    page = {
        "places": [
            {
                "place": each,
                "picture": next(iter(pictures(each)), ""),
                "icon": words.ICONS[each.kind],
                "line": words.line_words(each),
                "fee": words.fee_words(each),
            }
            for each in outsiders.places()
        ],
        "contact": contact(),
    }
    return render(request, "public/booking/places.html", page)


@require_safe
@for_anybody
def show(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show one place, what it costs and when it is free: `?month=2026-11`, `?day=2026-11-23`."""
    found = place_known(place_id)
    month, day = request.GET.get("month", ""), request.GET.get("day", "")
    page = {
        "place": found,
        "pictures": pictures(found),
        "facts": words.facts(found)[:3],
        "fees": words.outside_facts(found),
        "month": month_words(found, month, day, at=timezone.now()),
    }
    return render(request, "public/booking/place.html", page)


@require_safe
@for_anybody
def photo(request: HttpRequest, place_id: int, photo_id: int) -> HttpResponse:
    """Show a picture of a place."""
    try:
        found = outsiders.photo_of_place(place_id, photo_id)
    except Photo.DoesNotExist as unknown:
        raise Http404 from unknown
    return picture(request, found.file)


@require_safe
@for_anybody
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of who asks, why, and until when."""
    page = {
        "contact": contact(),
        "not_given_days": NOT_GIVEN_KEPT.days,
        "contact_days": CONTACT_KEPT.days,
        "called_within": CALLED_WITHIN,
    }
    return render(request, "public/booking/privacy.html", page)


def place_known(place_id: int) -> Resource:
    """Return a place that anybody may ask for, or raise 404."""
    try:
        return outsiders.place(place_id)
    except Resource.DoesNotExist as unknown:
        raise Http404 from unknown


def pictures(place: Resource) -> list[str]:
    """Return the public addresses of a place's pictures."""
    return [reverse("public:photo", args=[place.pk, each.pk]) for each in place.photos.all()]


def contact() -> dict[str, str]:
    """Return how the town is reached."""
    root = outsiders.town_office()
    return {
        "name": root.name,
        "phone": screen_phone(root.phone) if root.phone else "",
        "email": root.email,
        "address": root.address,
    }

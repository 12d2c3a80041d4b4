"""What is said of a range that somebody has just chosen: free or not, who approves."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.posts import post_words
from modules.booking.giving.ranges import Offer, offer_of
from modules.booking.models import Booking, Resource


def range_words(
    request: SignedInRequest,
    resource: int,
    starts: datetime,
    ends: datetime,
    *,
    but: int,
    at: datetime,
) -> dict[str, Any]:
    """Return the sentence for a range. Raises `Http404` for what is not there."""
    try:
        offer = offer_of(request.viewer, resource, starts, ends, but=but, at=at)
    except (Resource.DoesNotExist, Booking.DoesNotExist):
        raise Http404 from None
    words = " · ".join(_parts(offer))
    return {"free": not offer.problem, "again": offer.again, "words": words}


def _parts(offer: Offer) -> list[str]:
    if offer.problem:
        return [offer.problem]
    seats = offer.resource.capacity
    if offer.again:
        words = _("รายการนี้อนุมัติแล้ว ถ้าย้ายต้องขออนุมัติใหม่ %(post)sเป็นผู้อนุมัติ")
        return [words % {"post": post_words(offer.role, offer.office)}]
    parts = [_("ว่าง")]
    if seats:
        parts.append(_("%(n)s ที่นั่ง") % {"n": f"{seats:,}"})
    if not offer.role:
        return [*parts, _("ไม่ต้องรออนุมัติ")]
    return [*parts, _("%(post)sอนุมัติ") % {"post": post_words(offer.role, offer.office)}]

"""What waits for somebody as cards: who asks for what, which drivers are free, what was said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.new.desk import ICONS
from frontend.booking.register.bulk import NO_DRIVER
from frontend.booking.register.lines import asker
from frontend.booking.spoken import MARKS, on_day
from modules.booking.models import Booking, Resource, ResourceKind, State
from modules.booking.queries.bookings import bookings_visible_to, title_for
from modules.booking.queries.drivers import DriverOffer, driver_offers, drivers_of

type Words = dict[str, Any]

AUTO, LATER = "auto", "later"  # whoever is free; nobody yet, the keeper names somebody
NOT_A_TRIP = DriverOffer(needed=False)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was sent: the rows that were picked, and for each trip who is to drive."""

    picked: frozenset[int]
    drivers: Mapping[int, str]


def rows_of(
    viewer: Viewer,
    bookings: Sequence[Booking],
    typed: Typed,
    problems: Mapping[int, str],
) -> list[Words]:
    """Return a card for each, as it was sent; `problems` say of some why they wait still."""
    offers = driver_offers(viewer, bookings)
    return [
        {
            **_told(viewer, each),
            "key": each.pk,
            "people": each.people,
            "where": each.destination if _is_trip(each) else "",
            "does": _("ให้ความเห็น") if each.state == State.ASKED else _("อนุมัติ"),
            "picked": each.pk in typed.picked,
            "problem": problems.get(each.pk, ""),
            "driver": _driver(each, offers.get(each.pk, NOT_A_TRIP), typed),
        }
        for each in bookings
    ]


def results_of(viewer: Viewer, keys: Collection[int]) -> list[Words]:
    """Return what became of requests that were just decided on, as it stands now."""
    rows = bookings_visible_to(viewer).filter(pk__in=keys).select_related("resource", "asked_by")
    found = list(rows.prefetch_related("steps").defer("words").order_by("during__startswith", "pk"))
    named = drivers_of([each.pk for each in found])
    return [
        {
            **_told(viewer, each),
            "mark": MARKS[State(each.state)],
            "state": _(each.get_state_display()),
            "driver": named[each.pk].name if each.pk in named else "",
        }
        for each in found
    ]


def driver_chosen(offer: DriverOffer, said: str) -> tuple[Resource | None, str]:
    """Return who is to drive, or why the trip cannot be given yet: a Thai sentence.

    `said` is a key, `AUTO` or `LATER`; nothing said leaves it to whoever decides in full.
    """
    if not offer.needed or said == LATER:
        return None, ""
    if said == AUTO:
        nobody = _("ไม่มีพนักงานขับรถว่างเวลานี้ เลือกมอบภายหลัง หรือเปิดรายการเพื่อเปลี่ยนรถหรือเวลา")
        return offer.proposed, "" if offer.proposed else nobody
    chosen = next((each for each in offer.free if str(each.pk) == said), None)
    if chosen is None and said:
        return None, _("พนักงานขับรถที่เลือกไม่ว่างแล้ว เลือกคนอื่น")
    return chosen, "" if chosen else str(NO_DRIVER)


def _driver(booking: Booking, offer: DriverOffer, typed: Typed) -> Words:
    """Return the choice of a driver: who is proposed, who else is free, or nobody yet."""
    if not offer.needed:
        own = _("ผู้ขอขับเอง") if booking.self_drive and _is_trip(booking) else ""
        return {"choices": [], "said": offer.named.name if offer.named else own}
    proposed = offer.proposed
    auto = _("คนขับตามว่าง: %(name)s") % {"name": proposed.name} if proposed else ""
    names = [(str(each.pk), each.name) for each in offer.free]
    choices = [*([(AUTO, auto)] if auto else []), *names, (LATER, _("มอบคนขับภายหลัง"))]
    default = AUTO if auto else ""
    if not auto:
        choices.insert(0, ("", _("เลือกคนขับ")))
    said = typed.drivers.get(booking.pk, default)
    return {
        "choices": [{"key": key, "name": name, "chosen": key == said} for key, name in choices],
        "none": not offer.free,
        "said": "",
    }


def _told(viewer: Viewer, booking: Booking) -> Words:
    return {
        "url": reverse("booking:show", args=[booking.pk]),
        "title": title_for(viewer, booking),
        "resource": booking.resource.name,
        "icon": ICONS[ResourceKind(booking.resource.kind)],
        "when": on_day(booking.starts, booking.ends),
        "who": asker(booking),
    }


def _is_trip(booking: Booking) -> bool:
    return booking.resource.kind == ResourceKind.VEHICLE

"""What a booking says, in the order of its paper."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.booking.resources.words import rest_words
from frontend.booking.series.words import rule_words
from frontend.booking.show.scene import Scene
from frontend.shell.spoken import screen_date, screen_moment
from modules.booking.models import Booking, Layout, Outsider, ResourceKind, State
from modules.booking.queries.outsiders import outsider_for
from modules.booking.series.recurring import read_rule
from modules.booking.wording import baht
from thai.dates import bangkok_date
from thai.names import screen_phone

type Words = dict[str, Any]


def fact_words(scene: Scene) -> list[Words]:
    """Return the facts of a booking; of a private one only what everybody may know."""
    booking = scene.booking
    told = _trip(scene) if scene.is_trip else _room(scene)
    people = f"{booking.people:,}" if booking.people else ""
    person = outsider_for(scene.viewer, booking) if booking.outsider_id else None
    facts = [
        *(told if scene.knows else []),
        {"label": _("จำนวนคน"), "value": people if scene.knows else ""},
        {"label": _("ขอใช้ด้วย"), "value": ", ".join(_extras(scene))},
        {"label": _("ผู้ขอ"), "value": _asker(booking, person)},
        {"label": pgettext("one", "หน่วยงาน"), "value": str(booking.office)},
        {"label": _("โทรศัพท์"), "value": booking.phone if scene.knows else ""},
        *_reached(person),
        {"label": _("เหตุที่ขออนุญาตภายหลัง"), "value": booking.afterwards},
        *_series(booking),
    ]
    return [fact for fact in facts if fact["value"]]


def fee_words(booking: Booking) -> list[Words]:
    """Return what an outsider pays, whether they have, and what is open since it was moved."""
    off = booking.state in (State.CANCELLED, State.REJECTED)
    if not booking.fee_satang or (off and booking.paid_at is None):
        return []  # nobody pays for what was never given
    paid = (
        _("ใบเสร็จเลขที่ %(receipt)s วันที่ %(day)s")
        % {"receipt": booking.receipt, "day": screen_date(bangkok_date(booking.paid_at))}
        if booking.paid_at
        else _("ยังไม่ชำระ")
    )
    return [
        {"label": _("ค่าธรรมเนียม"), "value": _("%(baht)s บาท") % {"baht": baht(booking.fee_satang)}},
        {"label": _("การชำระ"), "value": paid},
        *([{"label": _("ส่วนต่าง"), "value": rest}] if (rest := rest_words(booking)) else []),
    ]


def _trip(scene: Scene) -> list[Words]:
    booking = scene.booking
    away = [_(booking.get_reach_display())] if booking.reach else []
    if booking.distance_km:
        away.append(_("ประมาณ %(n)s กม.") % {"n": f"{booking.distance_km:,}"})
    driver = scene.driver.name if scene.driver else ""
    return [
        {"label": _("ไปที่"), "value": booking.destination},
        {"label": _("เพื่อ"), "value": booking.purpose or booking.title},
        {"label": _("เขตเดินทาง"), "value": " · ".join(away)},
        {
            "label": _("พนักงานขับรถ"),
            "value": _("ผู้ขอขับเอง") if booking.self_drive else driver or _("ยังไม่ระบุ"),
        },
        {"label": _("จอดค้างนอกสำนักงาน"), "value": booking.parked_at},
    ]


def _room(scene: Scene) -> list[Words]:
    booking = scene.booking
    layout = _(booking.get_layout_display()) if booking.layout != Layout.ANY else ""
    return [
        {"label": _("เพื่อ"), "value": booking.purpose},
        {"label": _("ประธาน"), "value": booking.chair},
        {"label": _("จัดโต๊ะ"), "value": layout},
        {"label": _("โสตทัศนูปกรณ์ อาหาร"), "value": booking.wishes},
    ]


def _series(booking: Booking) -> list[Words]:
    if booking.series is None:
        return []
    url = reverse("booking:series", args=[booking.series.pk])
    return [{"label": _("จองซ้ำ"), "value": rule_words(read_rule(booking.series.rule)), "url": url}]


def _extras(scene: Scene) -> list[str]:
    resources = [extra.resource for extra in scene.booking.extras.all()]
    return [each.name for each in resources if each.kind != ResourceKind.DRIVER]


def _asker(booking: Booking, person: Outsider | None) -> str:
    if booking.asked_by is not None:
        name = booking.asked_by.full_name
    elif person is not None:
        name = " · ".join(filter(None, (person.name, person.organisation)))
    else:
        return _("ประชาชน")
    return _("%(name)s เมื่อ %(when)s") % {"name": name, "when": screen_moment(booking.asked_at)}


def _reached(person: Outsider | None) -> list[Words]:
    """Return how somebody from outside is reached, for those who deal with their request."""
    if person is None:
        return []
    return [
        {"label": _("โทรศัพท์"), "value": screen_phone(person.phone) if person.phone else ""},
        {"label": _("อีเมล"), "value": person.email},
        {"label": _("ที่อยู่"), "value": person.address},
    ]

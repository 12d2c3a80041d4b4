"""Lines of งานของฉัน: requests to decide on, and one's own that wait for others."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.booking.posts import post_words
from frontend.booking.spoken import on_day
from frontend.shell.inbox import UNREAD, Row, heap_of, when_words
from frontend.shell.spoken import moment_words
from modules.booking.models import Booking, FuelOrder, State
from thai.dates import bangkok_date


def decide_row(booking: Booking, today: date) -> Row:
    """Return the line of a request that the viewer is to decide on before it begins."""
    first = bangkok_date(booking.starts)
    return Row(
        do=_("ให้ความเห็น") if booking.state == State.ASKED else _("อนุมัติ"),
        subject=booking.title,
        url=reverse("booking:show", args=[booking.pk]),
        facts=(
            booking.resource.name,
            on_day(booking.starts, booking.ends),
            f"{_asker(booking)} {booking.office}",
        ),
        unread=heap_of(first, False, today) == UNREAD,
        heap=heap_of(first, False, today),
        due_on=first,
        key=booking.pk,
        **when_words(first, today),
    )


def asked_row(booking: Booking, today: date) -> Row:
    """Return the line of one's own request: whose turn it is, since when."""
    waits = (
        post_words(booking.waits_role, booking.waits_office)
        if booking.waits_role and booking.waits_office
        else _("คิว")
    )
    return Row(
        do=_("รอ %(post)s") % {"post": waits},
        subject=booking.title,
        url=reverse("booking:show", args=[booking.pk]),
        facts=(
            booking.resource.name,
            on_day(booking.starts, booking.ends),
            _("ส่ง %(when)s") % {"when": moment_words(booking.asked_at, today)},
        ),
        key=booking.pk,
        since=booking.asked_at,
    )


def fuel_row(order: FuelOrder, today: date) -> Row:
    """Return the line of a fuel order that the viewer is to decide on, on the day of its asking."""
    return Row(
        do=_("อนุมัติ"),
        subject=_("ใบสั่งจ่ายน้ำมันที่ %(number)s") % {"number": order},
        url=reverse("booking:fuel-order", args=[order.pk]),
        facts=(*_fuel_facts(order), order.asked_by.full_name),
        heap=heap_of(order.ordered_on, False, today),
        due_on=order.ordered_on,
        key=order.pk,
        **when_words(order.ordered_on, today),
    )


def fuel_asked_row(order: FuelOrder, today: date) -> Row:
    """Return the line of one's own fuel order: whose turn it is, since when."""
    post = post_words(order.waits_role, order.waits_office) if order.waits_office else ""
    return Row(
        do=_("รอ %(post)s") % {"post": post},
        subject=_("ใบสั่งจ่ายน้ำมันที่ %(number)s") % {"number": order},
        url=reverse("booking:fuel-order", args=[order.pk]),
        facts=(
            *_fuel_facts(order),
            _("ส่ง %(when)s") % {"when": moment_words(order.asked_at, today)},
        ),
        key=order.pk,
        since=order.asked_at,
    )


def _fuel_facts(order: FuelOrder) -> tuple[str, str]:
    return order.vehicle.resource.name, f"{order.litres:,.2f} {_('ลิตร')}"


def _asker(booking: Booking) -> str:
    return booking.asked_by.full_name if booking.asked_by else _("ประชาชน")

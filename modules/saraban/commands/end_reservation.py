"""End a reserved number that no letter used: it stays in its book as cancelled."""

from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from jobs.clock import every_day
from modules.saraban import access
from modules.saraban.books import Book, kind_in
from modules.saraban.draft_path import words_of
from modules.saraban.entry import Sent, enter
from modules.saraban.models import NumberReservation, Secrecy, Urgency
from thai.dates import bangkok_date


class AlreadyEnded(Exception):
    """The number was used, given up or has run out already; the text says so in Thai."""


@atomic()
def end_reservation(
    *, by: Person, reservation: int, reason: str, at: datetime
) -> NumberReservation:
    """Give up a reserved number; it is struck in the book and never given again.

    Raises `NumberReservation.DoesNotExist`, `PermissionDenied` if `by` does not keep the book,
    `NoteMissing` without a reason, `AlreadyEnded`.
    """
    kept = _locked(reservation)
    if not access.may_issue(viewer_of(by, on=bangkok_date(at)), kept.book, kept.office):
        raise PermissionDenied
    why = words_of(reason, why=_("กรอกเหตุผลที่เลิกใช้เลข จะปรากฏในทะเบียน"))
    if kept.ended_at:
        raise AlreadyEnded(_("เลขที่จองนี้ใช้แล้วหรือสิ้นสุดแล้ว"))
    _end(kept, by=by, why=why[:300], at=at)
    return kept


@every_day(time(0, 10))
def end_what_ran_out(*, moment: str) -> None:
    """End the reservations whose last day is over; `moment` is when the clock asked."""
    at = datetime.fromisoformat(moment)
    over = NumberReservation.objects.filter(ended_at=None, expires_on__lt=bangkok_date(at))
    for key in list(over.order_by("id").values_list("pk", flat=True)):
        with atomic():
            kept = _locked(key)
            if not kept.ended_at:
                _end(kept, by=None, why="เลขที่จองไว้หมดอายุ", at=at)


def _locked(key: int) -> NumberReservation:
    rows = NumberReservation.objects.select_related("office", "reserved_by")
    return rows.select_for_update(of=("self",)).get(pk=key)


def _end(kept: NumberReservation, *, by: Person | None, why: str, at: datetime) -> None:
    """Strike the number: a cancelled row of the day it was reserved takes its place."""
    who = by or kept.reserved_by
    sent = Sent(
        kind=kind_in(kept.book),
        owner=kept.office,
        subject=f"(จองเลข) {kept.reason}",
        addressee="-",
        urgency=Urgency.NORMAL,
        secrecy=Secrecy.OPEN,
        circular=kept.book == Book.CIRCULARS,
    )
    row = enter(sent, kept.number, by=kept.reserved_by, at=kept.reserved_at)
    row.cancelled_at, row.cancelled_by, row.cancel_reason = at, who, why
    row.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
    kept.ended_at, kept.end_reason = at, why
    kept.save(update_fields=["ended_at", "end_reason"])
    trail.record(
        by=by, at=at, action="saraban.number.given_up", subject=kept, number=kept.number, why=why
    )

"""Reserved numbers: see them, reserve one, give one up."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from frontend.saraban.drafts.forms import NoteForm
from frontend.saraban.reservations.forms import ReserveForm
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.saraban import access
from modules.saraban.commands.end_reservation import AlreadyEnded, end_reservation
from modules.saraban.commands.reserve_number import BadReservation, reserve_number
from modules.saraban.draft_path import NoteMissing
from modules.saraban.models import NumberReservation
from modules.saraban.queries.registrars import owners_for
from modules.saraban.queries.reservations import reservations_visible_to
from thai.dates import bangkok_date

MOST = 100


@signed_in
@require_http_methods(["GET", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """Show the reserved numbers; on POST, reserve the next one of a book."""
    offices = owners_for(request.viewer)
    now = timezone.now()
    form = ReserveForm(
        request.POST or None,
        offices=offices,
        initial={"office": str(request.duty.office.pk) if request.duty else ""},
    )
    if request.method == "POST":
        if not offices:
            raise PermissionDenied
        if form.is_valid() and (kept := _reserved(request, form, now)):
            words = _("จองเลข %(number)s แล้ว ใช้ได้จนสิ้นวันที่กำหนด")
            say(request, words % {"number": f"{kept.number}/{kept.year}"})
            return redirect("saraban:reservations")
    return _page(request, form, offices=bool(offices), now=now)


@signed_in
@require_POST
def give_up(request: SignedInRequest, reservation_id: int) -> HttpResponse:
    """Give up a reserved number with a word why."""
    visible = reservations_visible_to(request.viewer)
    if not visible.filter(pk=reservation_id).exists():
        raise Http404
    note = NoteForm(request.POST)
    note.is_valid()
    now = timezone.now()
    try:
        kept = end_reservation(
            by=request.user,
            reservation=reservation_id,
            reason=note.cleaned_data.get("note", ""),
            at=now,
        )
    except (NoteMissing, AlreadyEnded) as stopped:
        offices = owners_for(request.viewer)
        form = ReserveForm(offices=offices)
        status = 422 if isinstance(stopped, NoteMissing) else 409
        told = str(stopped)
        return _page(request, form, offices=bool(offices), now=now, told=told, status=status)
    say(request, _("เลิกใช้เลข %(number)s แล้ว เลขนี้ขีดฆ่าไว้ในทะเบียน") % {"number": kept})
    return redirect("saraban:reservations")


def _reserved(
    request: SignedInRequest, form: ReserveForm, now: datetime
) -> NumberReservation | None:
    typed = form.cleaned_data
    try:
        return reserve_number(
            by=request.user,
            office=form.offices[typed["office"]],
            book=typed["book"],
            reason=typed["reason"],
            expires_on=typed["expires_on"],
            at=now,
        )
    except BadReservation as bad:
        form.add_error(bad.field, str(bad))
        return None


def _page(
    request: SignedInRequest,
    form: ReserveForm,
    *,
    offices: bool,
    now: datetime,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = list(reservations_visible_to(request.viewer)[:MOST])
    shown: dict[str, Any] = {
        "form": form if offices else None,
        "note": NoteForm(),
        "told": told,
        "open": [_row(request, row) for row in rows if not row.ended_at],
        "ended": [row for row in rows if row.ended_at],
        "today": bangkok_date(now),
    }
    code = 422 if form.errors else status
    return render(request, "saraban/reservations/index.html", shown, status=code)


def _row(request: SignedInRequest, row: NumberReservation) -> dict[str, Any]:
    return {"kept": row, "mine": access.may_issue(request.viewer, row.book, row.office)}

"""The page of holidays: the nation's are listed, the town notes what differs."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Role
from accounts.requests import SignedInRequest
from frontend.booking.holidays.forms import OFF, HolidayForm
from frontend.shell.doors import local_admin, signed_in
from frontend.shell.flash import say
from frontend.shell.spoken import screen_weekday
from thai.dates import bangkok_date
from workdays.commands.forget_holiday import forget_holiday
from workdays.commands.note_holiday import note_holiday
from workdays.days import noted_between
from workdays.models import Holiday
from workdays.national import national_holidays

type Words = dict[str, Any]

_YEARS_AROUND = 3


@require_http_methods(["GET", "POST"])
@signed_in
def holidays(request: SignedInRequest) -> HttpResponse:
    """Show the holidays of a year (`?year=2569`); a local admin notes a day that differs."""
    if request.method == "POST":
        return _noted(request)
    return _page(request, HolidayForm())


@local_admin
def _noted(request: SignedInRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    if form.is_valid():
        day, name = form.cleaned_data["day"], form.cleaned_data["name"]
        off = form.cleaned_data["off"] == OFF
        try:
            note_holiday(by=request.user, day=day, name=name, off=off, at=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("บันทึกแล้ว การจองที่มีอยู่คงเดิม"))
            return redirect(f"{reverse('booking:holidays')}?year={day.year + 543}")
    return _page(request, form)


@require_POST
@local_admin
def forget(request: SignedInRequest, holiday_id: int) -> HttpResponse:
    """Take out a day that was noted; the national calendar holds again."""
    try:
        forget_holiday(by=request.user, holiday_id=holiday_id, at=timezone.now())
    except Holiday.DoesNotExist as unknown:
        raise Http404 from unknown
    say(request, _("เอาออกแล้ว กลับไปใช้ปฏิทินของทั้งประเทศ"))
    return redirect("booking:holidays")


def _page(request: SignedInRequest, form: HolidayForm) -> HttpResponse:
    this = bangkok_date(timezone.now()).year
    year = _year(request.GET.get("year", ""), this)
    url = reverse("booking:holidays")
    page = {
        "form": form,
        "year": year + 543,
        "days": _days(year),
        "may_note": request.viewer.is_any(Role.LOCAL_ADMIN),
        "before_url": f"{url}?year={year + 542}" if year > this - _YEARS_AROUND else "",
        "after_url": f"{url}?year={year + 544}" if year < this + _YEARS_AROUND else "",
    }
    status = 422 if form.errors else 200
    return render(request, "booking/holidays/holidays.html", page, status=status)


def _year(typed: str, this: int) -> int:
    """Return the Gregorian year of a Buddhist one in an address, near this year."""
    known = typed.isdecimal() and len(typed) == 4
    year = int(typed) - 543 if known else this
    return max(this - _YEARS_AROUND, min(this + _YEARS_AROUND, year))


def _days(year: int) -> list[Words]:
    noted = {each.day: each for each in noted_between(date(year, 1, 1), date(year, 12, 31))}
    national = national_holidays(year)
    return [
        {
            "day": screen_weekday(day),
            "name": noted[day].name if day in noted else national[day],
            "was": national.get(day, "") if day in noted else "",
            "noted": noted.get(day),
        }
        for day in sorted({*national, *noted})
    ]

"""Sending a letter round to staff, who has acknowledged it, and reminding the others."""

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Office, Person
from accounts.requests import SignedInRequest
from frontend.saraban.circulation.forms import CirculateForm
from frontend.saraban.circulation.going import Going, received, sent
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from frontend.shell.spoken import moment_words
from modules.saraban.queries.circulation import copies_of_letter
from modules.saraban.queries.posts import open_offices, people_of, whole_staff
from modules.saraban.rounds import why_it_stays
from modules.saraban.turns import IllegalMove
from thai.dates import bangkok_date

type Words = dict[str, Any]


@signed_in
@require_http_methods(["GET", "POST"])
def incoming(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show whom a letter received went round to; on POST send it round to more."""
    return _circulation(request, received(request.viewer, letter_id))


@signed_in
@require_http_methods(["GET", "POST"])
def outgoing(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show whom a letter sent went round to; on POST send it round to more."""
    return _circulation(request, sent(request.viewer, letter_id))


@signed_in
@require_POST
def remind_incoming(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Remind everybody who has not acknowledged a letter received."""
    return _remind(request, received(request.viewer, letter_id))


@signed_in
@require_POST
def remind_outgoing(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Remind everybody who has not acknowledged a letter sent."""
    return _remind(request, sent(request.viewer, letter_id))


def _circulation(request: SignedInRequest, going: Going) -> HttpResponse:
    today = bangkok_date(timezone.now())
    offices = open_offices()
    form = CirculateForm(request.POST or None, offices=offices, staff=whole_staff(on=today))
    if request.method == "POST" and form.is_valid():
        people = form.people(_by_office(offices, today))
        try:
            going.circulate(
                by=request.user,
                letter=going.letter.pk,
                people=people,
                note=form.cleaned_data["note"],
                due_on=form.due(),
                at=timezone.now(),
            )
        except IllegalMove as why:
            form.add_error("people", str(why))
        else:
            say(request, _("เวียนให้ %(n)s คนแล้ว รายชื่อผู้รับทราบอยู่ด้านล่าง") % {"n": len(people)})
            return HttpResponseRedirect(going.door, status=303)
    return _page(request, going, form, today, 422 if form.errors else 200)


def _remind(request: SignedInRequest, going: Going) -> HttpResponse:
    try:
        people = going.remind(by=request.user, letter=going.letter.pk, at=timezone.now())
    except IllegalMove as why:
        say(request, str(why), "warning")
    else:
        say(request, _("เตือนผู้ที่ยังไม่รับทราบ %(n)s คนแล้ว") % {"n": people})
    return HttpResponseRedirect(going.door, status=303)


def _page(
    request: SignedInRequest, going: Going, form: CirculateForm, today: date, status: int
) -> HttpResponse:
    copies = copies_of_letter(request.viewer, going.letter)
    office_of = {person.pk: str(office) for person, _post, office in form.staff}
    people = [
        {
            "name": copy.person.full_name,
            "office": office_of.get(copy.person_id, ""),
            "at": moment_words(copy.acknowledged_at, today) if copy.acknowledged_at else "",
        }
        for copy in copies
    ]
    done = sum(1 for copy in copies if copy.acknowledged_at)
    page: Words = {
        "letter": going.letter,
        "form": form,
        "people": people,
        "done": done,
        "total": len(people),
        "late": len(people) - done,
        "stays": why_it_stays(going.letter),
        "remind_url": going.remind_door,
        "crumbs": [{"label": going.number, "url": going.page}, {"label": _("เวียนให้ทราบ")}],
    }
    return render(request, "saraban/circulation/circulation.html", page, status=status)


def _by_office(offices: list[Office], today: date) -> dict[int, list[Person]]:
    return {
        office.pk: [person for person, _post, _at in people_of([office], on=today)]
        for office in offices
    }

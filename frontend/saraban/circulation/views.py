"""Sending a letter round to staff, who has acknowledged it, and reminding the others."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Office, Person
from accounts.requests import SignedInRequest
from frontend.saraban.circulation.forms import CirculateForm
from frontend.saraban.letter.shown import moment_words
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.saraban import access
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.remind import remind
from modules.saraban.models import IncomingLetter
from modules.saraban.queries.circulation import copies_of_letter
from modules.saraban.queries.path import letter_visible_to
from modules.saraban.queries.posts import open_offices, people_of, whole_staff
from modules.saraban.turns import IllegalMove
from thai.dates import bangkok_date

type Words = dict[str, Any]


@signed_in
@require_http_methods(["GET", "POST"])
def circulation(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show whom a letter went round to; on POST send it round to more."""
    letter = _known(request, letter_id)
    today = bangkok_date(timezone.now())
    offices = open_offices()
    form = CirculateForm(request.POST or None, offices=offices, staff=whole_staff(on=today))
    if request.method == "POST" and form.is_valid():
        people = form.people(_by_office(offices, today))
        try:
            circulate(
                by=request.user,
                letter=letter.pk,
                people=people,
                note=form.cleaned_data["note"],
                due_on=form.due(),
                at=timezone.now(),
            )
        except IllegalMove as why:
            form.add_error("people", str(why))
        else:
            say(request, _("เวียนให้ %(n)s คนแล้ว รายชื่อผู้รับทราบอยู่ด้านล่าง") % {"n": len(people)})
            return _back(letter)
    return _page(request, letter, form, today, 422 if form.errors else 200)


@signed_in
@require_POST
def remind_all(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Remind everybody who has not acknowledged."""
    letter = _known(request, letter_id)
    try:
        people = remind(by=request.user, letter=letter.pk, at=timezone.now())
    except IllegalMove as why:
        say(request, str(why), "warning")
    else:
        say(request, _("เตือนผู้ที่ยังไม่รับทราบ %(n)s คนแล้ว") % {"n": people})
    return _back(letter)


def _known(request: SignedInRequest, letter_id: int) -> IncomingLetter:
    try:
        letter = letter_visible_to(request.viewer, letter_id)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown
    if not access.may_circulate(request.viewer, letter):
        raise PermissionDenied
    return letter


def _page(
    request: SignedInRequest, letter: IncomingLetter, form: CirculateForm, today: date, status: int
) -> HttpResponse:
    copies = copies_of_letter(request.viewer, letter)
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
    number = _("รับที่ %(number)s") % {"number": letter}
    page: Words = {
        "letter": letter,
        "form": form,
        "people": people,
        "done": done,
        "total": len(people),
        "late": len(people) - done,
        "crumbs": [
            {"label": number, "url": reverse("saraban:letter", args=[letter.pk])},
            {"label": _("เวียนให้ทราบ")},
        ],
    }
    return render(request, "saraban/circulation/circulation.html", page, status=status)


def _by_office(offices: list[Office], today: date) -> dict[int, list[Person]]:
    return {
        office.pk: [person for person, _post, _at in people_of([office], on=today)]
        for office in offices
    }


def _back(letter: IncomingLetter) -> HttpResponse:
    return HttpResponseRedirect(reverse("saraban:circulation", args=[letter.pk]), status=303)

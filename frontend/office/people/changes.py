"""What the local admin does to one person: posts, orders, roles, links, in and out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.commands.appoint import appoint
from accounts.commands.disable_person import disable_person
from accounts.commands.enable_person import enable_person
from accounts.commands.end_acting import end_acting
from accounts.commands.end_appointment import end_appointment
from accounts.commands.give_role import give_role
from accounts.commands.give_small_office_roles import give_small_office_roles
from accounts.commands.invite_again import invite_again
from accounts.commands.set_acting import Order, set_acting
from accounts.commands.take_role import take_role
from accounts.models import ActingMode, Person, Role
from accounts.queries.dossiers import Dossier, dossier
from accounts.queries.offices import open_offices, open_positions
from accounts.requests import SignedInRequest
from frontend.office.finding import found_or_404
from frontend.office.people.forms import ActingForm, AppointForm, EndForm, RoleForm
from frontend.office.people.views import invitation_page
from frontend.shell.doors import local_admin
from frontend.shell.flash import say

type Work = Callable[[dict[str, Any]], object]


@require_http_methods(["GET", "POST"])
@local_admin
def add_post(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Appoint the person to a post."""
    known = _known(request, person_id)
    positions = open_positions(request.viewer)
    form = AppointForm(request.POST or None, positions=positions)

    def work(typed: dict[str, Any]) -> object:
        return appoint(
            by=request.user,
            person=known.person,
            position=_chosen(positions, typed["position"]),
            since=typed["since"],
            until=typed["until"],
            at=timezone.now(),
        )

    words = (gettext("แต่งตั้งให้ดำรงตำแหน่ง"), gettext("แต่งตั้ง"), gettext("แต่งตั้งแล้ว"))
    return _answer(request, known.person, form, work, words)


@require_http_methods(["GET", "POST"])
@local_admin
def end_post(request: SignedInRequest, person_id: int, post_id: int) -> HttpResponse:
    """Let the person leave a post."""
    known = _known(request, person_id)
    post = _own(known.posts, post_id)
    form = EndForm(request.POST or None)

    def work(typed: dict[str, Any]) -> object:
        return end_appointment(
            by=request.user, appointment=post, until=typed["until"], at=timezone.now()
        )

    title = gettext("พ้นจากตำแหน่ง %(post)s") % {"post": post.position.name}
    words = (title, gettext("บันทึกการพ้นตำแหน่ง"), gettext("บันทึกการพ้นตำแหน่งแล้ว"))
    return _answer(request, known.person, form, work, words)


@require_http_methods(["GET", "POST"])
@local_admin
def add_order(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Let the person stand in for a post by an order."""
    known = _known(request, person_id)
    positions = open_positions(request.viewer)
    form = ActingForm(request.POST or None, positions=positions)

    def work(typed: dict[str, Any]) -> object:
        order = Order(
            number=typed["order_number"],
            mode=ActingMode(typed["mode"]),
            since=typed["since"],
            until=typed["until"],
        )
        position = _chosen(positions, typed["position"])
        return set_acting(
            by=request.user, person=known.person, position=position, order=order, at=timezone.now()
        )

    words = (
        gettext("ให้ทำแทนตำแหน่งอื่นตามคำสั่ง"),
        gettext("บันทึกคำสั่ง"),
        gettext("บันทึกคำสั่งแล้ว มีผลตามวันที่กำหนด"),
    )
    return _answer(request, known.person, form, work, words)


@require_http_methods(["GET", "POST"])
@local_admin
def add_role(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Give the person a role beside their posts."""
    known = _known(request, person_id)
    offices = open_offices(request.viewer)
    form = RoleForm(request.POST or None, offices=offices)

    def work(typed: dict[str, Any]) -> object:
        office = _chosen([office for office, _depth in offices], typed["office"])
        role = Role(typed["role"])
        return give_role(
            by=request.user, person=known.person, role=role, office=office, at=timezone.now()
        )

    words = (gettext("ให้บทบาทเพิ่มจากตำแหน่ง"), gettext("ให้บทบาท"), gettext("ให้บทบาทแล้ว มีผลทันที"))
    return _answer(request, known.person, form, work, words)


@require_POST
@local_admin
def end_order(request: SignedInRequest, person_id: int, order_id: int) -> HttpResponse:
    """End an order to act, at once."""
    known = _known(request, person_id)
    order = _own(known.orders, order_id)
    said = gettext("ยกเลิกคำสั่งให้ทำแทนแล้ว มีผลทันที")
    return _done(
        request, known, lambda: end_acting(by=request.user, acting=order, at=timezone.now()), said
    )


@require_POST
@local_admin
def end_role(request: SignedInRequest, person_id: int, grant_id: int) -> HttpResponse:
    """Take a role back, at once."""
    known = _known(request, person_id)
    grant = _own(known.grants, grant_id)
    said = gettext("ถอนบทบาทแล้ว มีผลทันที")
    return _done(
        request, known, lambda: take_role(by=request.user, grant=grant, at=timezone.now()), said
    )


@require_POST
@local_admin
def small_office(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Let the person do the desk work of the whole organisation."""
    known = _known(request, person_id)

    def work() -> object:
        return give_small_office_roles(by=request.user, person=known.person, at=timezone.now())

    return _done(request, known, work, gettext("ให้บทบาทงานธุรการทั้งองค์กรแล้ว มีผลทันที"))


@require_POST
@local_admin
def disable(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Keep the person out, at once."""
    known = _known(request, person_id)
    said = gettext("ระงับแล้ว ผู้ใช้ออกจากระบบทุกเครื่อง เปิดใช้ใหม่ได้จากหน้านี้")
    return _done(
        request,
        known,
        lambda: disable_person(by=request.user, person=known.person, at=timezone.now()),
        said,
    )


@require_POST
@local_admin
def enable(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Let the person in again."""
    known = _known(request, person_id)
    said = gettext("เปิดใช้แล้ว เข้าสู่ระบบได้ด้วยรหัสผ่านเดิม")
    return _done(
        request,
        known,
        lambda: enable_person(by=request.user, person=known.person, at=timezone.now()),
        said,
    )


@require_POST
@local_admin
def invite(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Make a new link by which the person sets a password, and show it once."""
    known = _known(request, person_id)
    try:
        link = invite_again(by=request.user, person=known.person, at=timezone.now())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), "error")
        return redirect("accounts:person", person_id)
    return invitation_page(request, link.person.pk, link.secret)


def _answer(
    request: SignedInRequest, person: Person, form: forms.Form, work: Work, words: tuple[str, ...]
) -> HttpResponse:
    """Do the work of a form that is right; show it, with what was wrong, otherwise."""
    title, label, said = words
    if request.method == "POST" and form.is_valid():
        try:
            work(form.cleaned_data)
        except ValidationError as refused:
            _put_beside_fields(form, refused)
        else:
            say(request, said)
            return redirect("accounts:person", person.pk)
    page = {"person": person, "form": form, "title": title, "label": label}
    return render(request, "office/people/change.html", page, status=422 if form.errors else 200)


def _done(
    request: SignedInRequest, known: Dossier, work: Callable[[], object], said: str
) -> HttpResponse:
    try:
        work()
    except ValidationError as refused:
        say(request, " ".join(refused.messages), "error")
    else:
        say(request, said)
    return redirect("accounts:person", known.person.pk)


def _put_beside_fields(form: forms.Form, refused: ValidationError) -> None:
    """Put what a command refuses beside its field, or above the form if it has no such field."""
    for field, messages in getattr(refused, "message_dict", {None: refused.messages}).items():
        form.add_error(field if field in form.fields else None, messages)


def _known(request: SignedInRequest, person_id: int) -> Dossier:
    return found_or_404(lambda: dossier(request.viewer, person_id, at=timezone.now()))


def _own[Row: Any](rows: list[Row], key: int) -> Row:
    for row in rows:
        if row.pk == key:
            return row
    raise Http404


def _chosen[Row: Any](rows: list[Row], key: str) -> Row:
    return next(row for row in rows if str(row.pk) == key)

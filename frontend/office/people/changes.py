"""What the local admin writes about one person: posts, orders to act, roles."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.commands.appoint import appoint
from accounts.commands.end_appointment import end_appointment
from accounts.commands.give_role import give_role
from accounts.commands.set_acting import Order, set_acting
from accounts.models import ActingMode, Person, Role
from accounts.queries.offices import open_offices, open_positions
from accounts.requests import SignedInRequest
from frontend.office.people.forms import ActingForm, AppointForm, EndForm, RoleForm
from frontend.office.people.known import known_person, own_row
from frontend.shell.doors import local_admin
from frontend.shell.flash import say

type Work = Callable[[dict[str, Any]], object]


@require_http_methods(["GET", "POST"])
@local_admin
def add_post(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Appoint the person to a post."""
    known = known_person(request, person_id)
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
    known = known_person(request, person_id)
    post = own_row(known.posts, post_id)
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
    known = known_person(request, person_id)
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
    known = known_person(request, person_id)
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


def _put_beside_fields(form: forms.Form, refused: ValidationError) -> None:
    """Put what a command refuses beside its field, or above the form if it has no such field."""
    for field, messages in getattr(refused, "message_dict", {None: refused.messages}).items():
        form.add_error(field if field in form.fields else None, messages)


def _chosen[Row: Any](rows: list[Row], key: str) -> Row:
    return next(row for row in rows if str(row.pk) == key)

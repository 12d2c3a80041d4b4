"""What the local admin does to one person at once: in and out, links, ending orders and roles."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.commands.disable_person import disable_person
from accounts.commands.enable_person import enable_person
from accounts.commands.end_acting import end_acting
from accounts.commands.give_small_office_roles import give_small_office_roles
from accounts.commands.invite_again import invite_again
from accounts.commands.take_role import take_role
from accounts.queries.dossiers import Dossier
from accounts.requests import SignedInRequest
from frontend.office.people.known import known_person, own_row
from frontend.office.people.views import invitation_page
from frontend.shell.doors import local_admin
from frontend.shell.flash import say


@require_POST
@local_admin
def end_order(request: SignedInRequest, person_id: int, order_id: int) -> HttpResponse:
    """End an order to act, at once."""
    known = known_person(request, person_id)
    order = own_row(known.orders, order_id)
    said = gettext("ยกเลิกคำสั่งให้ทำแทนแล้ว มีผลทันที")
    return _done(
        request, known, lambda: end_acting(by=request.user, acting=order, at=timezone.now()), said
    )


@require_POST
@local_admin
def end_role(request: SignedInRequest, person_id: int, grant_id: int) -> HttpResponse:
    """Take a role back, at once."""
    known = known_person(request, person_id)
    grant = own_row(known.grants, grant_id)
    said = gettext("ถอนบทบาทแล้ว มีผลทันที")
    return _done(
        request, known, lambda: take_role(by=request.user, grant=grant, at=timezone.now()), said
    )


@require_POST
@local_admin
def small_office(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Let the person do the desk work of the whole organisation."""
    known = known_person(request, person_id)

    def work() -> object:
        return give_small_office_roles(by=request.user, person=known.person, at=timezone.now())

    return _done(request, known, work, gettext("ให้บทบาทงานธุรการทั้งองค์กรแล้ว มีผลทันที"))


@require_POST
@local_admin
def disable(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Keep the person out, at once."""
    known = known_person(request, person_id)
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
    known = known_person(request, person_id)
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
    known = known_person(request, person_id)
    try:
        link = invite_again(by=request.user, person=known.person, at=timezone.now())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), "error")
        return redirect("accounts:person", person_id)
    return invitation_page(request, link.person.pk, link.secret)


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

"""Pages of the approval matrix."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.rules.forms import RuleForm, TryForm, typed_line
from frontend.booking.rules.trying import tried
from frontend.booking.rules.words import line_words, names_for, seen_mark, usual_words
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking import access
from modules.booking.commands.set_rules import set_rules
from modules.booking.matrix import BadRules, RuleLine, RulesChanged, lines_now

type Words = dict[str, Any]


@require_safe
@signed_in
def rules(request: SignedInRequest) -> HttpResponse:
    """Show who approves what, and try a case: `?resource=3&km=120`."""
    lines, names = lines_now(), names_for(request.viewer)
    form = TryForm(request.GET if "resource" in request.GET else None, names=names)
    page = {
        "lines": line_words(lines, names),
        "usual": usual_words(),
        "seen": seen_mark(lines),
        "may_set": access.sets_rules(request.viewer),
        "try_form": form,
        "tried": tried(request, form, names, timezone.now()),
    }
    return render(request, "booking/rules/rules.html", page)


@require_http_methods(["GET", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """Add a line after those that stand."""
    lines = _lines(request)
    return _line_page(request, lines, len(lines), _("เพิ่มบรรทัด"))


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, place: int) -> HttpResponse:
    """Change a line."""
    lines = _lines(request)
    if place >= len(lines):
        raise Http404
    return _line_page(request, lines, place, _("แก้ไขบรรทัด"))


@require_POST
@signed_in
def move(request: SignedInRequest, place: int) -> HttpResponse:
    """Move a line up, or down: the first that fits counts."""
    lines = _lines(request)
    other = place + (1 if request.POST.get("to") == "down" else -1)
    if place < len(lines) and 0 <= other < len(lines):
        turned = list(lines)
        turned[place], turned[other] = turned[other], turned[place]
        _set(request, lines, turned, _("เปลี่ยนลำดับแล้ว"))
    return redirect("booking:rules")


@require_POST
@signed_in
def delete(request: SignedInRequest, place: int) -> HttpResponse:
    """Take a line out."""
    lines = _lines(request)
    if place < len(lines):
        left = [line for n, line in enumerate(lines) if n != place]
        _set(request, lines, left, _("ลบบรรทัดแล้ว รายการที่รออยู่ยังรอผู้อนุมัติเดิม"))
    return redirect("booking:rules")


def _lines(request: SignedInRequest) -> list[RuleLine]:
    if not access.sets_rules(request.viewer):
        raise PermissionDenied
    return lines_now()


def _line_page(
    request: SignedInRequest, lines: Sequence[RuleLine], place: int, title: str
) -> HttpResponse:
    names = names_for(request.viewer)
    known = typed_line(lines[place]) if place < len(lines) else {}
    form = RuleForm(request.POST if request.method == "POST" else None, names=names, initial=known)
    if request.method == "POST" and form.is_valid():
        written = [*lines[:place], form.line(), *lines[place + 1 :]]
        try:
            if _set(request, lines, written, _("บันทึกแล้ว ลองดูได้ด้านล่าง")):
                return redirect("booking:rules")
            form.add_error(None, _("มีผู้แก้ไขผู้อนุมัติไปก่อนแล้ว กลับไปดูรายการล่าสุดก่อน"))
        except BadRules as bad:
            form.add_error(bad.field if bad.line == place else None, str(bad))
    seen = request.POST.get("seen") or seen_mark(lines)
    page = {"form": form, "title": title, "seen": seen}
    status = 422 if form.errors else 200
    return render(request, "booking/rules/line.html", page, status=status)


def _set(
    request: SignedInRequest, seen: Sequence[RuleLine], lines: Sequence[RuleLine], words: str
) -> bool:
    """Write the matrix if it is still as the sender saw it; say what became of it."""
    try:
        if request.POST.get("seen") != seen_mark(seen):
            raise RulesChanged(_("มีผู้แก้ไขผู้อนุมัติไปก่อนแล้ว ดูรายการล่าสุดแล้วทำใหม่อีกครั้ง"))
        set_rules(by=request.user, seen=seen, lines=lines, at=timezone.now())
    except RulesChanged as changed:
        say(request, str(changed), "warning")
        return False
    say(request, words)
    return True

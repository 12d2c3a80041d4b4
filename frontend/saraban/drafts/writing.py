"""Start a draft and write it; the paper is seen beside while one types."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from frontend.saraban.drafts.forms import DraftForm, KindForm
from frontend.saraban.drafts.showing import (
    closing_of,
    pictures_of,
    signer_choices,
    typed_before,
)
from frontend.shell.doors import signed_in
from modules.saraban import access
from modules.saraban.books import code_of
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.commands.start_draft import start_draft
from modules.saraban.draft_path import DraftChanged, DraftStopped
from modules.saraban.drafting import Unwritable, is_memo
from modules.saraban.models import Draft, IncomingLetter
from modules.saraban.queries.drafts import draft_visible_to
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.ladder import posts_to_sign
from papers.compile import PaperError
from thai.dates import bangkok_date

STARTERS = (
    "ด้วย",
    "ตามที่ … นั้น",
    "ตามหนังสือที่อ้างถึง … นั้น",
    "จึงเรียนมาเพื่อโปรดทราบ",
    "จึงเรียนมาเพื่อโปรดพิจารณา",
)


@signed_in
@require_http_methods(["GET", "POST"])
def start(request: SignedInRequest) -> HttpResponse:
    """Ask which paper to write on; on POST, start the draft and open it for writing."""
    if request.duty is None:
        raise PermissionDenied
    form = KindForm(request.POST or None, initial={"answers": request.GET.get("answers")})
    if request.method == "POST" and form.is_valid():
        try:
            draft = start_draft(
                by=request.user,
                office=request.duty.office,
                kind=form.cleaned_data["kind"],
                answers=form.cleaned_data["answers"],
                at=timezone.now(),
            )
        except IncomingLetter.DoesNotExist:
            raise Http404 from None
        except Unwritable as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("saraban:draft-edit", draft.pk)
    shown = {"form": form, "answers": _answered(request), "office": request.duty.office}
    return render(request, "saraban/drafts/start.html", shown, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Show the form of a draft with its paper; on POST, save and go to the draft's page."""
    draft = draft_or_404(request, draft_id)
    if not access.may_change(request.viewer, draft):
        return redirect("saraban:draft", draft_id)
    if request.method == "GET":
        return _page(request, draft, _form(draft, None))
    form = _form(draft, request)
    try:
        saved = form.is_valid() and _save(request, draft_id, form)
    except DraftChanged as changed:
        return _page(request, draft, form, told=changed, status=409)
    except Unwritable as refused:
        _blame(form, refused)
        saved = None
    if saved:
        return redirect("saraban:draft", draft_id)
    return _page(request, draft, form, status=422)


@signed_in
@require_POST
def save(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Save what was typed so far and answer with the paper (htmx, while one types)."""
    draft = draft_or_404(request, draft_id)
    form = _form(draft, request)
    try:
        saved = _save(request, draft_id, form) if form.is_valid() else None
    except DraftChanged as changed:
        return _told(request, {"changed": changed, "draft": changed.draft}, status=409)
    except DraftStopped as stopped:
        return _told(request, {"stopped": stopped, "draft": draft}, status=409)
    except Unwritable as refused:
        _blame(form, refused)
        saved = None
    if saved is None:
        return _told(request, {"form": form, "draft": draft}, status=422)
    saved = draft_or_404(request, draft_id)
    shown: dict[str, Any] = {"draft": saved, "closing": closing_of(saved), "memo": is_memo(saved)}
    try:
        shown["pages"] = pictures_of(saved, on=bangkok_date(timezone.now()))
    except PaperError as problem:
        return _told(request, {**shown, "unset": _(str(problem))}, status=200)
    return render(request, "saraban/drafts/_saved.html", shown)


def draft_or_404(request: SignedInRequest, draft_id: int) -> Draft:
    """Return a draft the viewer may know of, or answer 404."""
    try:
        return draft_visible_to(request.viewer, draft_id)
    except Draft.DoesNotExist:
        raise Http404 from None


def _save(request: SignedInRequest, draft_id: int, form: DraftForm) -> Draft:
    return change_draft(
        by=request.user,
        draft=draft_id,
        revision=form.cleaned_data["revision"],
        writing=form.writing(),
        at=timezone.now(),
    )


def _form(draft: Draft, request: SignedInRequest | None) -> DraftForm:
    signers = signer_choices(posts_to_sign(draft, on=bangkok_date(timezone.now())))
    typed = request.POST if request is not None else None
    return DraftForm(typed, initial=typed_before(draft), signers=signers)


def _blame(form: DraftForm, refused: Unwritable) -> None:
    for name, words in refused.problems.items():
        form.add_error(name if name in form.fields else None, words)


def _told(request: SignedInRequest, shown: dict[str, Any], *, status: int) -> HttpResponse:
    answer = render(request, "saraban/drafts/_told.html", shown, status=status)
    answer["HX-Reswap"] = "none"  # the paper stays as it is; the words stand beside the form
    return answer


def _answered(request: SignedInRequest) -> IncomingLetter | None:
    key = request.POST.get("answers") or request.GET.get("answers") or ""
    if not key.isascii() or not key.isdigit():
        return None
    return letters_visible_to(request.viewer).defer("words").filter(pk=int(key[:18])).first()


def _page(
    request: SignedInRequest,
    draft: Draft,
    form: DraftForm,
    *,
    told: DraftChanged | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "memo": is_memo(draft),
        "code": code_of(draft.office),
        "closing": closing_of(draft),
        "changed": told,
        "starters": STARTERS,
        "rows": [*form.enclosures, ("", "")],
        "crumbs": [
            {"label": _("ร่างและรอลงนาม"), "url": reverse("saraban:drafts")},
            {"label": _(draft.get_kind_display()), "url": ""},
        ],
    }
    try:
        shown["pages"] = pictures_of(draft, on=bangkok_date(timezone.now()))
    except PaperError as problem:
        shown["unset"] = _(str(problem))
    return render(request, "saraban/drafts/edit.html", shown, status=status)

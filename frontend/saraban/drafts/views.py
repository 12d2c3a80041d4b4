"""The list of drafts, the page of one, and its paper."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.drafts.choices import Choices, choices_for
from frontend.saraban.drafts.showing import row_of, steps_of
from frontend.saraban.drafts.writing import draft_or_404
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf
from modules.saraban.access import keeps_books
from modules.saraban.models import Draft, IncomingLetter
from modules.saraban.queries.drafts import drafts_sent_up, drafts_to_write, drafts_waiting_for
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.typeset import draft_pdf
from papers.compile import PaperError
from papers.pages import drawn_pages
from thai.dates import bangkok_date

MOST = 100  # rows of each group; older ones are found through the registers


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the viewer, what they write, and what they sent up."""
    viewer, today = request.viewer, bangkok_date(timezone.now())
    waiting = [
        row_of(draft, do=_("ออกเลข") if draft.approved_at else _("ตรวจ / ลงนาม"), today=today)
        for draft in drafts_waiting_for(viewer)[:MOST]
    ]
    mine = [
        row_of(
            draft,
            do=_("แก้ไข") if getattr(draft, "was_returned", False) else _("เขียนต่อ"),
            today=today,
            editing=True,
        )
        for draft in drafts_to_write(viewer)[:MOST]
    ]
    sent = [row_of(draft, do=_("ติดตาม"), today=today) for draft in drafts_sent_up(viewer)[:MOST]]
    groups = [
        {"id": "waiting", "title": _("รอท่าน"), "tasks": waiting},
        {"id": "mine", "title": _("กำลังเขียน"), "tasks": mine},
        {"id": "sent", "title": _("เสนอแล้ว"), "tasks": sent},
    ]
    shown = {"groups": groups, "keeps_books": keeps_books(viewer)}
    return render(request, "saraban/drafts/index.html", shown)


@signed_in
@require_safe
def show(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Show a draft: its paper, its path, and what the viewer can do with it now."""
    return draft_page(request, draft_or_404(request, draft_id))


def draft_page(
    request: SignedInRequest,
    draft: Draft,
    *,
    choices: Choices | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page of a draft, with the form that was refused if there is one."""
    now = timezone.now()
    today = bangkok_date(now)
    sent = getattr(draft, "issued_as", None) if draft.issued_at else None
    shown: dict[str, Any] = {
        "draft": draft,
        "steps": steps_of(draft, today=today),
        "choices": choices or choices_for(request.viewer, draft, at=now),
        "told": told,
        "sent": sent,
        "answered": _answered(request, draft),
        "crumbs": [
            {"label": _("ร่างและรอลงนาม"), "url": reverse("saraban:drafts")},
            {"label": _(draft.get_kind_display()), "url": ""},
        ],
    }
    try:
        shown["pages"] = _page_links(draft, draft_pdf(draft, on=today))
    except PaperError as problem:
        shown["unset"] = _(str(problem))
    return render(request, "saraban/drafts/show.html", shown, status=status)


@signed_in
@require_safe
def paper(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Give the paper of a draft as PDF, marked ร่าง."""
    draft = draft_or_404(request, draft_id)
    try:
        pdf = draft_pdf(draft, on=bangkok_date(timezone.now()))
    except PaperError as problem:
        return HttpResponse(_(str(problem)), status=422, content_type="text/plain; charset=utf-8")
    return inline_pdf(pdf, "draft.pdf")


@signed_in
@require_safe
def page(request: SignedInRequest, draft_id: int, number: int) -> HttpResponse:
    """Give one page of the paper of a draft as a picture."""
    draft = draft_or_404(request, draft_id)
    try:
        pages = drawn_pages(draft_pdf(draft, on=bangkok_date(timezone.now())))
    except PaperError:
        raise Http404 from None
    if not 1 <= number <= len(pages):
        raise Http404
    return _private(HttpResponse(pages[number - 1].png, content_type="image/png"))


def _answered(request: SignedInRequest, draft: Draft) -> IncomingLetter | None:
    """Return the letter a draft replies to, if the viewer may know of it."""
    letters = letters_visible_to(request.viewer).defer("words")
    return letters.filter(pk=draft.answers_id).first() if draft.answers_id else None


def _page_links(draft: Draft, pdf: bytes) -> list[dict[str, Any]]:
    state = f"{draft.revision}-{'signed' if draft.approved_at else 'draft'}"
    return [
        {
            "url": f"{reverse('saraban:draft-page', args=[draft.pk, number])}?v={state}",
            "width": drawn.width,
            "height": drawn.height,
        }
        for number, drawn in enumerate(drawn_pages(pdf, width=200), start=1)
    ]


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer

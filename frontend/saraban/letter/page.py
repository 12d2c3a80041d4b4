"""Everything the page of a letter shows, gathered for its template."""

from datetime import date
from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.saraban.letter import shown
from frontend.saraban.letter.acts import ACTS
from frontend.saraban.letter.forms import PeopleForm
from frontend.saraban.letter.papers import paper_words
from frontend.saraban.letter.rounds import copies_words
from frontend.saraban.letter.scene import Scene
from frontend.shell.spoken import awaited, capacity_of, screen_date
from modules.saraban import access
from modules.saraban.models import IncomingLetter, StepKind
from modules.saraban.queries.circulation import readers_of
from modules.saraban.queries.path import Chance, Path
from modules.saraban.queries.posts import open_offices, people_of
from thai.dates import bangkok_date

type Words = dict[str, Any]


def page_words(
    request: SignedInRequest,
    letter: IncomingLetter,
    path: Path,
    *,
    verb: str = "",
    form: forms.Form | None = None,
) -> Words:
    """Return the context of the page; `verb` and `form` show again what could not be done."""
    today = bangkok_date(timezone.now())
    viewer = request.viewer
    readers = readers_of(viewer, letter)
    return {
        "letter": letter,
        "number": str(letter),
        "crumbs": [
            {"label": _("งานของฉัน"), "url": reverse("home:inbox")},
            {"label": _("รับที่ %(number)s") % {"number": letter}},
        ],
        "act": _act_words(request, letter, path, today, verb, form),
        "circulated": path.to_acknowledge and not path.chances,
        "steps": shown.path_words(viewer, path, today),
        "receipts": shown.receipt_words(path),
        "letter_facts": shown.facts_words(letter),
        "state": _state(letter, path),
        "done": _just_done(request, path, today) if request.GET.get("done") else None,
        "recallable": path.recallable,
        "readers": [{"name": person.full_name} for person in readers],
        "readers_form": _readers_form(request, letter, today, readers),
        "copies": copies_words(viewer, letter),
        **_rarer(request, letter),
        **paper_words(letter),
    }


def _rarer(request: SignedInRequest, letter: IncomingLetter) -> Words:
    """Return what else the viewer may do with the letter, and where."""
    alive = letter.cancelled_at is None
    keeps = access.registering_duty(request.viewer, letter.office) is not None
    return {
        "may_circulate": alive and access.may_circulate(request.viewer, letter),
        "may_cancel": alive and keeps,
        "cancel_url": reverse("saraban:cancel-letter", args=[letter.pk]),
        "inbox_url": reverse("home:inbox"),
        "recall_url": reverse("saraban:recall", args=[letter.pk]),
        "readers_url": reverse("saraban:readers", args=[letter.pk]),
    }


def _act_words(
    request: SignedInRequest,
    letter: IncomingLetter,
    path: Path,
    today: date,
    verb: str,
    form: forms.Form | None,
) -> Words | None:
    """Return what can be done now: the verb asked for, else the usual one of the first task."""
    if not path.chances or letter.cancelled_at:
        return None
    asked = verb or request.GET.get("do", "")
    key = request.POST.get("task") or request.GET.get("task", "")
    chance = next((one for one in path.chances if str(one.task.pk) == key), path.chances[0])
    verb = asked if asked in chance.verbs else chance.verbs[0]
    act = ACTS[verb]
    scene = Scene(person=request.user, letter=letter, chance=chance, today=today)
    words, state = shown.due_words(chance.task.due_on, today)
    return {
        "verb": verb,
        "label": act.label,
        "danger": act.danger,
        "note": act.note,
        "title": _title(chance),
        "capacity": _capacity(chance),
        "words": words,
        "state": state,
        "task": chance.task.pk,
        "action": reverse("saraban:move", args=[letter.pk, verb]),
        "body": f"saraban/letter/acts/{verb}.html",
        "form": form or act.make(scene, None),
        "others": _others(letter, path, chance, verb),
        **_said_before(path, chance),
    }


def _title(chance: Chance) -> str:
    if not chance.task.lead:
        return _("สำเนาถึงท่าน รอ%(what)s") % {"what": awaited(chance.task.get_expected_display())}
    return _("รอท่าน%(what)s") % {"what": awaited(chance.task.get_expected_display())}


def _capacity(chance: Chance) -> str:
    duty = chance.duty
    return capacity_of(duty) if duty.acting_mode else ""


def _others(letter: IncomingLetter, path: Path, chance: Chance, verb: str) -> list[Words]:
    """Return links to what else can be done, and to other tasks of the same letter."""
    page = reverse("saraban:letter", args=[letter.pk])
    here = [
        {"label": ACTS[other].label, "url": f"{page}?task={chance.task.pk}&do={other}"}
        for other in chance.verbs
        if other != verb
    ]
    there = [
        {
            "label": f"{ACTS[one.verbs[0]].label} ({one.task.office})",
            "url": f"{page}?task={one.task.pk}",
        }
        for one in path.chances
        if one is not chance
    ]
    answer = _answer_url(letter) if "reply" in chance.verbs else ""
    drafted = [{"label": _("ร่างหนังสือตอบ"), "url": answer, "whole": True}] if answer else []
    return drafted + here + there


def _answer_url(letter: IncomingLetter) -> str:
    """Return where an answer to the letter is drafted, if drafts can be written here."""
    try:
        return f"{reverse('saraban:draft-start')}?answers={letter.pk}"
    except NoReverseMatch:
        return ""


def _said_before(path: Path, chance: Chance) -> Words:
    """Return the words that came with the task: what an executive reads before directing."""
    step = next((step for step in path.steps if step.pk == chance.task.sent_by_id), None)
    if step is None or not step.note or step.kind in (StepKind.RECEIVED, StepKind.REGISTERED):
        return {"quote": chance.task.note, "quote_facts": ""}
    return {"quote": step.note, "quote_facts": step.name}


def _state(letter: IncomingLetter, path: Path) -> Words:
    if letter.cancelled_at:
        return {"kind": "void", "label": _("ยกเลิกการรับแล้ว")}
    if letter.closed_at:
        day = screen_date(bangkok_date(letter.closed_at))
        return {"kind": "done", "label": _("ปิดเรื่องแล้ว %(day)s") % {"day": day}}
    if path.waiting:
        return {}
    return {"kind": "quiet", "label": _("ไม่มีใครถูกขอให้ทำอะไร")}


def _just_done(request: SignedInRequest, path: Path, today: date) -> Words | None:
    """Return what the viewer did a moment ago, said back to them."""
    mine = next((step for step in path.steps if step.by_id == request.user.pk), None)
    if mine is None:
        return None
    return {"words": shown.done_words(mine), "recallable": path.recallable == mine}


def _readers_form(
    request: SignedInRequest, letter: IncomingLetter, today: date, readers: list[Any]
) -> PeopleForm | None:
    if not access.may_name_readers(request.viewer, letter) or letter.cancelled_at:
        return None
    known = {person.pk for person in readers}
    people = [person for person, _post, _at in people_of([letter.office], on=today)]
    people += [person for person, _post, _at in people_of(open_offices(), on=today)]
    unknown = {person.pk: person for person in people if person.pk not in known}
    return PeopleForm(None, people=unknown.values())

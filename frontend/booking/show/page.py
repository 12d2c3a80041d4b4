"""Everything the page of a booking shows, gathered for its template."""

from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from frontend.booking.free import UNASKED
from frontend.booking.pictures import pictures_of
from frontend.booking.show.acts import ACTS, Act
from frontend.booking.show.facts import fact_words, fee_words
from frontend.booking.show.path import path_words
from frontend.booking.show.scene import Scene
from frontend.booking.spoken import MARKS, in_full, on_day
from frontend.shell.spoken import screen_moment
from modules.booking.models import PENDING, State
from modules.booking.queries.bookings import title_for

type Words = dict[str, Any]


def page_words(scene: Scene, *, verb: str = "", form: forms.Form | None = None) -> Words:
    """Return the context of the page; `verb` and `form` show again what could not be done."""
    booking = scene.booking
    may = [name for name, act in ACTS.items() if act.may(scene)]
    day, times = in_full(booking.starts, booking.ends)
    return {
        "booking": booking,
        "title": title_for(scene.viewer, booking),
        "day": day,
        "times": times,
        "state": {
            "kind": MARKS[State(booking.state)],
            "label": _(booking.get_state_display()),
        },
        "crumbs": [
            {"label": _("รายการจอง"), "url": reverse("booking:list")},
            {"label": on_day(booking.starts, booking.ends)},
        ],
        "act": _act_words(scene, may, verb, form),
        "menu": _menu(scene, may),
        "done": _done(scene),
        "facts": fact_words(scene),
        "fee": fee_words(booking),
        "steps": path_words(scene),
        "pictures": pictures_of(booking.resource),
        "beside": _beside(scene),
        "paper": _address("booking:form3", booking.pk) if scene.is_trip else "",
        "trip": _trip(scene),
        "late": _late(scene),
    }


def _act_words(scene: Scene, may: list[str], verb: str, form: forms.Form | None) -> Words | None:
    """Return what can be done now: what was asked for, else what is the viewer's to do."""
    asked = verb or scene.request.GET.get("do", "")
    first = next((name for name in may if ACTS[name].first), "")
    name = asked if asked in may else first
    if not name:
        return None
    act = ACTS[name]
    shown = form if form is not None and name == verb else act.make(scene, None)
    also = "reject" if name in ("endorse", "approve") and "reject" in may else ""
    return {
        "verb": name,
        "act": act,
        "form": shown,
        "title": act.title or act.label,
        "action": reverse("booking:do", args=[scene.booking.pk, name]),
        "also": {"label": ACTS[also].label, "url": _do(scene, also)} if also else None,
        "back": reverse("booking:show", args=[scene.booking.pk]) if name != first else "",
        "capacity": scene.turn if scene.turn and scene.turn.acting_mode else None,
        "choices": _choices(scene, shown),
    }


def _choices(scene: Scene, form: Any) -> dict[str, Words]:
    """Return the vehicles, drivers or rooms of a form: the free ones, and why others are not."""
    found: dict[str, Words] = {}
    for name in ("vehicle", "driver", "chosen"):
        if name not in form.fields:
            continue
        choices = [_choice(scene, option) for option in form[name]]
        taken = [each for each in choices if each["free"] is False]
        free = [each for each in choices if each["free"] is not False]
        found[name] = {
            # What is chosen stands first: a phone shows the beginning of the row.
            "free": sorted(free, key=lambda each: not each["option"].data["selected"]),
            "taken": taken,
            "lost": next((each for each in taken if each["option"].data["selected"]), None),
        }
    return found


def _choice(scene: Scene, option: Any) -> Words:
    key = str(option.data["value"])
    state = scene.free.get(int(key), UNASKED) if key else UNASKED
    facts = scene.known.get(int(key)) if key else None
    km = f"{facts.vehicle.odometer:,}" if facts and facts.vehicle else ""
    return {"option": option, "km": km, **state}


def _menu(scene: Scene, may: list[str]) -> list[Words]:
    """Return the rarer things, those that end it last."""
    rare = [name for name in may if not ACTS[name].first]
    lines = [_line(scene, name, ACTS[name]) for name in rare if not ACTS[name].danger]
    ends = [_line(scene, name, ACTS[name]) for name in rare if ACTS[name].danger]
    return [*lines, *([{"rule": True}] if lines and ends else []), *ends]


def _line(scene: Scene, name: str, act: Act) -> Words:
    return {
        "label": act.label,
        "icon": act.icon,
        "url": _do(scene, name),
        "danger": act.danger,
    }


def _do(scene: Scene, verb: str) -> str:
    return f"{reverse('booking:show', args=[scene.booking.pk])}?do={verb}"


def _done(scene: Scene) -> Words | None:
    """Return what was just done, said back, and what comes now."""
    verb = scene.request.GET.get("done", "")
    if verb == "confirm" and scene.booking.state == State.WAITING:
        return {"title": _("ยืนยันแล้ว ผู้ขออยู่ในคิวรอ"), "text": ""}
    if verb in ACTS:
        return {"title": ACTS[verb].done, "text": ""}
    if not verb:
        return None
    given = scene.booking.state in (State.APPROVED, State.IN_USE)
    if given:
        return {"title": _("จองแล้ว"), "text": _("ใช้ได้ตามเวลานี้ ไม่ต้องรออนุมัติ")}
    if scene.booking.state == State.WAITING:
        return {"title": _("เข้าคิวรอแล้ว"), "text": _("ถ้าเวลานี้ว่างลง จะแจ้งท่านทันที")}
    return {"title": _("ส่งคำขอแล้ว"), "text": _("เมื่อมีผลจะแจ้งท่านทันที")}


def _beside(scene: Scene) -> list[Words]:
    """Return other requests for the same thing at the same time, for whoever decides."""
    if scene.turn is None and not scene.manages:
        return []
    slots = scene.free.get(scene.booking.resource_id, UNASKED)["asked"]
    return [
        {
            "name": slot.title,
            "url": reverse("booking:show", args=[slot.booking]),
            "facts": f"{on_day(slot.starts, slot.ends)} · {slot.office}",
            "icon": "clock",
        }
        for slot in slots
    ]


def _late(scene: Scene) -> Words | None:
    """Return that the vehicle is not back: of the trip it is on, and of one that needs it soon."""
    state = State(scene.booking.state)
    if state not in (*PENDING, State.APPROVED, State.IN_USE) or scene.due_back is None:
        return None
    text = _("กำหนดกลับ %(when)s") % {"when": screen_moment(scene.due_back)}
    if state != State.IN_USE:
        text = f"{text} {_('สอบถามผู้ดูแลรถ หรือขอเปลี่ยนคัน')}"
    return {"title": _("รถยังไม่กลับ"), "text": text}


def _trip(scene: Scene) -> Words | None:
    """Return where the log of a trip is kept, in time or afterwards, for whoever may keep it."""
    open_still = scene.is_trip and scene.booking.state in (State.APPROVED, State.IN_USE)
    if not (scene.is_late or open_still) or not scene.records:
        return None
    if scene.is_late:
        url = reverse("booking:record-trip", args=[scene.booking.pk])
        return {"url": url, "label": _("บันทึกการใช้รถย้อนหลัง")}
    url = reverse("booking:trip", args=[scene.booking.pk])
    return {"url": url, "label": _("บันทึกการใช้รถ")}


def _address(name: str, *args: int) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""

"""What stands above the calendar: the days before and after, the views, the filters."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.booking.calendar.asking import (
    DAY,
    MINE,
    MONTH,
    TIMELINE,
    WAITING,
    WEEK,
    Question,
)
from frontend.booking.calendar.words import day_words, days_words, month_words
from frontend.shell.spoken import typed_date
from modules.booking.models import ResourceKind

type Drawn = dict[str, Any]


def page_words(question: Question, board: Drawn, since: str) -> Drawn:
    """Return the words and addresses around a board."""
    return {
        "stretch": _stretch(question),
        "typed": question.typed or typed_date(question.day),
        "before_url": question.url(day=question.before),
        "after_url": question.url(day=question.after),
        "today_url": question.url(day=question.today),
        "is_today": question.first <= question.today <= question.last,
        "step_words": _steps(question),
        "views": _views(question),
        "chips": _chips(question, board),
        "picks": _picks(question, board),
        "kept": question.words(day=""),
        "changes_url": question.url("booking:changes", since=since),
    }


def _stretch(question: Question) -> str:
    if question.view == MONTH:
        return month_words(question.day)
    if question.view == DAY:
        return day_words(question.day)
    return days_words(question.first, question.last)


def _steps(question: Question) -> tuple[str, str]:
    return {
        DAY: (_("วันก่อน"), _("วันถัดไป")),
        WEEK: (_("สัปดาห์ก่อน"), _("สัปดาห์ถัดไป")),
        MONTH: (_("เดือนก่อน"), _("เดือนถัดไป")),
        TIMELINE: (_("เจ็ดวันก่อน"), _("เจ็ดวันถัดไป")),
    }[question.view]


def _views(question: Question) -> list[Drawn]:
    names = {DAY: _("วัน"), WEEK: _("สัปดาห์"), MONTH: _("เดือน"), TIMELINE: _("14 วัน")}
    return [
        {"label": label, "url": question.url(view=view), "current": view == question.view}
        for view, label in names.items()
    ]


def _chips(question: Question, board: Drawn) -> list[Drawn]:
    kinds = {each.kind for each in board["resources"]}
    names = {"": _("ทั้งหมด"), "rooms": _("ห้อง"), "vehicles": pgettext("several", "รถ")}
    if ResourceKind.EQUIPMENT in kinds or question.show == "equipment":
        names["equipment"] = _("อุปกรณ์")
    if question.show == "drivers":
        names["drivers"] = _("พนักงานขับ")
    names |= {MINE: _("ของฉัน"), WAITING: _("รออนุมัติ")}
    return [
        {
            "label": label,
            "url": question.url(show=show, resource=0),
            "current": show == question.show,
            "count": board["counts"].get(show),
        }
        for show, label in names.items()
    ]


def _picks(question: Question, board: Drawn) -> list[Drawn]:
    """Return the choices of resource and office; none of what has only one."""
    resources = [(each.pk, each.name) for each in board["resources"]]
    offices = sorted(
        {each.office_id: str(each.office) for each in board["resources"]}.items(),
        key=lambda pair: pair[1],
    )
    picks = [
        ("resource", _("ทุกรายการ"), _("ดูเฉพาะ"), resources, question.resource),
        ("office", _("ทุกหน่วยงาน"), _("ดูแลโดย"), offices, question.office),
    ]
    return [
        {"name": name, "all": every, "label": label, "choices": choices, "chosen": chosen}
        for name, every, label, choices, chosen in picks
        if len(choices) > 1 or chosen
    ]

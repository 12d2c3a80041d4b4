"""The part of a request that says how it comes again; nothing chosen: it does not."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.shell.fields import ThaiDateField
from modules.booking.series.recurring import DAYS, Rule
from modules.booking.wish import BadWish
from thai.dates import BANGKOK

ONCE, DAY, WEEK, MONTH, MONTH_DAY = "", "day", "week", "month", "month_day"
_AGAIN = (
    (ONCE, _("ครั้งเดียว")),
    (DAY, _("ทุกวัน")),
    (WEEK, _("ทุกสัปดาห์")),
    (MONTH, _("ทุกเดือน วันที่เดิม")),
    (MONTH_DAY, _("ทุกเดือน วันเดิมของสัปดาห์")),
)
_SHORT = (_("จ."), _("อ."), _("พ."), _("พฤ."), _("ศ."), _("ส."), _("อา."))
_LAST_WEEK = 5
_NUMBER = {"invalid": _("ใส่เป็นตัวเลข"), "min_value": _("ใส่ตั้งแต่ 1 ขึ้นไป"), "max_value": _("มากเกินไป")}


class SeriesForm(forms.Form):
    """How often, on which days of the week, and until when; `skip` leaves out what is taken."""

    again = forms.ChoiceField(
        label=_("ซ้ำ"), choices=_AGAIN, required=False, widget=forms.RadioSelect
    )
    again_every = forms.IntegerField(
        label=_("ทุกกี่วัน กี่สัปดาห์ หรือกี่เดือน"),
        initial=1,
        required=False,
        min_value=1,
        max_value=99,
        error_messages=_NUMBER,
    )
    again_days = forms.MultipleChoiceField(
        label=_("ในวัน"),
        help_text=_("ไม่เลือก คือวันเดียวกับวันแรก"),
        choices=list(zip(DAYS, _SHORT, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    again_until = ThaiDateField(label=_("จนถึงวันที่"), required=False)
    skip = forms.BooleanField(label=_("ข้ามครั้งที่จองไม่ได้ จองเฉพาะครั้งที่ว่าง"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(
            data, initial={"again": ONCE, **(initial or {})}, use_required_attribute=False
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a repetition that says no end."""
        typed = self.cleaned_data
        if typed.get("again") and "again_until" not in self.errors and not typed["again_until"]:
            self.add_error("again_until", _("ใส่วันสุดท้ายที่ซ้ำ"))
        return typed

    @property
    def is_open(self) -> bool:
        """Tell whether it is to be shown unfolded: something is chosen or wrong."""
        return bool(self["again"].value()) or bool(self.is_bound and self.errors)

    @property
    def skips(self) -> bool:
        """Tell whether occurrences that cannot be had are to be left out."""
        return bool(self.cleaned_data["skip"])

    def rule(self, starts: datetime) -> str:
        """Return the rule of a valid form for what begins at a moment; empty: only once."""
        typed = self.cleaned_data
        if not typed["again"]:
            return ""
        first = starts.astimezone(BANGKOK).date()
        every, until = typed["again_every"] or 1, typed["again_until"]
        days = tuple((0, DAYS.index(day)) for day in typed["again_days"])
        nth = (first.day - 1) // 7 + 1
        more: dict[str, dict[str, Any]] = {
            DAY: {"frequency": "DAILY"},
            WEEK: {"frequency": "WEEKLY", "by_day": days or ((0, first.weekday()),)},
            MONTH: {"frequency": "MONTHLY", "by_month_day": (first.day,)},
            MONTH_DAY: {
                "frequency": "MONTHLY",
                "by_day": ((-1 if nth == _LAST_WEEK else nth, first.weekday()),),
            },
        }
        return str(Rule(interval=every, until=until, **more[typed["again"]]))

    def blame(self, bad: BadWish) -> bool:
        """Put what is wrong with the rule beside its end; tell whether that is what was wrong."""
        if words := bad.problems.get("rule"):
            self.add_error("again_until", words)
        return "rule" in bad.problems


def read_rule(data: Any, starts: datetime) -> str:
    """Return the rule that was typed with a request, empty if it is for once.

    Raises `BadWish("rule")` if the form is not valid yet.
    """
    form = SeriesForm(data)
    if not form.is_valid():
        field, (words, *_more) = next(iter(form.errors.items()))
        raise BadWish("rule", str(words) or field)
    return form.rule(starts)

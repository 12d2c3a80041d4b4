"""By when something is to be done: the spans one usually gives, or a day of one's own."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext as _

from frontend.shell.spoken import day_words

OTHER_DAY = "other"


def due_choices(due: date | None, today: date) -> list[tuple[str, str]]:
    """Return the days one usually gives, the letter's own day first."""
    spans = [(0, _("ภายในวันนี้")), (3, _("ภายใน 3 วัน")), (7, _("ภายใน 7 วัน")), (15, _("ภายใน 15 วัน"))]
    days = [((today + timedelta(days=n)), words) for n, words in spans]
    own = [(due.isoformat(), _("ภายใน %(day)s") % {"day": day_words(due, today)})] if due else []
    usual = [
        (day.isoformat(), words if day == today else f"{words} ({day_words(day, today)})")
        for day, words in days
        if day != due
    ]
    return [*own, ("", _("ไม่กำหนดวัน")), *usual, (OTHER_DAY, _("เลือกวันเอง"))]


def chosen_day(form: forms.Form) -> date | None:
    """Return the day that was chosen from the list, or typed beside it."""
    due = form.cleaned_data.get("due") or ""
    if due == OTHER_DAY:
        day: date | None = form.cleaned_data.get("due_other")
        return day
    return date.fromisoformat(due) if due else None

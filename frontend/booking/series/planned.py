"""What a series would give, as the form shows it before anything is asked for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from accounts.duties import Viewer
from frontend.booking.series.forms import SeriesForm
from frontend.booking.series.words import rule_words
from frontend.booking.spoken import on_day
from modules.booking.models import Reach
from modules.booking.queries.series import Occurrence, preview
from modules.booking.series.recurring import read_rule
from modules.booking.wish import BadWish, Wish

if TYPE_CHECKING:  # the form of a request stands above its parts
    from frontend.booking.new.typed import LooseForm

type Words = dict[str, Any]


def planned_of(viewer: Viewer, wish: Wish, form: SeriesForm, *, at: datetime) -> Words | None:
    """Return the occurrences of what is typed so far, for `_planned.html`; None if it is once.

    Words that are still to be typed do not matter yet.
    """
    if not form.is_valid() or not (rule := form.rule(wish.starts)):
        return None
    try:
        found = preview(viewer, _with_words(wish), rule, at=at)
    except BadWish as bad:
        return {"wrong": next(iter(bad.problems.values()))}
    return planned_words(found, rule=rule)


def planned_so_far(viewer: Viewer, loose: "LooseForm", typed: Any, *, at: datetime) -> Words | None:
    """Return what `planned_of` does while a request is filled; None while that is too little."""
    times = loose.clock()
    resource = loose.cleaned_data.get("resource")
    if times is None or resource is None:
        return None
    people = loose.cleaned_data.get("people") or 1
    wish = Wish(resource=resource, starts=times[0], ends=times[1], title="", people=people)
    return planned_of(viewer, wish, SeriesForm(typed), at=at)


def planned_words(found: Iterable[Occurrence], *, rule: str) -> Words:
    """Return occurrences as `_planned.html` shows them: those with a problem stand out."""
    days = [
        {"when": on_day(each.starts, each.ends), "problem": each.problem.replace("\n", " · ")}
        for each in found
    ]
    bad = [each for each in days if each["problem"]]
    return {
        "rule": rule_words(read_rule(rule)),
        "days": days,
        "n": len(days),
        "bad": bad,
        "n_bad": len(bad),
        "n_good": len(days) - len(bad),
    }


def _with_words(wish: Wish) -> Wish:
    """Return a wish whose words would pass, to look only at its times."""
    return replace(
        wish,
        title=wish.title or "-",
        destination=wish.destination or "-",
        reach=wish.reach or Reach.DISTRICT,
    )

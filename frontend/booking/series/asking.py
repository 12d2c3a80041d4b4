"""Asking for what comes again: the one command, and where to go then."""

from datetime import datetime

from django.urls import reverse

from accounts.models import Office, Person
from frontend.booking.series.forms import SeriesForm
from modules.booking.commands.request_series import request_series
from modules.booking.wish import Wish


def ask_again(*, by: Person, office: Office, wish: Wish, form: SeriesForm, at: datetime) -> str:
    """Ask for every occurrence of a valid form; return the address of the series.

    Raises what `request_series` does: `OccurrencesClash` (show `planned_words` of its
    `occurrences`), `BadWish` (`form.blame` takes what is about the rule) and `PermissionDenied`.
    """
    rule = form.rule(wish.starts)
    series = request_series(
        by=by, office=office, wish=wish, rule=rule, skip_clashes=form.skips, at=at
    )
    return reverse("booking:series", args=[series.pk]) + "?done=1"

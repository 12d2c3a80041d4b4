"""Who would approve a case, by the matrix as it stands now."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Office, Role
from accounts.posts import holders
from accounts.requests import SignedInRequest
from frontend.booking.posts import post_words
from frontend.booking.rules.forms import TryForm
from frontend.booking.rules.words import Names
from modules.booking.rules import Facts, decider_of, head_of, line_that_fits, standing
from thai.dates import bangkok_date

type Words = dict[str, Any]


def tried(request: SignedInRequest, form: TryForm, names: Names, at: datetime) -> Words | None:
    """Return the path a request of one's own office would take; None while nothing is chosen."""
    if not form.is_valid():
        return None
    typed, on = form.cleaned_data, bangkok_date(at)
    resource = names.resources[int(typed["resource"])]
    facts = Facts(
        reach=typed["reach"],
        distance_km=typed["km"],
        overnight=typed["overnight"],
        outsider=typed["outsider"],
    )
    line = line_that_fits(resource, facts)
    decision = standing(decider_of(resource, facts), on=on)
    posts: list[tuple[Role, Office]] = []
    asking = resource.office if facts.outsider or not request.duty else request.duty.office
    if decision.role:
        head = head_of(asking, on=on) if decision.head_first else None
        decides = (Role(decision.role), decision.office)
        posts = [*([head] if head and head != decides else []), decides]
    return {
        "line": line.sort // 10 if line else None,
        "steps": [_step(role, office, at) for role, office in posts],
        "asking": None if facts.outsider else asking,
    }


def _step(role: Role, office: Office, at: datetime) -> Words:
    people = holders(role, office, on=bangkok_date(at))
    who = ", ".join(each.full_name for each in people)
    return {"post": post_words(role, office), "who": who or _("ยังไม่มีผู้ดำรงตำแหน่ง")}

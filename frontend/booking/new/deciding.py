"""Who will be asked for leave, said before anything is sent."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Office, Person, Role
from accounts.posts import holders
from frontend.booking.new.typed import LooseForm
from frontend.booking.posts import post_words
from frontend.booking.spoken import last_day
from modules.booking.models import Resource
from modules.booking.rules import Facts, decider_of, head_of, standing
from thai.dates import bangkok_date

type Words = dict[str, str]


def who_decides(
    by: Person, loose: LooseForm, times: tuple[datetime, datetime] | None, *, at: datetime
) -> Words | None:
    """Return through whom a request will go, as it stands so far; None while nothing is chosen."""
    resource: Resource | None = loose.cleaned_data.get("resource")
    office = loose.asked_by_office()
    if resource is None or office is None or times is None:
        return None
    today = bangkok_date(at)
    facts = Facts(
        reach=loose.cleaned_data.get("reach") or "",
        distance_km=loose.cleaned_data.get("distance_km"),
        overnight=bangkok_date(times[0]) != last_day(times[1]),
    )
    decision = standing(decider_of(resource, facts), on=today)
    if not decision.role:
        return {"lead": _("ไม่ต้องรออนุมัติ"), "who": _("ส่งแล้วใช้ได้ทันที")}
    head = head_of(office, on=today) if decision.head_first else None
    posts = [*([head] if head else []), (Role(decision.role), decision.office)]
    people = [_holders(role, where, at) for role, where in posts]
    left = [
        _named(role, where, found)
        for (role, where), found in zip(posts, people, strict=True)
        if by not in found
    ]
    if not left:
        return {"lead": _("ท่านเป็นผู้อนุมัติ"), "who": _("ส่งแล้วใช้ได้ทันที")}
    return {"lead": _("ผู้อนุมัติ") if len(left) == 1 else _("เสนอ"), "who": " → ".join(left)}


def _holders(role: Role, office: Office, at: datetime) -> list[Person]:
    return holders(role, office, on=bangkok_date(at))


def _named(role: Role, office: Office, people: list[Person]) -> str:
    post = post_words(role, office)
    return f"{post} ({people[0].full_name})" if len(people) == 1 else post

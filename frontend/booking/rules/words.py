"""A line of the matrix as people say it: when it fits, through whom, who approves."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Office, Role
from accounts.posts import HOUSE_ROLES
from accounts.queries.offices import open_offices
from frontend.booking.posts import post_words
from modules.booking.matrix import RuleLine, shadowed_by
from modules.booking.models import Reach, Resource, ResourceKind
from modules.booking.queries.resources import resources_for

type Words = dict[str, Any]


@dataclass(frozen=True)
class Names:
    """The resources and offices that lines name, by key."""

    resources: dict[int, Resource]
    offices: dict[int, Office]


def names_for(viewer: Viewer) -> Names:
    """Return what may be named in a line."""
    return Names(
        {each.pk: each for each in resources_for(viewer)},
        {office.pk: office for office, _depth in open_offices(viewer)},
    )


def seen_mark(lines: Sequence[RuleLine]) -> str:
    """Return a mark of the matrix as it is shown, so that a change goes to what was seen."""
    told = json.dumps([line.told() for line in lines], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def line_words(lines: Sequence[RuleLine], names: Names) -> list[Words]:
    """Return the lines as rows of the table; a line that is never reached says which takes it."""
    hidden = [0 if place is None else place + 1 for place in shadowed_by(lines)]
    return [
        {
            "place": n,
            "when": conditions(line, names),
            "head": line.head_first,
            "who": decider(line, names),
            "hidden": hidden[n],
            "first": n == 0,
            "last": n == len(lines) - 1,
        }
        for n, line in enumerate(lines)
    ]


def conditions(line: RuleLine, names: Names) -> str:
    """Say when a line fits: รถ นอกเขตจังหวัด ค้างคืน; everything when it says nothing."""
    named = names.resources.get(line.resource) if line.resource is not None else None
    kind = _(ResourceKind(line.kind).label) if line.kind else ""
    parts = [
        named.name if named else kind,
        _(Reach(line.reach).label) if line.reach else "",
        _("เกิน %(km)s กม.") % {"km": f"{line.over_km:,}"} if line.over_km is not None else "",
        _said(line.overnight, _("ค้างคืน"), _("ไม่ค้างคืน")),
        _said(line.outsider, _("ประชาชนขอ"), _("เจ้าหน้าที่ขอ")),
    ]
    return " · ".join(filter(None, parts)) or _("ทุกกรณี")


def _said(value: bool | None, yes: str, no: str) -> str:
    """Return the words of a yes or no; none when it may be either."""
    return "" if value is None else yes if value else no


def decider(line: RuleLine, names: Names) -> str:
    """Say who approves: a post, of which office; or that nobody needs to."""
    if not line.role:
        return _("ไม่ต้องรออนุมัติ")
    if line.role in HOUSE_ROLES:
        return _(Role(line.role).label)
    office = names.offices.get(line.office) if line.office is not None else None
    if office is not None:
        return post_words(line.role, office)
    return _("%(post)s ที่ดูแล") % {"post": _(Role(line.role).label)}


def usual_words() -> list[Words]:
    """Return what holds where no line fits."""
    director = _("%(post)s ที่ดูแล") % {"post": _(Role.DIVISION_DIRECTOR.label)}
    return [
        {"when": _("ประชาชนขอ"), "head": False, "who": _(Role.CLERK.label)},
        {"when": _("รถ"), "head": True, "who": _(Role.CHIEF_EXECUTIVE.label)},
        {"when": _("ห้องและอุปกรณ์"), "head": False, "who": director},
    ]

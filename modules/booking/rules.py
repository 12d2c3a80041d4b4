"""Who decides on a booking: the approval matrix, and the head of the asking office."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import Office, Role
from accounts.offices import lineage
from accounts.posts import HOUSE_ROLES, holders
from modules.booking.models import ApprovalRule, Booking, Resource, ResourceKind
from modules.booking.wish import Wish
from thai.dates import bangkok_date

HEADS = (Role.DIVISION_DIRECTOR, Role.SECTION_HEAD)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the matrix asks of a booking beside its resource; a distance of None is not known."""

    reach: str = ""
    distance_km: int | None = None
    overnight: bool = False
    outsider: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Who approves: a role in an office, or nobody (`role` empty); does the head see it first."""

    head_first: bool
    role: str
    office: Office


def facts_of(asked: Wish | Booking, *, outsider: bool = False) -> Facts:
    """Return the facts of a wish or of a booking."""
    last = bangkok_date(asked.ends - _INSTANT)
    rescue = bool(getattr(asked, "afterwards", ""))  # goes wherever it is called, and at once
    return Facts(
        reach=asked.reach,
        distance_km=0 if rescue else asked.distance_km,
        overnight=bangkok_date(asked.starts) != last,
        outsider=outsider or getattr(asked, "outsider_id", None) is not None,
    )


def decider_of(resource: Resource, facts: Facts) -> Decision:
    """Return who decides: the first line of the matrix that fits, else what is usual (one query).

    Usual: a vehicle passes the head and is given by the chief executive (ผู้มีอำนาจสั่งใช้รถ), rooms
    and equipment by the director of the office that owns them, to outsiders by the clerk.
    """
    if rule := line_that_fits(resource, facts):
        office = rule.office or resource.office
        return Decision(head_first=rule.head_first, role=rule.role, office=office)
    if facts.outsider:
        return Decision(head_first=False, role=Role.CLERK, office=resource.office)
    if resource.kind == ResourceKind.VEHICLE:
        return Decision(head_first=True, role=Role.CHIEF_EXECUTIVE, office=resource.office)
    return Decision(head_first=False, role=Role.DIVISION_DIRECTOR, office=resource.office)


def line_that_fits(resource: Resource, facts: Facts) -> ApprovalRule | None:
    """Return the first line of the matrix that fits, or None: what is usual holds (one query)."""
    rows = ApprovalRule.objects.order_by("sort")  # few name an office: asked for when one does
    return next((rule for rule in rows if _fits(rule, resource, facts)), None)


def _fits(rule: ApprovalRule, resource: Resource, facts: Facts) -> bool:
    """Tell whether every condition that a line of the matrix names is met.

    A trip whose distance is not told counts as far: nobody passes an approver by leaving it out.
    """
    unknown = facts.distance_km is None and resource.kind == ResourceKind.VEHICLE
    distance = facts.distance_km or 0
    return (
        rule.kind in ("", resource.kind)
        and rule.resource_id in (None, resource.pk)
        and rule.reach in ("", facts.reach)
        and (rule.over_km is None or unknown or distance > rule.over_km)
        and rule.overnight in (None, facts.overnight)
        and rule.outsider in (None, facts.outsider)
    )


def standing(decision: Decision, *, on: date) -> Decision:
    """Return a decision that somebody can take: of a headless office, the head above decides.

    The clerk decides where no office up to the root has a head.
    """
    if not decision.role or decision.role in HOUSE_ROLES or decision.role not in HEADS:
        return decision
    if holders(decision.role, decision.office, on=on):
        return decision
    role, office = head_of(decision.office, on=on) or (Role.CLERK, decision.office)
    return Decision(head_first=decision.head_first, role=role, office=office)


def same_post(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions are taken by the same post."""
    alike = one.role == other.role
    return alike and (one.role in ("", *HOUSE_ROLES) or one.office == other.office)


def head_of(office: Office, *, on: date) -> tuple[Role, Office] | None:
    """Return the post that heads an office on a day, or the next one above that has somebody."""
    offices = Office.objects.in_bulk(lineage(office))
    for key in lineage(office):
        for role in HEADS:
            if holders(role, offices[key], on=on):
                return role, offices[key]
    return None

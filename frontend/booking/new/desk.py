"""What lies before who asks: their offices, what can be had at that time, who will decide."""

from dataclasses import dataclass

from accounts.duties import Viewer
from accounts.models import Office
from accounts.requests import SignedInRequest
from frontend.booking.free import UNASKED, Times, Words, facts_of, states
from frontend.booking.pictures import picture_of
from modules.booking import access
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.queries.lane_facts import Facts
from modules.booking.queries.lane_facts import facts_of as known_of
from modules.booking.queries.resources import resources_for

KINDS = (ResourceKind.ROOM, ResourceKind.VEHICLE, ResourceKind.EQUIPMENT)
ICONS = {
    ResourceKind.ROOM: "door",
    ResourceKind.VEHICLE: "car",
    ResourceKind.EQUIPMENT: "box",
    ResourceKind.DRIVER: "user",
}
# What may be asked for beside the thing itself.
BESIDE = {ResourceKind.ROOM: ResourceKind.EQUIPMENT, ResourceKind.VEHICLE: ResourceKind.DRIVER}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Of which kind something is asked, on whose behalf it may be, and what there is."""

    kind: ResourceKind
    offices: list[Office]
    resources: list[Resource]
    beside: list[Resource]


def desk_of(request: SignedInRequest) -> Desk:
    """Return the desk of the kind that is asked for, or of the resource that is named."""
    given = request.POST or request.GET
    named = given.get("resource", "")
    everything = list(resources_for(request.viewer))
    found = next((each for each in everything if str(each.pk) == named), None)
    wanted = found.kind if found and "kind" not in request.POST else given.get("kind")
    kind = next((each for each in KINDS if each == wanted), ResourceKind.ROOM)
    offices = offices_of(request)
    return Desk(
        kind=kind,
        offices=offices,
        resources=[each for each in everything if each.kind == kind and _open(each)],
        beside=[each for each in everything if each.kind == BESIDE.get(kind) and _open(each)],
    )


def offices_of(request: SignedInRequest) -> list[Office]:
    """Return the offices on whose behalf somebody may ask, the one they work in now first."""
    duties = [duty for duty in request.viewer.duties if duty.role not in access.NO_BOOKERS]
    if request.duty in duties and request.duty is not None:
        duties.insert(0, request.duty)
    return list({duty.office.pk: duty.office for duty in duties}.values())


def offers(
    viewer: Viewer, desk: Desk, times: Times | None, people: int, chosen: str
) -> list[Words]:
    """Return what can be chosen, each with whether it is free at the times asked for."""
    found = states(viewer, (desk.kind,), times)
    known = known_of(viewer, desk.resources) if desk.kind == ResourceKind.VEHICLE else {}
    return [
        {
            "resource": each,
            "key": str(each.pk),
            "chosen": str(each.pk) == chosen,
            "picture": picture_of(each),
            "icon": ICONS[desk.kind],
            "facts": " · ".join([*vehicle_facts(known.get(each.pk)), *facts_of(each)]),
            "small": each.capacity is not None and people > each.capacity,
            **found.get(each.pk, UNASKED),
        }
        for each in desk.resources
    ]


def beside(viewer: Viewer, desk: Desk, times: Times | None) -> dict[str, Words]:
    """Return whether each extra is free, by its key as the form knows it."""
    kind = BESIDE.get(desk.kind)
    found = states(viewer, (kind,), times) if kind and desk.beside else {}
    return {str(each.pk): found.get(each.pk, UNASKED) for each in desk.beside}


def vehicle_facts(known: Facts | None) -> list[str]:
    """Return what a vehicle is and who usually drives it."""
    if known is None or known.vehicle is None:
        return []
    usual = known.vehicle.usual_driver
    return [known.vehicle.body, *([usual.name] if usual else [])]


def _open(resource: Resource) -> bool:
    return resource.bookable_by != BookableBy.NOBODY and resource.retired_at is None

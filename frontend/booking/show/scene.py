"""Who stands before which booking, and at what moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from accounts.duties import Duty, Viewer
from accounts.models import Person
from accounts.requests import SignedInRequest
from frontend.booking.free import Words, states
from modules.booking import access
from modules.booking.access.vehicles import driver_of, keeps_log
from modules.booking.models import Booking, Resource, ResourceKind, State
from modules.booking.path import may_approve, may_arrange
from modules.booking.queries.forgotten import may_be_recorded
from modules.booking.queries.lane_facts import Facts, facts_of
from modules.booking.queries.resources import resources_for
from thai.dates import bangkok_date

DAY = timedelta(days=1)
EARLY = timedelta(minutes=30)  # so long before its time a room may be taken into use


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who stands before which booking, and at what moment; each question is asked once."""

    request: SignedInRequest
    booking: Booking
    at: datetime

    @property
    def by(self) -> Person:
        """Return who it is."""
        return self.request.user

    @property
    def viewer(self) -> Viewer:
        """Return who looks."""
        return self.request.viewer

    @property
    def kind(self) -> ResourceKind:
        """Return of which kind the thing is that was asked for."""
        return ResourceKind(self.booking.resource.kind)

    @property
    def is_trip(self) -> bool:
        """Tell whether it is a trip: its log is kept by the driver's page."""
        return self.kind == ResourceKind.VEHICLE

    @cached_property
    def turn(self) -> Duty | None:
        """Return the capacity in which it is the viewer's turn, or None."""
        return access.turn_of(self.viewer, self.booking)

    @cached_property
    def manages(self) -> bool:
        """Tell whether the viewer looks after the thing."""
        return access.manages(self.viewer, self.booking.resource)

    @cached_property
    def approves(self) -> bool:
        """Tell whether the viewer is who gives leave for it, wherever it is on its way."""
        return may_approve(self.viewer, self.booking, on=bangkok_date(self.at)) is not None

    @cached_property
    def knows(self) -> bool:
        """Tell whether the viewer may read what it is about."""
        return access.knows(self.viewer, self.booking)

    @cached_property
    def may_change(self) -> bool:
        """Tell whether the viewer may move, change or call it off."""
        return may_arrange(self.viewer, self.booking, on=bangkok_date(self.at))

    @property
    def works(self) -> bool:
        """Tell whether the viewer works here still: who left only calls off what they asked for."""
        return bool(self.viewer.duties)

    @cached_property
    def may_use(self) -> bool:
        """Tell whether the viewer may take it into use and give it back."""
        return access.may_use(self.viewer, self.booking)

    @property
    def is_now(self) -> bool:
        """Tell whether it is time to take it into use."""
        during = self.booking.starts - EARLY <= self.at < self.booking.ends
        return self.booking.state == State.APPROVED and during

    @property
    def is_late(self) -> bool:
        """Tell whether it is a trip whose time is over, and nobody recorded it."""
        return self.booking.ends <= self.at and may_be_recorded(self.booking, at=self.at)

    @cached_property
    def records(self) -> bool:
        """Tell whether the viewer may write the trip into the log, in time or afterwards."""
        trip = getattr(self.booking, "trip", None)
        return keeps_log(self.viewer, self.booking, driver_of(self.booking), trip)

    @cached_property
    def due_back(self) -> datetime | None:
        """Return when its vehicle, out still, was to be home: of a trip that is soon or was on."""
        soon = self.at - DAY < self.booking.ends and self.booking.starts < self.at + DAY
        if not self.is_trip or not (soon or self.booking.state == State.IN_USE):
            return None
        facts = facts_of(self.viewer, [self.booking.resource])[self.booking.resource_id]
        return facts.due_back if facts.due_back and facts.due_back <= self.at else None

    @cached_property
    def resources(self) -> list[Resource]:
        """Return all there is."""
        return list(resources_for(self.viewer))

    def of_kind(self, kind: ResourceKind) -> list[Resource]:
        """Return what there is of a kind."""
        return [each for each in self.resources if each.kind == kind]

    @cached_property
    def free(self) -> dict[int, Words]:
        """Return whether vehicles and drivers, or things of the same kind, are free at its time."""
        kinds = (ResourceKind.VEHICLE, ResourceKind.DRIVER) if self.is_trip else (self.kind,)
        times = (self.booking.starts, self.booking.ends)
        return states(self.viewer, kinds, times, but=self.booking.pk)

    @cached_property
    def known(self) -> dict[int, Facts]:
        """Return what is known of vehicles: readings, usual drivers."""
        return facts_of(self.viewer, self.of_kind(ResourceKind.VEHICLE))

    @cached_property
    def driver(self) -> Resource | None:
        """Return who drives, if somebody was named."""
        extras = (extra.resource for extra in self.booking.extras.all())
        return next((each for each in extras if each.kind == ResourceKind.DRIVER), None)

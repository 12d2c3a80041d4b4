"""What booking keeps."""

from modules.booking.models.booking import HELD, PENDING, Booking, Layout, State
from modules.booking.models.feed import Feed
from modules.booking.models.hold import Extra, Hold
from modules.booking.models.hours import Closure, ClosureKind, OpenHours
from modules.booking.models.outsider import Outsider
from modules.booking.models.resource import (
    BookableBy,
    Part,
    Photo,
    Resource,
    ResourceKind,
)
from modules.booking.models.rule import ApprovalRule, Reach
from modules.booking.models.series import Series
from modules.booking.models.step import Step, StepKind
from modules.booking.models.trip import Trip
from modules.booking.models.upkeep import Accident, AccidentKind, FuelOrder, Repair
from modules.booking.models.vehicle import (
    MUST_HOLD,
    Driver,
    Fuel,
    FuelCriterion,
    Validity,
    ValidityKind,
    Vehicle,
    VehicleClass,
)

__all__ = [
    "HELD",
    "MUST_HOLD",
    "PENDING",
    "Accident",
    "AccidentKind",
    "ApprovalRule",
    "BookableBy",
    "Booking",
    "Closure",
    "ClosureKind",
    "Driver",
    "Extra",
    "Feed",
    "Fuel",
    "FuelCriterion",
    "FuelOrder",
    "Hold",
    "Layout",
    "OpenHours",
    "Outsider",
    "Part",
    "Photo",
    "Reach",
    "Repair",
    "Resource",
    "ResourceKind",
    "Series",
    "State",
    "Step",
    "StepKind",
    "Trip",
    "Validity",
    "ValidityKind",
    "Vehicle",
    "VehicleClass",
]

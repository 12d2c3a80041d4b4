"""Who hears of what befalls a vehicle or a driver: whoever looks after it."""

from datetime import date

from accounts.models import Person, Role
from accounts.posts import holders
from modules.booking.models import Resource

IN_TURN = (
    Role.REGISTRY_DIVISION,
    Role.DIVISION_DIRECTOR,
    Role.REGISTRY_CENTRAL,
    Role.SUPPLY_OFFICER,
)


def keepers_of(resource: Resource, *, on: date) -> list[Person]:
    """Return the keeper, else the office's registry, else its head, on a Bangkok day."""
    if resource.keeper is not None and resource.keeper.is_active:
        return [resource.keeper]
    for role in IN_TURN:
        if people := holders(role, resource.office, on=on):
            return people
    return []

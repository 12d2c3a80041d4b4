"""What of vehicles and drivers holds until when, what is about to lapse and what has."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from modules.booking.models import MUST_HOLD, Validity, ValidityKind

DAYS_BEFORE = (60, 30, 7)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How one thing stands on a day: `days` are left, negative when it has lapsed."""

    resource: int
    kind: ValidityKind
    expires_on: date
    number: str
    days: int

    @property
    def lapsed(self) -> bool:
        """Tell whether it holds no more."""
        return self.days < 0

    @property
    def threshold(self) -> int | None:
        """Return the warning it has come to: 60, 30 or 7 days before, -1 lapsed, None not yet."""
        if self.lapsed:
            return -1
        return next((n for n in reversed(DAYS_BEFORE) if self.days <= n), None)


def standings(resources: Collection[int], *, on: date) -> dict[int, list[Standing]]:
    """Return how things stand for each of some resources on a Bangkok day, latest lines only.

    One query. Soonest first; a resource without a line has an empty list.
    """
    rows = Validity.objects.filter(resource__in=resources)
    latest = rows.order_by("resource", "kind", "-expires_on", "-id").distinct("resource", "kind")
    found: dict[int, list[Standing]] = {pk: [] for pk in resources}
    for row in latest:
        found[row.resource_id].append(
            Standing(
                resource=row.resource_id,
                kind=ValidityKind(row.kind),
                expires_on=row.expires_on,
                number=row.number,
                days=(row.expires_on - on).days,
            )
        )
    for lines in found.values():
        lines.sort(key=lambda line: line.days)
    return found


def lapsed(resources: Iterable[int], *, on: date) -> list[Standing]:
    """Return what must hold (พ.ร.บ., tax, licence) and does not on a day; nothing noted is fine."""
    found = standings(list(resources), on=on)
    return [
        line for lines in found.values() for line in lines if line.lapsed and line.kind in MUST_HOLD
    ]

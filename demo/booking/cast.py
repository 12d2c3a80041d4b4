"""Who asks for things in a town of the demo and who decides: the same people every time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.models import Office, Person, Role
from accounts.posts import holders
from demo.booking.things import drivers_of, rows_of
from demo.desk import Desk, chance
from modules.booking import rules
from modules.booking.models import Resource, Vehicle
from modules.booking.rules import Decision, Facts
from modules.saraban.queries.posts import people_of
from thai.dates import bangkok_date


@dataclass
class Cast:
    """A town's people and things as one day knows them; what was asked once is kept."""

    desk: Desk
    at: datetime
    rows: dict[str, Resource]
    drivers: list[Resource]
    vehicles: dict[int, Vehicle]
    posts: dict[int, str]
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the day in Bangkok."""
        return bangkok_date(self.at)

    def post(self, person: Person | None) -> str:
        """Return the post of a person, as it is printed under a signature."""
        return self.posts.get(person.pk, "") if person else ""

    def asker(self, word: str, moment: datetime) -> tuple[Person, Office]:
        """Return somebody of the office that a text means."""
        office = self.desk.office(word)
        workers = self.desk.workers(office, self.at)
        return chance(moment, word).choice(workers), office

    def head(self, office: Office) -> Person:
        """Return who heads an office, or the clerk where nobody does."""

        def ask() -> Person:
            role, place = rules.head_of(office, on=self.today) or (Role.CLERK, office)
            return holders(role, place, on=self.today)[0]

        found: Person = self._once(("head", office.pk), ask)
        return found

    def decision(self, key: str, facts: Facts) -> Decision:
        """Return who decides on a thing, by the matrix."""

        def ask() -> Decision:
            return rules.standing(rules.decider_of(self.rows[key], facts), on=self.today)

        found: Decision = self._once(("decision", key, facts), ask)
        return found

    def approver(self, decision: Decision) -> Person:
        """Return who takes a decision."""
        found: Person = self._once(
            ("holder", decision.role, decision.office.pk),
            lambda: holders(decision.role, decision.office, on=self.today)[0],
        )
        return found

    def _once[T](self, key: tuple[object, ...], ask: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = ask()
        found: T = self._known[key]
        return found


def cast_of(desk: Desk, at: datetime) -> Cast:
    """Return the people and things of the town one stands in."""
    rows = rows_of(desk.town)
    everyone = people_of([desk.root], on=bangkok_date(at))
    vehicles = Vehicle.objects.select_related("usual_driver").in_bulk(
        [row.pk for row in rows.values()]
    )
    posts = {person.pk: post for person, post, _office in everyone}
    return Cast(desk, at, rows, drivers_of(desk.town), vehicles, posts)

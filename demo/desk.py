"""A town as the diary's writer sees it: its offices, who holds what, which letter is meant."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.duties import Viewer, viewer_of
from accounts.models import Acting, Office, OfficeKind, Person, Role
from accounts.posts import holders
from demo.towns import Town
from modules.saraban.models import Draft, DraftStepKind, Expected, IncomingLetter, Task
from modules.saraban.queries.posts import Post, people_of, posts_above
from thai.dates import bangkok_date

type Act = Callable[["Desk", datetime], object]

# What the texts call an office, and how its name begins; what a town lacks, its clerk's does.
OFFICES = {
    "finance": ("กองคลัง", "กองบริหารการคลัง"),
    "works": ("กองช่าง",),
    "education": ("กองการศึกษา",),
    "welfare": ("กองสวัสดิการ",),
    "health": ("กองสาธารณสุข",),
}


@dataclass(frozen=True)
class Event:
    """Something somebody does at a moment."""

    at: datetime
    act: Act


@dataclass
class Desk:
    """The offices of a town, and the rows that events have made, by the moment they were made."""

    town: Town
    root: Office
    clerk_office: Office
    divisions: list[Office]
    # From here on orders to stand in for others hold; before, the same people hold the same posts.
    orders_since: date
    letters: dict[datetime, int] = field(default_factory=dict)
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def office(self, word: str) -> Office:
        """Return the office that a text means."""
        begins = OFFICES.get(word, ("",))
        found = (each for each in self.divisions if each.name.startswith(begins))
        return next(found, self.clerk_office) if word in OFFICES else self.clerk_office

    def offices(self, words: tuple[str, ...]) -> list[Office]:
        """Return the offices that a text means, each once."""
        return list({office.pk: office for office in map(self.office, words)}.values())

    def holder(self, role: Role, at: datetime, office: Office | None = None) -> Person:
        """Return who holds a role on the day of a moment."""
        place, on = office or self.root, bangkok_date(at)
        found: Person = self._once(
            at, ("holder", role, place.pk), lambda: holders(role, place, on=on)[0]
        )
        return found

    def registrar(self, at: datetime) -> Person:
        """Return who keeps the central registers."""
        return self.holder(Role.REGISTRY_CENTRAL, at)

    def post(self, role: Role, at: datetime) -> Post:
        """Return a post that letters go up to."""
        on = bangkok_date(at)
        posts = self._once(at, ("posts",), lambda: posts_above(self.root, on=on))
        return next(post for post in posts if post.role == role)

    def viewer(self, person: Person, at: datetime) -> Viewer:
        """Return a person as a viewer on the day of a moment."""
        on = bangkok_date(at)
        viewer: Viewer = self._once(at, ("viewer", person.pk), lambda: viewer_of(person, on=on))
        return viewer

    def letter(self, made: datetime) -> IncomingLetter:
        """Return the letter that was received at a moment."""
        if made not in self.letters:
            rows = IncomingLetter.objects.filter(received_at=made).values_list("pk", flat=True)
            self.letters[made] = rows.get()
        return IncomingLetter.objects.defer("words").get(pk=self.letters[made])

    def draft(self, made: datetime) -> Draft:
        """Return the draft that was begun at a moment."""
        return Draft.objects.get(steps__kind=DraftStepKind.WRITTEN, steps__at=made)

    def tasks(self, made: datetime, *expected: Expected) -> list[Task]:
        """Return the open tasks of a letter, the oldest first."""
        found = Task.objects.filter(letter=self.letter(made), done_at=None, expected__in=expected)
        return list(found.select_related("office", "person").order_by("pk"))

    def actor(self, task: Task, at: datetime) -> Person:
        """Return who does a task on the day of a moment."""
        return task.person or self.holder(Role(task.role), at, task.office)

    def workers(self, office: Office, at: datetime) -> list[Person]:
        """Return who works in an office below its head; if nobody does, the head."""
        on = bangkok_date(at)

        def below() -> list[Person]:
            everyone = [person for person, _post, _office in people_of([office], on=on)]
            heads = [*holders(Role.DIVISION_DIRECTOR, office, on=on)]
            heads += holders(Role.CLERK, office, on=on)
            return [person for person in everyone if person not in heads] or everyone

        found: list[Person] = self._once(at, ("workers", office.pk), below)
        return found

    def everybody(self, at: datetime) -> list[Person]:
        """Return all who hold a post."""
        return [person for person, _post, _office in people_of([self.root], on=bangkok_date(at))]

    def _once[T](self, at: datetime, key: tuple[object, ...], ask: Callable[[], T]) -> T:
        key = (bangkok_date(at) >= self.orders_since, *key)
        if key not in self._known:
            self._known[key] = ask()
        found: T = self._known[key]
        return found


def desk_of(town: Town) -> Desk:
    """Return the desk of the town one stands in."""
    offices = list(Office.objects.filter(closed_at=None).order_by("sort", "pk"))
    root = next(office for office in offices if office.parent_id is None)
    clerk_office = next(office for office in offices if office.kind == OfficeKind.CLERK_OFFICE)
    divisions = [each for each in offices if each.parent_id == root.pk]
    orders = Acting.objects.order_by("since").values_list("since", flat=True)
    return Desk(town, root, clerk_office, divisions, orders.first() or date.max)


def chance(*parts: object) -> random.Random:
    """Return chance that falls the same way every time it is asked about the same things."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311 (no secret hangs on it)

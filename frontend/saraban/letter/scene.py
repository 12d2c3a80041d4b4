"""Who stands before a letter with which task, and the forms they are given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from accounts.models import Person
from frontend.saraban.letter import forms as typed
from modules.saraban.models import IncomingLetter, Task
from modules.saraban.queries.path import Chance
from modules.saraban.queries.posts import open_offices, people_of, posts_above

type Make = Callable[["Scene", Any], forms.Form]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who stands before which letter with which task, and on what day."""

    person: Person
    letter: IncomingLetter
    chance: Chance
    today: date

    @property
    def task(self) -> Task:
        """Return the task in hand."""
        return self.chance.task


def empty(_scene: Scene, data: Any) -> forms.Form:
    """Return a form that asks nothing."""
    return forms.Form(data)


def reason(_scene: Scene, data: Any) -> forms.Form:
    """Return the form that asks why."""
    return typed.ReasonForm(data)


def up(phrases: tuple[str, ...]) -> Make:
    """Return a maker of forms that send a letter up with one of the phrases."""

    def make(scene: Scene, data: Any) -> forms.Form:
        posts = posts_above(scene.task.office, on=scene.today)
        mine = (scene.chance.duty.role, scene.chance.duty.office.pk)
        above = [post for post in posts if (post.role, post.office.pk) != mine]
        if scene.chance.task.expected == "work":  # a report goes to one's own director first
            above.sort(key=lambda post: post.office.pk != scene.task.office_id)
            usual = above[0] if above else None
        else:
            usual = next((post for post in above if _next_above(post.role, mine[0])), None)
        return typed.UpForm(
            data, phrases=phrases, posts=above, initial_to=usual.key if usual else ""
        )

    return make


LADDER = (
    "registry_central",
    "division_director",
    "deputy_clerk",
    "clerk",
    "deputy_executive",
    "chief_executive",
)


def _next_above(role: str, mine: str) -> bool:
    """Tell whether a post is where such a letter usually goes: the clerk, then the mayor."""
    low = LADDER.index(mine) if mine in LADDER else 0
    return role == ("chief_executive" if low >= LADDER.index("clerk") else "clerk")


def direct_form(scene: Scene, data: Any) -> forms.Form:
    """Return the form of a directive."""
    due = scene.task.due_on or scene.letter.due_on
    return typed.DirectForm(
        data, phrases=typed.ORDERS, offices=open_offices(), due=due, today=scene.today
    )


def assign_form(scene: Scene, data: Any) -> forms.Form:
    """Return the form that gives the work to people of the office."""
    people = [person for person, _post, _at in people_of([scene.task.office], on=scene.today)]
    return typed.AssignForm(data, people=people, due=scene.task.due_on, today=scene.today)


def forward_form(scene: Scene, data: Any) -> forms.Form:
    """Return the form that passes a letter on."""
    people = [
        person
        for person, _post, _at in people_of([scene.task.office], on=scene.today)
        if person.pk != scene.person.pk and scene.task.expected in ("assign", "work")
    ]
    offices = [office for office in open_offices() if office.pk != scene.task.office_id]
    return typed.ForwardForm(data, offices=offices, people=people)


def result_form(_scene: Scene, data: Any) -> forms.Form:
    """Return the form that ends a letter with what came of it."""
    return typed.Phrase(data, phrases=typed.RESULTS)

"""Letters that have come in to Bang Rak, and how far they have gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Office, Person
from modules.saraban.commands.register_incoming import Envelope, register_incoming
from modules.saraban.models import IncomingLetter, Secrecy, Step, Task
from modules.saraban.queries.posts import Post, posts_above

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # noon in Bangkok, 2 มีนาคม 2569
SUBJECT = "สำรวจความเสียหายของถนนและสะพานจากอุทกภัย"
SECRET = "รายชื่อผู้ต้องสงสัยคดียาเสพติดในพื้นที่"


def later(minutes: int) -> datetime:
    """Return a moment some minutes after noon."""
    return NOON + timedelta(minutes=minutes)


@pytest.fixture
def letter(organisation: Office, malee: Person) -> IncomingLetter:
    """An open letter of the district, registered at noon by Malee."""
    return register_incoming(
        by=malee, office=organisation, envelope=envelope(reference="พจ 0118/ว 1482"), at=NOON
    )


@pytest.fixture
def secret_letter(organisation: Office, malee: Person) -> IncomingLetter:
    """A secret letter, registered at noon by Malee, who alone may know of it."""
    words = envelope(reference="พจ 0018/ล 77", subject=SECRET, secrecy=Secrecy.SECRET)
    return register_incoming(by=malee, office=organisation, envelope=words, at=NOON)


@pytest.fixture
def post(organisation: Office) -> Callable[[str], Post]:
    """Find a post above by its role: `post("clerk")`."""

    def find(role: str, office: Office = organisation) -> Post:
        posts = posts_above(office, on=date(2026, 3, 2))
        return next(each for each in posts if each.role == role)

    return find


def envelope(**words: object) -> Envelope:
    """Return what is read off the paper of a usual letter, with some words changed."""
    usual: dict[str, object] = {
        "reference": "",
        "dated": date(2026, 2, 27),
        "sender": "อำเภอบ้านนาเหนือ",
        "addressee": "นายกเทศมนตรีตำบลบางรัก",
        "subject": SUBJECT,
    }
    return Envelope(**{**usual, **words})  # type: ignore[arg-type]


def task_of(letter: IncomingLetter, expected: str) -> int:
    """Return the key of the open task of that kind, the newest one."""
    waiting = Task.objects.filter(letter=letter, expected=expected, done_at=None)
    return waiting.order_by("-id").values_list("pk", flat=True)[0]


def last_step(letter: IncomingLetter) -> Step:
    """Return the newest step of a letter."""
    return Step.objects.filter(letter=letter).latest("id")

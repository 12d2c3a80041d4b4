"""Tell people what is now expected of them; of a secret letter only its readers hear."""

from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.posts import holders
from jobs.follow_up import follow_up
from modules.saraban import access
from modules.saraban.models import IncomingLetter, NamedReader, OutgoingLetter, Step, Task
from notifications.tell import tell
from thai.dates import bangkok_date


@follow_up
def tell_recipients(*, step: int) -> None:
    """Give a notice to whoever a step sent the letter to, if it still waits for them."""
    took = Step.objects.select_related("letter").get(pk=step)
    tasks = took.tasks.filter(done_at=None).select_related("office", "person")
    for task in tasks:
        people = [person for person in _people(task) if person.pk != took.by_id]
        tell(
            only_readers(took.letter, people),
            text=_words(took, task),
            url=url_of(took.letter),
            at=took.at,
        )


def only_readers(letter: IncomingLetter, people: list[Person]) -> list[Person]:
    """Return those of the people who may know of a letter."""
    if not access.is_secret(letter.secrecy):
        return people
    named = NamedReader.objects.filter(incoming=letter).values_list("person", flat=True)
    return [person for person in people if person.pk in set(named)]


def subject_of(letter: IncomingLetter | OutgoingLetter) -> str:
    """Return what a notice calls a letter: a secret one is not called by its subject."""
    return _("เรื่องลับ") if access.is_secret(letter.secrecy) else letter.subject


def url_of(letter: IncomingLetter | OutgoingLetter) -> str:
    """Return where a letter's page stands."""
    way = "incoming" if isinstance(letter, IncomingLetter) else "outgoing"
    return f"/saraban/{way}/{letter.pk}"


def _people(task: Task) -> list[Person]:
    if task.person is not None:
        return [task.person]
    return holders(task.role, task.office, on=bangkok_date(task.sent_at))


def _words(step: Step, task: Task) -> str:
    words = "รอท่าน%(do)s: %(subject)s (รับที่ %(number)s) จาก %(name)s"
    return words % {
        "do": task.get_expected_display(),
        "subject": subject_of(step.letter),
        "number": step.letter,
        "name": step.name,
    }

"""Very many letters at once: rows as the commands would have written them."""

from datetime import UTC, datetime

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Max, Min

from accounts.models import Office, Person
from database.place import Place
from demo import bulk
from demo.towns import TOWNS
from modules.saraban.models import Expected, IncomingLetter, StepKind, Task
from modules.saraban.numbers import incoming_series
from numbering.draw import draw
from search.words import query_text
from thai.references import reference_key
from thai.sorting import sort_key

UNTIL = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_a_register_filled_in_two_goes_runs_on_without_gaps(
    town: Place, malee: Person, organisation: Office, monkeypatch: object
) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 150)  # type: ignore[attr-defined]
    monkeypatch.setattr(bulk, "SAYINGS", 1)  # type: ignore[attr-defined]
    assert bulk.fill_register(TOWNS[0], count=400, until=UNTIL) == 400
    assert bulk.fill_register(TOWNS[0], count=400, until=UNTIL) == 0
    books = IncomingLetter.objects.values("year").annotate(
        first=Min("number"), last=Max("number"), count=Count("pk")
    )
    assert [row["year"] for row in books.order_by("year")] == [2567, 2568, 2569]
    for row in books:
        assert (row["first"], row["last"]) == (1, row["count"])
        assert draw(key=incoming_series(organisation), year=row["year"]) == row["count"] + 1


def test_its_letters_are_found_sorted_and_waited_for_as_others_are(
    town: Place, malee: Person, organisation: Office, monkeypatch: object
) -> None:
    monkeypatch.setattr(bulk, "SAYINGS", 1)  # type: ignore[attr-defined]
    bulk.fill_register(TOWNS[0], count=300, until=UNTIL)
    letter = IncomingLetter.objects.exclude(reference="").order_by("-pk")[0]
    words = SearchQuery(query_text(letter.subject), config="simple", search_type="raw")
    assert IncomingLetter.objects.filter(words=words, pk=letter.pk).exists()
    assert letter.subject_sort == sort_key(letter.subject)[:200]
    assert letter.reference_key == reference_key(letter.reference)
    assert letter.steps.get().kind == StepKind.REGISTERED
    waiting = Task.objects.filter(done_at=None)
    assert set(waiting.values_list("expected", flat=True)) == {Expected.PROPOSE}
    assert waiting.count() == IncomingLetter.objects.filter(closed_at=None).count()

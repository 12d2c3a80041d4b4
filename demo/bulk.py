"""Fill an incoming register with very many letters at once, as if they had been registered.

No command could do 100,000 letters while somebody waits, so these rows are written straight into
the tables of the town: letter, first step and open task. Numbers run from 1 in each Buddhist year
in the order of time, the counter of the series stands at the last one, sort keys and search words
are those of the commands. There are no files, no trail and no notifications.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import batched

from accounts.models import Office, Person, Role
from database.work import atomic, connection_here
from demo.arrivals import arrival, reference
from demo.days import moment_on, working_days
from demo.desk import Desk, chance, desk_of
from demo.texts import received
from demo.towns import Town
from modules.saraban.models import IncomingLetter
from modules.saraban.numbers import incoming_series
from numbering.models import Series
from search.words import index_text
from thai.dates import bangkok_date, buddhist_year
from thai.references import reference_key
from thai.sorting import sort_key

AT_ONCE = 2500
YEARS = 3
SAYINGS = 40  # different fillings of each text; words and sort keys are made once for each

_COLUMNS = (
    ("office_id", "bigint"), ("year", "smallint"), ("number", "integer"), ("reference", "text"),
    ("reference_key", "text"), ("dated", "date"), ("sender", "text"), ("sender_sort", "text"),
    ("addressee", "text"), ("subject", "text"), ("subject_sort", "text"), ("urgency", "text"),
    ("secrecy", "text"), ("channel", "text"), ("received_at", "timestamptz"),
    ("registered_by_id", "bigint"), ("action_taken", "text"), ("closed_at", "timestamptz"),
    ("words", "text"),
)  # fmt: skip
_NAMES = ", ".join(name for name, _type in _COLUMNS)
_LETTERS = f"""
    INSERT INTO saraban_incomingletter
        ({_NAMES}, enclosures, remark, repeat_reason, cancel_reason)
    SELECT {_NAMES.replace("words", "to_tsvector('simple', words)")}, '', '', '', ''
    FROM unnest({", ".join(f"%s::{type_}[]" for _name, type_ in _COLUMNS)}) AS row({_NAMES})
"""  # noqa: S608 (our own column names)
_STEPS = """
    INSERT INTO saraban_step
        (letter_id, kind, by_id, office_id, name, position, acting_mode, acting_for, note, at)
    SELECT id, 'registered', registered_by_id, office_id, %s, %s, '', '', '', received_at
    FROM saraban_incomingletter WHERE office_id = %s AND year = %s AND number BETWEEN %s AND %s
"""
_TASKS = """
    INSERT INTO saraban_task
        (letter_id, expected, office_id, role, lead, note, sent_by_id, sent_at, sender_id)
    SELECT letter.id, 'propose', letter.office_id, %s, true, '', step.id, step.at, step.by_id
    FROM saraban_incomingletter AS letter JOIN saraban_step AS step ON step.letter_id = letter.id
    WHERE letter.office_id = %s AND letter.year = %s AND letter.number BETWEEN %s AND %s
        AND letter.closed_at IS NULL
"""


def fill_register(town: Town, *, count: int, until: datetime) -> int:
    """Fill the central register of the town one stands in; return how many letters were added.

    Each batch is one transaction with its counter, so that a cut-off run is gone on with.
    """
    with atomic():
        desk = desk_of(town)
        there = IncomingLetter.objects.filter(office=desk.root).count()
        clerk = desk.registrar(until)
    moments = _moments(count, until)[there:]
    sayings = list(_sayings(town, desk, until))
    added = 0
    last = dict.fromkeys(range(2500, 2700), 0)
    with atomic():
        key = incoming_series(desk.root)
        last |= dict(Series.objects.filter(key=key).values_list("year", "last"))
    for some in batched(moments, AT_ONCE, strict=False):
        by_year: dict[int, list[datetime]] = {}
        for moment in some:
            by_year.setdefault(buddhist_year(moment), []).append(moment)
        with atomic():
            for year, in_year in by_year.items():
                _add(desk.root, clerk, year, last[year], in_year, sayings, until)
                last[year] += len(in_year)
                Series.objects.update_or_create(key=key, year=year, defaults={"last": last[year]})
        added += len(some)
    return added


def _add(
    root: Office,
    clerk: Person,
    year: int,
    last: int,
    moments: Sequence[datetime],
    sayings: Sequence[dict[str, object]],
    until: datetime,
) -> None:
    rows = [
        _row(root, clerk, number, moment, sayings, until)
        for number, moment in enumerate(moments, start=last + 1)
    ]
    first, end = last + 1, last + len(moments)
    post = "เจ้าพนักงานธุรการ"
    with connection_here().cursor() as cursor:
        cursor.execute(_LETTERS, [[row[name] for row in rows] for name, _type in _COLUMNS])
        cursor.execute(_STEPS, [clerk.full_name, post, root.pk, year, first, end])
        cursor.execute(_TASKS, [Role.REGISTRY_CENTRAL, root.pk, year, first, end])


def _row(
    root: Office,
    clerk: Person,
    number: int,
    moment: datetime,
    sayings: Sequence[dict[str, object]],
    until: datetime,
) -> dict[str, object]:
    rng = chance(moment)
    saying = rng.choice(sayings)
    code, circular = saying["code"], "ว " if rng.random() < 0.5 else ""
    ref = f"{code}/{circular}{number}" if code else ""
    closed = moment + timedelta(days=3) if moment < until - timedelta(days=14) else None
    return {
        **saying,
        "office_id": root.pk,
        "year": buddhist_year(moment),
        "number": number,
        "reference": ref,
        "reference_key": reference_key(ref)[:80],
        "dated": bangkok_date(moment) - timedelta(days=rng.randint(0, 4)),
        "received_at": moment,
        "registered_by_id": clerk.pk,
        "action_taken": "ปิดเรื่อง: ดำเนินการแล้ว" if closed else "",
        "closed_at": closed,
        "words": f"{saying['words']} {index_text(ref)}",
    }


def _sayings(town: Town, desk: Desk, until: datetime) -> Iterator[dict[str, object]]:
    """Yield the columns that follow from a letter's words, some hundreds of different ones."""
    for text in received():
        for turn in range(SAYINGS if text.secrecy == "open" else 0):
            rng = chance("bulk", text.subject, turn)
            at = until - timedelta(days=31 * turn % 1000)
            sheet = arrival(town, text, at, rng, place=turn).sheet
            yield {
                "code": reference(sheet).partition("/")[0],
                "sender": sheet.sender.name,
                "sender_sort": sort_key(sheet.sender.name)[:500],
                "addressee": sheet.addressee,
                "subject": sheet.subject,
                "subject_sort": sort_key(sheet.subject)[:200],
                "urgency": text.urgency,
                "secrecy": text.secrecy,
                "channel": text.channel,
                "words": index_text(sheet.subject, sheet.sender.name, sheet.addressee),
            }


def _moments(count: int, until: datetime) -> list[datetime]:
    """Return that many moments in the office hours of some years, in order, always the same."""
    rng = chance("bulk", count)
    today = bangkok_date(until)
    days = working_days(date(today.year - YEARS + 1, 1, 1), today - timedelta(days=1))
    found = sorted(moment_on(rng.choice(days), rng) for _ in range(count))
    return [moment + timedelta(microseconds=place % 900) for place, moment in enumerate(found)]

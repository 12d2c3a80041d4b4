"""A town that has registered 100,000 letters in three years, as pages meet it.

Written straight into the tables of the town, as no command could do so many while somebody waits.
Three fifths of the letters came this year. Four fifths of those went to one division, which with
what it took in itself holds 50,000 letters of one year in its book: the largest book we expect.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import psycopg

from bench.letter_path import INDEXES_OF, SENT, after_registration
from bench.stage import FOLDER

YEARS = ((2, 0.18), (1, 0.22), (0, 0.60))  # years ago, share of the letters
OWN = 0.06  # what divisions take in themselves
SENT_SHARE = 0.4  # letters sent, for each one received
TURNS = 40  # different fillings of each text

SAYINGS = """
    CREATE TEMP TABLE saying (id int PRIMARY KEY, subject text, subject_sort text, sender text,
        sender_sort text, addressee text, urgency text, words tsvector)
"""
LETTERS = """
    INSERT INTO saraban_incomingletter (office_id, year, number, reference, reference_key, dated,
        sender, sender_sort, addressee, subject, subject_sort, urgency, secrecy, channel,
        enclosures, remark, received_at, registered_by_id, repeat_reason, due_on, action_taken,
        closed_at, cancelled_at, cancelled_by_id, cancel_reason, words)
    SELECT %(office)s, %(year)s, n, ref, key, dated, sender, sender_sort, addressee, subject,
        subject_sort, urgency, CASE WHEN secret THEN 'confidential' ELSE 'open' END, 'paper',
        '', '', at, %(clerk)s, '', CASE WHEN h < 0.4 THEN dated + 7 + n %% 25 END,
        CASE WHEN closed THEN 'ปิดเรื่อง: ดำเนินการแล้ว' ELSE 'เสนอ นายกเทศมนตรี' END,
        CASE WHEN closed AND NOT void THEN at + interval '5 days' END,
        CASE WHEN void THEN at + interval '1 hour' END, CASE WHEN void THEN %(clerk)s END,
        CASE WHEN void THEN 'ลงซ้ำ' ELSE '' END,
        CASE WHEN NOT secret THEN words || to_tsvector('simple', ref_words) END
    FROM (
        SELECT *, h > 0.997 AS secret, h BETWEEN 0.99 AND 0.994 AS void,
            at < %(until)s - interval '20 days' AND h < 0.985
            OR at < %(until)s - interval '6 days' AND h < 0.5 AS closed
        FROM (
            SELECT *, (n * 7919 + 13) %% 1000 / 1000.0 AS h
            FROM unnest(%(n)s::int[], %(say)s::int[], %(ref)s::text[], %(key)s::text[],
                %(ref_words)s::text[], %(dated)s::date[], %(at)s::timestamptz[])
                AS row(n, say, ref, key, ref_words, dated, at)
        ) AS one JOIN saying ON saying.id = say
    ) AS said
    ORDER BY n
"""


def fill(town: Any, letters: int, until: datetime) -> dict[str, Any]:
    """Settle a town and give it its letters; return its people and offices by what they are."""
    from database.place import standing_in
    from database.work import atomic
    from tenants import directory

    place = directory.place_of(town)
    rng = random.Random(place.schema)
    with standing_in(place), atomic():
        cast = _cast(until)
        sayings = list(_sayings(until, rng))
    with psycopg.connect(f"host={FOLDER}/s dbname=cell_01 user=postgres", autocommit=True) as raw:
        raw.execute(f"SET search_path TO {place.schema}")
        raw.execute("SET session_replication_role TO replica")  # no keys to check: ours are right
        raw.execute(SAYINGS)
        with raw.cursor() as cursor, cursor.copy("COPY saying FROM STDIN") as rows:
            for saying in sayings:
                rows.write_row(saying)
        for ago, share in YEARS:
            _year(raw, cast, len(sayings), int(letters * share), until, ago, rng)
        after_registration(raw, cast, until)
        for book, kept_by, share in SENT:
            _sent(raw, cast, book, kept_by, int(letters * SENT_SHARE * share), until)
        for (table,) in raw.execute(INDEXES_OF, [place.schema]).fetchall():
            raw.execute(f"VACUUM (ANALYZE) {table}")
    return {**cast, "place": place}


def _cast(until: datetime) -> dict[str, Any]:
    """Return who and what the letters are about; the busy division comes first."""
    from accounts.models import Office, Person, Role
    from demo.desk import desk_of
    from demo.large import BIG

    desk = desk_of(BIG)
    works = desk.office("works")
    others = [each for each in desk.divisions if each.pk != works.pk]
    return {
        "root": desk.root.pk,
        "divisions": [works.pk, *(each.pk for each in others)],
        "clerk": desk.registrar(until).pk,
        "chief": desk.holder(Role.CHIEF_EXECUTIVE, until).pk,
        "division_clerk": desk.holder(Role.REGISTRY_DIVISION, until, works).pk,
        "officers": [desk.workers(Office.objects.get(pk=key), until)[-1].pk
                     for key in (works.pk, *(each.pk for each in others))],
        "everybody": list(Person.objects.order_by("pk").values_list("pk", flat=True)),
    }  # fmt: skip


def _sayings(until: datetime, rng: random.Random) -> Iterator[tuple[Any, ...]]:
    """Yield subjects and parties with what follows from them, some thousand different ones."""
    from demo.arrivals import arrival
    from demo.large import BIG
    from demo.texts import received
    from search.words import index_text
    from thai.sorting import sort_key

    open_ones = [text for text in received() if text.secrecy == "open"]
    for place, (text, turn) in enumerate((t, n) for t in open_ones for n in range(TURNS)):
        sheet = arrival(BIG, text, until - timedelta(days=27 * turn), rng, place=turn).sheet
        words = index_text(sheet.subject, sheet.sender.name, sheet.addressee).split()
        yield (
            place, sheet.subject, sort_key(sheet.subject)[:200], sheet.sender.name,
            sort_key(sheet.sender.name)[:500], sheet.addressee, text.urgency,
            " ".join(f"'{word}'" for word in words),
        )  # fmt: skip


def _year(
    raw: Any, cast: dict[str, Any], says: int, count: int, until: datetime, ago: int,
    rng: random.Random,
) -> None:  # fmt: skip
    """Enter the letters of one year: the central register's, then what divisions took in."""
    from thai.dates import bangkok_date, be_year

    today = bangkok_date(until)
    first = date(today.year - ago, 1, 1)
    moments = _moments(first, min(date(first.year, 12, 31), today), count, until, rng)
    own = int(count * OWN)
    shares = {cast["root"]: count - own}
    busy, *others = cast["divisions"]
    shares |= {busy: own // 2} | {each: own // 2 // len(others) for each in others}
    for office, share in shares.items():
        numbers = range(1, share + 1)
        rows = sorted(rng.sample(moments, share))
        refs = [f"มท 0{rng.randint(801, 899)}.{rng.randint(1, 9)}/ว{n}" for n in numbers]
        columns = {
            "n": list(numbers),
            "say": [rng.randrange(says) for _n in numbers],
            "at": rows,
            "dated": [bangkok_date(at) - timedelta(days=rng.randint(0, 4)) for at in rows],
            **_references(refs),
        }
        people = {"office": office, "clerk": cast["clerk"], "until": until}
        raw.execute(LETTERS, {**columns, **people, "year": be_year(first)})


def _references(refs: list[str]) -> dict[str, list[str]]:
    from search.words import index_text
    from thai.references import reference_key

    keys = [reference_key(ref) for ref in refs]
    return {"ref": refs, "key": keys, "ref_words": [index_text(ref) for ref in refs]}


def _moments(
    first: date, last: date, count: int, until: datetime, rng: random.Random
) -> list[datetime]:
    """Return that many moments of office hours in a span of days, none after `until`."""
    from thai.dates import BANGKOK

    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() < 5] or days
    opens = [datetime.combine(day, time(8, 30), BANGKOK) for day in days]
    found = (rng.choice(opens) + timedelta(seconds=rng.randrange(8 * 3600)) for _n in range(count))
    return [min(moment, until) for moment in found]


def _sent(
    raw: Any, cast: dict[str, Any], book: str, kept_by: str, count: int, until: datetime
) -> None:
    """Number letters sent in one book over the same years, with the drafts they were."""
    from bench.letter_path import sent_in
    from thai.dates import be_year

    keepers = cast["divisions"] if kept_by == "divisions" else [cast["root"]]
    for ago, share in YEARS:
        year = be_year(until.date()) - ago
        for keeper in keepers:
            sent_in(raw, cast, book, keeper, year, int(count * share / len(keepers)), until)

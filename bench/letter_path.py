"""What becomes of a town's letters: their paths, the books of divisions, copies, letters sent.

Every letter is proposed, directed, received by a division and worked on, one step a day; the
newest ones still wait with somebody.
"""

from datetime import datetime
from typing import Any

# Book, who keeps it, share of the letters sent.
SENT = (("letters", "root", 0.5), ("circulars", "root", 0.1), ("memos", "divisions", 0.4))

INDEXES_OF = "SELECT tablename FROM pg_tables WHERE schemaname = %s"

# Whom each letter of the central register went to: this year four of five to the busy division.
GOES = """
    CREATE TEMP TABLE goes AS
    SELECT id, year, received_at AS at, cancelled_at, closed_at, due_on,
        CASE WHEN year = %(year)s AND number %% 5 < 4 THEN 0
            ELSE 1 + number %% (cardinality(%(divisions)s::bigint[]) - 1) END AS place,
        %(until)s - received_at AS age
    FROM saraban_incomingletter WHERE office_id = %(root)s
"""
STEP = """
    INSERT INTO saraban_step (letter_id, kind, by_id, office_id, name, position, acting_mode,
        acting_for, note, at)
    SELECT id, %(kind)s, CASE WHEN %(by)s::bigint = 0 THEN (%(officers)s::bigint[])[place + 1]
            ELSE %(by)s END,
        CASE WHEN %(by)s::bigint = 0 THEN (%(divisions)s::bigint[])[place + 1] ELSE %(root)s END,
        'นางมาลี ใจดี', 'เจ้าพนักงานธุรการ', '', '', %(note)s, at + %(days)s * interval '1 day'
    FROM goes WHERE age > %(days)s * interval '1 day' AND (closed_at IS NOT NULL OR NOT %(last)s)
    ORDER BY at
"""
TASK = """
    INSERT INTO saraban_task (letter_id, expected, office_id, person_id, role, lead, note,
        sent_by_id, sent_at, sender_id, due_on, opened_at, done_at, done_by_id)
    SELECT goes.id, %(expected)s,
        CASE WHEN %(here)s THEN (%(divisions)s::bigint[])[place + 1] ELSE %(root)s END,
        CASE WHEN %(role)s = '' THEN (%(officers)s::bigint[])[place + 1] END, %(role)s, true, '',
        sent.id, sent.at, sent.by_id, due_on,
        CASE WHEN goes.id %% 3 > 0 THEN sent.at END, done.at, done.id
    FROM goes JOIN saraban_step sent ON sent.letter_id = goes.id AND sent.kind = %(after)s
    LEFT JOIN saraban_step done ON done.letter_id = goes.id AND done.kind = %(until_kind)s
    ORDER BY goes.at
"""
RECEIPTS = """
    INSERT INTO saraban_officereceipt (letter_id, office_id, year, number, received_at,
        received_by_id)
    SELECT letter_id, office, entered.year, coalesce(taken, 0) + row_number() OVER (
            PARTITION BY office, entered.year ORDER BY at), at, by_id
    FROM (
        SELECT step.letter_id, step.office_id AS office, goes.year, step.at, step.by_id
        FROM saraban_step step JOIN goes ON goes.id = step.letter_id WHERE step.kind = 'received'
    ) AS entered LEFT JOIN (
        SELECT office_id, year, max(number) AS taken FROM saraban_incomingletter GROUP BY 1, 2
    ) AS own ON own.office_id = office AND own.year = entered.year
    ORDER BY at
"""
REST = (
    """
    INSERT INTO saraban_namedreader (incoming_id, person_id, named_by_id, named_at)
    SELECT id, person, %(clerk)s, received_at FROM saraban_incomingletter,
        unnest(ARRAY[%(clerk)s, %(chief)s]) AS person WHERE secrecy <> 'open'
    """,
    """
    INSERT INTO saraban_circulation (incoming_id, note, sent_by_id, sent_at)
    SELECT id, '', %(clerk)s, at FROM goes WHERE id %% 250 = 0 ORDER BY at
    """,
    """
    INSERT INTO saraban_circulationcopy (circulation_id, person_id, acknowledged_at)
    SELECT id, person, CASE WHEN sent_at < %(until)s - interval '10 days' THEN sent_at END
    FROM saraban_circulation, unnest(%(everybody)s::bigint[]) AS person
    """,
    """
    INSERT INTO files_storedfile (name, sha256, size, content_type, pages, active, signed,
        stored_at) VALUES ('หนังสือ.pdf', repeat('0', 64), 90000, 'application/pdf', 3, false,
        false, %(until)s)
    """,
    """
    INSERT INTO saraban_attachment (incoming_id, part, sort, file_id)
    SELECT id, 'main', 0, (SELECT max(id) FROM files_storedfile) FROM saraban_incomingletter
    """,
    """
    INSERT INTO notifications_notice (person_id, text, url, at, read_at)
    SELECT person, 'มีหนังสือถึงท่าน', '/', %(until)s - n * interval '1 hour',
        CASE WHEN n > 20 THEN %(until)s END
    FROM generate_series(2000, 1, -1) AS n, unnest(%(everybody)s::bigint[]) AS person
    """,
    """
    INSERT INTO numbering_series (key, year, last)
    SELECT 'saraban.incoming/' || office_id, year, max(number) FROM (
        SELECT office_id, year, number FROM saraban_incomingletter
        UNION ALL SELECT office_id, year, number FROM saraban_officereceipt) AS entered
    GROUP BY office_id, year
    """,
)
DRAFTS = """
    INSERT INTO saraban_draft (kind, office_id, written_by_id, subject, addressee, urgency,
        secrecy, circular, content, revision, changed_at, changed_by_id, with_role, issued_at)
    SELECT %(kind)s, %(owner)s, %(officer)s, subject, sender, 'normal', 'open', false, '{}', 1,
        %(until)s, %(officer)s, '', %(until)s
    FROM generate_series(1, %(count)s) AS n JOIN saying ON saying.id = n %% 1000 ORDER BY n
    RETURNING id
"""
OUTGOING = """
    INSERT INTO saraban_outgoingletter (book, office_id, year, number, kind, owner_id, reference,
        reference_key, dated, sender, addressee, addressee_sort, subject, subject_sort, urgency,
        secrecy, action_taken, remark, draft_id, issued_by_id, issued_at, cancel_reason, words)
    SELECT %(book)s, %(keeper)s, %(year)s, n, %(kind)s, %(owner)s, 'ชบ 52000/' || n,
        'ชบ52000/' || n, (at AT TIME ZONE 'Asia/Bangkok')::date, 'เทศบาลนครสมสุข', sender,
        sender_sort, subject, subject_sort, urgency, 'open', '', '', draft, %(clerk)s, at, '',
        words || to_tsvector('simple', n || ' ref52000z' || n)
    FROM (
        SELECT *, first + n::float / %(count)s * (last - first) AS at
        FROM unnest(%(drafts)s::bigint[]) WITH ORDINALITY AS row(draft, n),
            (VALUES (%(first)s::timestamptz, %(last)s::timestamptz)) AS year(first, last)
    ) AS one JOIN saying ON saying.id = (n * 31) %% 1000
    ORDER BY n
"""
DRAFT_STEPS = """
    INSERT INTO saraban_draftstep (draft_id, kind, revision, by_id, name, position, acting_mode,
        acting_for, note, at)
    SELECT draft, kind, 1, by, 'นายสมชาย ใจดี', 'นักวิชาการ', '', '', '', %(until)s
    FROM unnest(%(drafts)s::bigint[]) AS draft, unnest(ARRAY['written', 'checked', 'approved'],
        ARRAY[%(officer)s, %(clerk)s, %(chief)s]::bigint[]) AS step(kind, by)
"""


def after_registration(raw: Any, cast: dict[str, Any], until: datetime) -> None:
    """Move every letter as far along its path as its age says, and enter it where it came."""
    from thai.dates import be_year

    known = {**cast, "until": until, "year": be_year(until.date())}
    raw.execute(GOES, known)
    path = (
        ("registered", cast["clerk"], 0, ""),
        ("proposed", cast["clerk"], 1, "เพื่อโปรดพิจารณา"),
        ("directed", cast["chief"], 3, "มอบกองที่เกี่ยวข้องดำเนินการ"),
        ("received", 0, 4, ""),
        ("closed", 0, 5, "ดำเนินการแล้ว"),
    )
    for kind, by, days, note in path:
        last = kind == "closed"
        step = {"kind": kind, "by": by, "days": days, "note": note, "last": last}
        raw.execute(STEP, {**known, **step})
    raw.execute("CREATE INDEX bench_steps ON saraban_step (kind, letter_id)")
    for expected, role, here, after, then in (
        ("propose", "registry_central", False, "registered", "proposed"),
        ("direct", "chief_executive", False, "proposed", "directed"),
        ("receive", "registry_division", True, "directed", "received"),
        ("work", "", True, "received", "closed"),
    ):
        task = {"expected": expected, "role": role, "here": here}
        raw.execute(TASK, {**known, **task, "after": after, "until_kind": then})
    raw.execute("DROP INDEX bench_steps")
    raw.execute(RECEIPTS)
    for statement in REST:
        raw.execute(statement, known)


def sent_in(
    raw: Any, cast: dict[str, Any], book: str, keeper: int, year: int, count: int, until: datetime
) -> None:
    """Number so many letters in one book and year, each written, checked and signed here."""
    from datetime import UTC

    owner = cast["divisions"][0] if keeper == cast["root"] else keeper
    known = {
        **cast, "until": until, "book": book, "keeper": keeper, "year": year, "count": count,
        "owner": owner, "officer": cast["officers"][cast["divisions"].index(owner)],
        "kind": "internal_memo" if book == "memos" else "external_letter",
        "first": datetime(year - 543, 1, 2, tzinfo=UTC),
        "last": min(until, datetime(year - 543, 12, 30, tzinfo=UTC)),
    }  # fmt: skip
    rows = raw.execute(DRAFTS, known).fetchall()
    known["drafts"] = [key for (key,) in rows]
    raw.execute(OUTGOING, known)
    raw.execute(DRAFT_STEPS, known)
    raw.execute(
        "INSERT INTO numbering_series (key, year, last) VALUES (%s, %s, %s)",
        [f"saraban.outgoing.{book}/{keeper}", year, count],
    )

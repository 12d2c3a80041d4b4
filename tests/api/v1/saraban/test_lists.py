"""Lists of the API ask the database as often for many letters as for one."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

INCOMING = {"sender": "อำเภอบางรัก", "addressee": "นายกเทศมนตรี", "subject": "ขอเชิญประชุม"}
OUTGOING = {"addressee": "นายอำเภอบางรัก", "subject": "ตอบข้อหารือ"}


def asked(program, path) -> int:
    with CaptureQueriesContext(connections["cell_01"]) as queries:
        assert program.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("path", "letter"), [("incoming", INCOMING), ("outgoing", OUTGOING)])
def test_no_letter_costs_a_query_of_its_own(malee, organisation, program_of, path, letter):
    program = program_of(malee)
    assert program.post(path, letter).status_code == 201
    program.get(path)
    with_one = asked(program, path)

    for n in range(5):
        assert program.post(path, {**letter, "subject": f"เรื่องที่ {n}"}).status_code == 201

    assert asked(program, path) == with_one

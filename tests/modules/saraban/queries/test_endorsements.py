"""The printed stack of endorsements says who wrote, in which capacity, and what."""

import pypdfium2

from accounts.models import Acting, ActingMode, Position
from modules.saraban.commands.direct import direct
from modules.saraban.commands.propose import propose
from modules.saraban.queries.endorsements import endorsements_of
from tests.letters import NOON, later, task_of


def test_who_stands_in_is_printed_with_for_whom(letter, post, malee, preecha, boonmee, engineering):
    mayor = Position.objects.get(role="chief_executive")
    day = NOON.date()
    Acting.objects.create(
        position=mayor, person=preecha, mode=ActingMode.ABSENCE, order_number="12/2569",
        since=day, until=day, made_by=boonmee, made_at=NOON,
    )  # fmt: skip
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=later(1))
    task = task_of(letter, "direct")
    direct(by=preecha, task=task, order="อนุมัติ", offices=[engineering], at=later(2))

    words = text_of(endorsements_of(letter))
    assert "(นายปรีชา รอบคอบ)" in words
    assert "รักษาราชการแทน นายกเทศมนตรี" in words
    assert "อนุมัติ มอบกองช่าง" in words
    assert "๒ มีนาคม ๒๕๖๙ ๑๒.๐๒ น." in words
    assert words.index("แก้วใส") < words.index("รอบคอบ")  # the oldest first


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in document).replace("\xa0", " ")

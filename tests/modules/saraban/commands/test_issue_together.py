"""Sixteen registrars issue at one moment: every number once, no gap, each on its own paper."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from accounts.models import Office, OfficeKind, Role
from database.place import Place, standing_in
from database.work import atomic
from files.read import file_bytes
from modules.saraban.commands.issue import issue
from modules.saraban.models import Draft, OutgoingLetter, Part
from numbering.draw import next_number
from papers.compile import PaperError
from tenants import directory
from tests.conftest import open_town
from tests.modules.saraban.drafts import LATER, signed, text_of, written
from tests.patience import take_all_the_time_it_needs
from tests.people import make_person
from thai.digits import thai

CLIENTS = 16
BROKEN = 5  # the paper of every fifth cannot be set


@pytest.fixture
def busy_town(databases: None) -> Place:
    """A town of its own, whose rows are committed."""
    return directory.place_of(open_town("busy", code="05660178", name="เทศบาลตำบลบางคึกคัก"))


def test_sixteen_issue_at_once_without_gap_or_twin(busy_town: Place) -> None:
    with standing_in(busy_town), atomic():
        root, _made = Office.objects.get_or_create(
            parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": "เทศบาลตำบลบางคึกคัก"}
        )
        Office.objects.filter(pk=root.pk).update(code="พจ 52200")
        mayor = make_person("mayor", "นาย", "ขยัน", "ยิ่ง", root, "นายก", Role.CHIEF_EXECUTIVE)
        clerk = make_person("clerk", "นาง", "ดาว", "ดี", root, "ธุรการ", Role.REGISTRY_CENTRAL)
        root.refresh_from_db()
        drafts = [signed(written(clerk, root), mayor) for _turn in range(CLIENTS)]
        broken = [draft.pk for place, draft in enumerate(drafts) if place % BROKEN == 0]
        Draft.objects.filter(pk__in=broken).update(subject="ป้าย \U0001f600")
    start = Barrier(CLIENTS)

    def client(draft: Draft) -> int | None:
        start.wait()
        try:
            with standing_in(busy_town), atomic():
                take_all_the_time_it_needs()
                return issue(by=clerk, draft=draft.pk, revision=draft.revision, at=LATER).number
        except PaperError:
            return None
        finally:
            for connection in connections.all():
                connection.close()

    with ThreadPoolExecutor(CLIENTS) as clients:
        numbers = list(clients.map(client, drafts))

    drawn = sorted(number for number in numbers if number is not None)
    assert drawn == list(range(1, CLIENTS - len(broken) + 1))
    with standing_in(busy_town), atomic():
        assert next_number(key=f"saraban.outgoing.letters/{root.pk}", year=2569) == len(drawn) + 1
        for letter in OutgoingLetter.objects.all():
            words = text_of(file_bytes(letter.attachments.get(part=Part.MAIN).file))
            assert re.search(rf"๕๒๒๐๐/{thai(letter.number)}\b", words)

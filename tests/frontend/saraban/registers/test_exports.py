"""A register on paper and as a spreadsheet."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pypdfium2
import pytest

from audit.models import Entry
from frontend.saraban.registers import exports
from modules.saraban.commands.cancel_incoming import cancel_incoming
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered

YEAR = {"year": 2569}


def sheet_of(answer):
    book = openpyxl.load_workbook(BytesIO(answer.content))
    return book.active


def words_of(answer):
    document = pypdfium2.PdfDocument(answer.content)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_a_spreadsheet_has_the_columns_of_the_regulation_and_real_days(as_, malee, organisation):
    registered(malee, organisation)

    sheet = sheet_of(as_(malee).get("/saraban/registers/incoming.xlsx", YEAR))

    head, row = sheet.iter_rows(values_only=True)
    assert head[:3] == ("เลขทะเบียนรับ", "ที่", "ลงวันที่")
    assert head[3:] == ("จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
    assert row[:3] == (1, "ที่ พจ ๐๐๒๓.๓/ว ๒๐๘๗", datetime(2026, 2, 27))  # noqa: DTZ001 a day in a sheet has no zone


@pytest.mark.parametrize("subject", ["=1+1", "+66", "-5", "@SUM(A1)", '=HYPERLINK("x")', "'='"])
def test_no_subject_becomes_a_formula(as_, malee, organisation, subject):
    registered(malee, organisation, subject=subject)

    cell = sheet_of(as_(malee).get("/saraban/registers/incoming.xlsx", YEAR))["F2"]

    assert (cell.value, cell.data_type) == (subject, "s")
    assert cell.quotePrefix


def test_paper_prints_the_register_with_the_cancelled_row(as_, malee, organisation):
    registered(malee, organisation, subject="Meeting 2026")
    letter = registered(malee, organisation, reference="1/2", subject="Wrong entry")
    cancel_incoming(by=malee, letter=letter.pk, reason="twice", at=NOON)

    answer = as_(malee).get("/saraban/registers/incoming.pdf", YEAR)

    assert answer["Content-Type"] == "application/pdf"
    for word in ("Meeting", "Wrong", "twice"):
        assert word in words_of(answer)


def test_holds_what_is_shown_and_no_more(as_, malee, organisation):
    registered(malee, organisation, subject="Alpha", urgency="urgent")
    picked = registered(malee, organisation, subject="Beta", reference="1/2")
    browser = as_(malee)

    rushed = sheet_of(browser.get("/saraban/registers/incoming.xlsx", {**YEAR, "state": "rushed"}))
    one = words_of(browser.get("/saraban/registers/incoming.pdf", {**YEAR, "pick": picked.pk}))

    assert [row[5] for row in rushed.iter_rows(min_row=2, values_only=True)] == ["Alpha"]
    assert "Beta" in one
    assert "Alpha" not in one


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_secret_letters_leave_only_with_their_readers(
    as_, malee, preecha, boonmee, organisation, kind
):
    registered(malee, organisation, SECRET, subject="Owl case", readers=[preecha])
    address = f"/saraban/registers/incoming.{kind}"

    def words(person):
        answer = as_(person).get(address, YEAR)
        if kind == "pdf":
            return words_of(answer)
        return str(list(sheet_of(answer).iter_rows(values_only=True)))

    assert "Owl" not in words(boonmee)
    assert "Owl" in words(preecha)


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_an_empty_register_is_an_empty_paper(as_, malee, kind):
    assert as_(malee).get(f"/saraban/registers/outgoing.{kind}", YEAR).status_code == 200


def test_more_than_a_file_takes_is_said_so(as_, malee, organisation, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ON_PAPER", 1)
    monkeypatch.setattr(exports, "MOST_IN_SHEET", 1)
    for i in range(2):
        registered(malee, organisation, reference=f"1/{i}")

    for kind in ("pdf", "xlsx"):
        answer = as_(malee).get(f"/saraban/registers/incoming.{kind}", YEAR)
        assert answer.status_code == 422
        assert "เลือกเดือน" in answer.content.decode()


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_each_export_leaves_a_line_in_the_trail(as_, malee, organisation, kind):
    registered(malee, organisation, subject="Owl", urgency="urgent")
    registered(malee, organisation, subject="Dove", reference="1/2")
    asked = {**YEAR, "state": "rushed", "q": "Owl"}

    as_(malee).get(f"/saraban/registers/incoming.{kind}", asked)

    line = Entry.objects.get(action="saraban.register.exported")
    assert (line.actor, line.subject) == (malee, f"accounts.office:{organisation.pk}")
    assert line.detail == {
        "register": "incoming",
        "form": kind,
        "rows": 1,
        "asked": {"year": "2569", "state": "rushed", "searched": "yes"},
    }


def test_an_export_that_is_refused_leaves_no_line(as_, malee, wanchai, organisation, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ON_PAPER", 0)
    registered(malee, organisation)

    assert as_(malee).get("/saraban/registers/incoming.pdf", YEAR).status_code == 422
    theirs = {**YEAR, "office": organisation.pk}
    assert as_(wanchai).get("/saraban/registers/incoming.xlsx", theirs).status_code == 404
    assert not Entry.objects.filter(action="saraban.register.exported").exists()


def test_a_stranger_is_asked_to_sign_in(browser):
    for kind in ("pdf", "xlsx"):
        assert browser.get(f"/saraban/registers/incoming.{kind}").status_code == 302

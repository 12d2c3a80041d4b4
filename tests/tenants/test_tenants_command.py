"""`manage.py tenants …` as an operator types it."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tenants.models import Domain, Status, Tenant
from tenants.terminal.progress import Progress, clock
from tenants.terminal.table import table

HEADINGS = ["code", "kind", "name", "host", "province"]


def tenants(*words: str) -> tuple[int, str, str]:
    """Run the command here; return its exit code and what it wrote."""
    out, err = StringIO(), StringIO()
    try:
        call_command("tenants", *words, stdout=out, stderr=err, no_color=True)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def sheet(tmp_path, databases):
    """Write a CSV file."""

    def write(rows: list[list[str]], headings=HEADINGS, encoding="utf-8-sig") -> str:
        path = tmp_path / "tenants.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        return str(path)

    return write


def row(number: int, **changes: str) -> list[str]:
    facts = {
        "code": f"0968{number:04}",
        "kind": "อบต.",
        "name": f"องค์การบริหารส่วนตำบลแถว {number}",
        "host": f"row-{number}",
        "province": "พิจิตร",
    }
    return list({**facts, **changes}.values())


def opened() -> int:
    return Tenant.objects.filter(code__startswith="0968").count()


def test_a_file_is_opened_and_the_same_file_again_does_nothing(sheet):
    path = sheet([row(number) for number in range(1, 7)])

    assert tenants("open", "--csv", path, "--dry-run")[0] == 0
    assert opened() == 0
    code, out, err = tenants("open", "--csv", path, "--preset", "none", "--workers", "3")
    assert (code, err) == (0, "")
    assert "6/6" in out
    assert opened() == 6
    code, out, _err = tenants("open", "--csv", path)
    assert (code, opened()) == (0, 6)
    assert "เปิดไว้แล้ว 6 แห่ง" in out


def test_a_file_with_one_bad_row_opens_nothing_and_names_each_bad_line(sheet):
    before = opened()
    path = sheet(
        [
            row(101),
            row(102, code="12"),
            row(103, host="row-101"),
            row(104, kind="x", province="x"),
            ["", "", "", "", ""],
            row(101),
        ]
    )

    code, _out, err = tenants("open", "--csv", path)

    assert (code, opened()) == (2, before)
    assert [line.split(":")[0:2] for line in err.splitlines()[:-1]] == [
        ["บรรทัด 3", " code"],
        ["บรรทัด 4", " host"],
        ["บรรทัด 5", " kind"],
        ["บรรทัด 5", " province"],
        ["บรรทัด 7", " code"],
        ["บรรทัด 7", " name"],
        ["บรรทัด 7", " host"],
    ]


def test_a_file_from_excel_with_thai_headings(sheet):
    path = sheet([row(201)], headings=["รหัส อปท.", "ประเภท", "ชื่อ", "ชื่อเว็บ", "จังหวัด"])

    assert tenants("open", "--csv", path, "--preset", "none")[0] == 0
    assert Tenant.objects.get(code="09680201").province == "66"


@pytest.mark.parametrize(
    ("headings", "encoding", "said"),
    [
        (["code", "kind"], "utf-8", "ยังขาด: name, host, province"),
        ([*HEADINGS, "colour"], "utf-8", "colour"),
        (HEADINGS, "cp874", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(sheet, headings, encoding, said):
    code, _out, err = tenants("open", "--csv", sheet([row(301)], headings, encoding))

    assert code == 2
    assert said in err


def test_a_file_that_is_not_there(databases):
    assert tenants("open", "--csv", "nowhere.csv")[0] == 2


def test_one_refused_application_names_its_fields(databases):
    words = ["--code", "1", "--kind", "x", "--name", "x", "--host", "www", "--province", "0"]
    code, _out, err = tenants("open", *words)

    assert code == 2
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "--code",
        "--kind",
        "--name",
        "--host",
        "--province",
    ]


def test_a_cut_off_file_is_finished_by_the_same_command(sheet, manage):
    path = sheet([row(number) for number in range(401, 406)])
    words = ["tenants", "open", "--csv", path, "--preset", "none", "--workers", "2"]
    assert manage(*words, crash_at="opening.schema").returncode == -9
    assert Tenant.objects.filter(code__startswith="096804", status=Status.OPENING).exists()

    code, _out, err = tenants(*words[1:])

    assert err == ""
    assert code == 0
    found = Tenant.objects.filter(code__startswith="096804")
    assert [tenant.status for tenant in found] == [Status.ACTIVE] * 5


def test_a_list_shows_who_is_where(bangrak, bangna):
    _code, out, _err = tenants("list", "--search", "bang", "--cell", "cell_02")

    assert "bangna.localhost" in out
    assert "bangrak" not in out
    rows = list(csv.reader(StringIO(tenants("list", "--csv", "--search", "05660101")[1])))
    assert rows[1][:2] == ["05660101", bangrak.name]


def test_a_tenant_is_suspended_and_resumed_by_its_host(bangrak):
    assert tenants("suspend", "bangrak.localhost")[0] == 2
    assert tenants("suspend", "bangrak.localhost", "--reason", "ทดสอบ", "--by", "สมศรี")[0] == 0
    assert tenants("resume", bangrak.code, "--reason", "ทดสอบ")[0] == 0
    assert tenants("resume", "nobody", "--reason", "ทดสอบ")[0] == 2
    change = bangrak.status_changes.order_by("-pk")[1]
    assert (change.after, change.by) == (Status.SUSPENDED, "สมศรี")
    assert Domain.objects.filter(tenant=bangrak, primary=True).exists()


def test_an_unknown_verb(databases):
    with pytest.raises(CommandError):
        tenants("destroy")


def test_progress_tells_when_it_will_be_over():
    out = StringIO()
    progress = Progress(out, 4)
    progress.began -= 60
    for done in range(1, 5):
        progress.shown -= 10
        progress.show(done, 0)

    lines = out.getvalue().splitlines()
    assert [line.split(" เหลือ ")[1] for line in lines] == ["3:00", "1:00", "0:20", "0:00"]
    assert clock(3725) == "1:02:05"


def test_thai_columns_line_up():
    lines = table(["ชื่อ", "ที่"], [["กุ้งน้ำ", "1"], ["abcdef", "2"]]).splitlines()

    assert lines[2] == "กุ้งน้ำ    1"
    assert lines[3] == "abcdef  2"

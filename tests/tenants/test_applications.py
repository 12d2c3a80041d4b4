"""What is refused when a tenant is asked for, and under which field."""

from dataclasses import replace

import pytest

from tenants.applications import Application, Taken, problems_of

GOOD = Application(
    code="05660199",
    kind="sao",
    name="องค์การบริหารส่วนตำบลหนองบัว",
    english_name="Nong Bua SAO",
    host="nongbua",
    province="66",
    district="เมืองพิจิตร",
)


def problems(taken: Taken | None = None, **changes) -> dict[str, str]:
    return problems_of(replace(GOOD, **changes).tidied(), taken or Taken())


@pytest.fixture
def taken() -> Taken:
    """Nong Bua is there already."""
    taken = Taken()
    taken.add(GOOD)
    return taken


def test_a_good_one_is_taken():
    assert problems() == {}


def test_is_tidied_as_offices_write():
    tidied = replace(
        GOOD, code=" ๐๕๖๖๐๑๙๙ ", kind="อบต.", host="NongBua.localhost", province="จังหวัดพิจิตร"
    ).tidied()

    assert tidied == GOOD


@pytest.mark.parametrize("code", ["", "5660199", "056601990", "0566019x", "05-66019", "-5660199"])
def test_a_code_is_eight_digits(code):
    assert list(problems(code=code)) == ["code"]


def test_a_code_belongs_to_one(taken):
    found = problems(taken, name="อบต.อื่น", host="other-place")

    assert list(found) == ["code"]
    assert "หนองบัว" in found["code"]


@pytest.mark.parametrize("kind", ["", "village", "อบต", "SAO!"])
def test_an_unknown_kind(kind):
    assert list(problems(kind=kind)) == ["kind"]


@pytest.mark.parametrize("province", ["", "99", "6", "066", "เมืองหลวง"])
def test_an_unknown_province(province):
    assert list(problems(province=province)) == ["province"]


@pytest.mark.parametrize(
    "name",
    ["", "   ", "Nong Bua", "123", "อบต. <b>", "อบต.а", "ก" * 201, "อบต.\u202eกลับ!", "\u200b"],
)
def test_a_bad_name(name):
    assert list(problems(name=name)) == ["name"]


@pytest.mark.parametrize(
    "name",
    [
        "องค์การบริหารส่วนตำบลหนองบัว",
        "องค์การบริหารส่วนตำบล หนองบัว",
        "องค์การบริหารส่วนตำบลหนองบั\u0e31ว",
        "องค์การบริหารส่วนต\u0e4d\u0e32บลหนองบัว",
    ],
)
def test_a_name_that_looks_like_another_of_the_same_district(taken, name):
    assert list(problems(taken, code="05660198", name=name, host="other-place")) == ["name"]


def test_the_same_name_in_another_district_is_another(taken):
    assert problems(taken, code="05660198", host="other-place", district="ตะพานหิน") == {}


@pytest.mark.parametrize(
    "host",
    [
        "",
        "a",
        "-bangrak",
        "bangrak-",
        "bang_rak",
        "bang rak",
        "บางรัก",
        "xn--12c1fe0br",
        "bang--rak",
        "12345",
        "bangrak.go.th",
        "a" * 43,
        "www",
        "api",
        "admin",
        "mail",
        "login",
        "static",
        "adm1n",
        "l0gin",
        "rnail",
        "ad-min",
        "logln",
    ],
)
def test_a_host_that_cannot_be(host):
    assert list(problems(host=host)) == ["host"]


@pytest.mark.parametrize("host", ["nongbua", "n0ngbua", "nong-bua", "NONGBUA"])
def test_a_host_that_is_used_or_looks_so(taken, host):
    found = problems(taken, code="05660198", name="อบต.อื่น", host=host)

    assert list(found) == ["host"]
    assert "nongbua" in found["host"]


@pytest.mark.parametrize(
    ("one", "other"), [("samran", "sarnran"), ("ban1", "banl"), ("wat", "vvat")]
)
def test_pairs_that_one_eye_takes_for_the_other(one, other):
    taken = Taken()
    taken.add(replace(GOOD, host=one))

    assert list(problems(taken, code="05660198", name="อบต.อื่น", host=other)) == ["host"]


def test_every_field_is_named_at_once():
    found = problems(code="1", kind="x", name="x", host="www", province="0", cell="cell_99")

    assert set(found) == {"code", "kind", "name", "host", "province", "cell"}
    assert all(any("ก" <= char <= "๙" for char in text) for text in found.values())

"""A person signs in; a stranger neither gets in nor keeps others out."""

import unicodedata
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.cache import cache

from accounts.attempts import LIMITS, TooManyTries, network_of
from accounts.commands.sign_in import NotKnown, sign_in
from accounts.models import Person
from audit.models import Entry
from database.place import Place
from tests.people import PASSWORD

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_tries_before(town: Place) -> None:
    cache.clear()


def enter(username: str = "malee", password: str = PASSWORD, address: str = "10.0.0.1") -> Person:
    return sign_in(username=username, password=password, address=address, at=NOON)


def test_the_right_password_lets_in_and_stands_in_the_trail(malee: Person) -> None:
    assert enter("  MALEE ") == malee
    line = Entry.objects.get(action="accounts.signed_in")
    assert (line.actor_id, line.detail) == (malee.pk, {"address": "10.0.0.1"})


def test_a_password_is_the_same_however_its_letters_are_put_together(malee: Person) -> None:
    malee.set_password(unicodedata.normalize("NFC", "café ลำธารสีฟ้า"))
    malee.save()
    assert enter(password=unicodedata.normalize("NFD", "café ลำธารสีฟ้า")) == malee


def test_every_refusal_says_the_same(malee: Person, somchai: Person) -> None:
    Person.objects.filter(pk=somchai.pk).update(disabled_at=NOON)
    wrong = [("malee", "ไม่ใช่รหัสนี้"), ("nobody", PASSWORD), ("somchai", PASSWORD), ("a\0b", "x")]
    said = set()
    for username, password in wrong:
        with pytest.raises(NotKnown) as refused:
            enter(username, password)
        said.add(str(refused.value))
    assert len(said) == 1


def test_an_unknown_name_costs_one_hash_as_a_known_one_does(
    malee: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: hashed.append(password) or encode(self, password, salt),
    )
    for username in ("malee", "nobody"):
        hashed.clear()
        with pytest.raises(NotKnown):
            enter(username, "ไม่ใช่รหัสนี้")
        assert hashed == ["ไม่ใช่รหัสนี้"]


def test_the_eleventh_guess_from_a_network_is_not_looked_at(malee: Person) -> None:
    for last in range(LIMITS.one_account_from_one_network):
        with pytest.raises(NotKnown):
            enter(password="เดา", address=f"10.0.0.{last}")
    with pytest.raises(TooManyTries, match="รอ 15 นาที"):
        enter(address="10.0.0.77")


def test_a_stranger_cannot_keep_the_mayor_out(boonmee: Person) -> None:
    for tries in range(LIMITS.besieged_after + 20):
        with pytest.raises((NotKnown, TooManyTries)):
            enter("boonmee", "เดา", address=f"203.0.{tries}.9")
    assert enter("boonmee", address="10.0.0.1") == boonmee


def test_under_siege_each_network_gets_fewer_guesses(boonmee: Person) -> None:
    for tries in range(LIMITS.besieged_after):
        with pytest.raises(NotKnown):
            enter("boonmee", "เดา", address=f"203.0.{tries}.9")
    for _ in range(LIMITS.one_network_when_besieged):
        with pytest.raises(NotKnown):
            enter("boonmee", "เดา", address="198.51.100.1")
    with pytest.raises(TooManyTries):
        enter("boonmee", "เดา", address="198.51.100.1")


def test_one_address_may_not_try_everybody(malee: Person) -> None:
    for tries in range(LIMITS.one_address):
        with pytest.raises(NotKnown):
            enter(f"somebody{tries}", "เดา")
    with pytest.raises(TooManyTries):
        enter()


def test_the_right_password_forgives_the_wrong_ones_before_it(malee: Person) -> None:
    for _ in range(3):
        for _ in range(LIMITS.one_account_from_one_network - 1):
            with pytest.raises(NotKnown):
                enter(password="เดา")
        assert enter() == malee


def test_with_the_cache_away_people_still_get_in(
    malee: Person, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.cache import caches

    away = caches.create_connection("default")
    away._servers = ["unix:///nowhere/at/all.sock"]
    monkeypatch.setattr("accounts.attempts.cache", away)
    assert enter() == malee


def test_networks_are_24_bits_of_ipv4_and_64_of_ipv6() -> None:
    assert network_of("203.0.113.77") == "203.0.113.0/24"
    assert network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64"
    assert network_of("") == "unknown"


def test_passwords_are_kept_with_argon2() -> None:
    from config.settings import base

    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60

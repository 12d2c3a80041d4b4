"""E-mail leaves by the server that EMAIL_URL names; without one it lies in a folder."""

from pathlib import Path

import pytest

from config.settings.environment import MissingSetting
from config.settings.mail import mailers, sender

FOLDER = Path("/data/mail")


def test_a_server_is_read_from_its_address():
    url = "smtp://web:p%40ss@mail.example.go.th?from=no-reply@example.go.th"
    told = mailers(url, FOLDER)["default"]["OPTIONS"]
    assert (told["host"], told["port"]) == ("mail.example.go.th", 587)
    assert (told["use_tls"], told["use_ssl"]) == (True, False)
    assert (told["username"], told["password"]) == ("web", "p@ss")
    assert sender(url) == "no-reply@example.go.th"


def test_smtps_speaks_secretly_from_the_start():
    told = mailers("smtps://mail.example.go.th?from=a@example.go.th", FOLDER)["default"]["OPTIONS"]
    assert (told["port"], told["use_tls"], told["use_ssl"]) == (465, False, True)


def test_without_one_letters_lie_in_a_folder():
    assert mailers("", FOLDER)["default"]["OPTIONS"] == {"file_path": "/data/mail"}


@pytest.mark.parametrize(
    "url", ["mail.example.go.th", "smtp://mail.example.go.th", "http://x?from=a"]
)
def test_what_cannot_be_an_address_stops_the_start(url):
    with pytest.raises(MissingSetting):
        mailers(url, FOLDER)

"""The page of reserved numbers."""

from collections.abc import Callable

from django.test import Client

from accounts.models import Office, Person
from modules.saraban.models import NumberReservation, OutgoingLetter

type SignIn = Callable[[Person], Client]


def reserve(client: Client, office: Office, **more: str) -> int:
    """Post the form and return the status."""
    typed = {"book": "letters", "office": office.pk, "reason": "รอลงนาม", **more}
    return client.post("/saraban/reservations", typed).status_code


def test_a_number_is_reserved_shown_and_given_up(
    as_: SignIn, malee: Person, engineering: Office
) -> None:
    client = as_(malee)
    assert reserve(client, engineering) == 302
    kept = NumberReservation.objects.get()
    text = client.get("/saraban/reservations").content.decode()
    assert f"{kept.number}/{kept.year}" in text
    door = f"/saraban/reservations/{kept.pk}/end"
    assert client.post(door, {"note": ""}).status_code == 422
    assert client.post(door, {"note": "ไม่ใช้แล้ว"}).status_code == 302
    assert client.post(door, {"note": "ไม่ใช้แล้ว"}).status_code == 409
    assert OutgoingLetter.objects.get().cancel_reason == "ไม่ใช้แล้ว"
    assert "ไม่ใช้แล้ว" in client.get("/saraban/reservations").content.decode()


def test_what_is_wrong_is_told_and_kept(as_: SignIn, malee: Person, engineering: Office) -> None:
    client = as_(malee)
    assert reserve(client, engineering, reason="") == 422
    assert reserve(client, engineering, expires_on="เมื่อไรก็ได้") == 422
    assert reserve(client, engineering, expires_on="1 ม.ค. 2560") == 422
    assert reserve(client, engineering, book="secret") == 422
    assert not NumberReservation.objects.exists()


def test_others_read_but_do_not_reserve(
    as_: SignIn, anong: Person, malee: Person, engineering: Office
) -> None:
    reserve(as_(malee), engineering)
    kept = NumberReservation.objects.get()
    client = as_(anong)
    assert client.get("/saraban/reservations").status_code == 200
    assert reserve(client, engineering) == 403
    assert client.post(f"/saraban/reservations/{kept.pk}/end", {"note": "x"}).status_code == 403


def test_a_divisions_memo_numbers_are_its_own(
    as_: SignIn, wanchai: Person, engineering: Office, clerk_office: Office, somchai: Person
) -> None:
    assert reserve(as_(wanchai), engineering, book="memos", reason="บันทึกของกองช่าง") == 302
    kept = NumberReservation.objects.get()
    stranger = as_(somchai)
    assert kept.reason not in stranger.get("/saraban/reservations").content.decode()
    assert stranger.post(f"/saraban/reservations/{kept.pk}/end", {}).status_code == 404

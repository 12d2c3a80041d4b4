"""One's own account."""

import hashlib
import io
from collections.abc import Callable

from django.test import Client
from PIL import Image, ImageDraw

from accounts.models import ApiToken, Person, Session, SignatureImage
from tests.people import PASSWORD

As = Callable[[Person], Client]


def ink(kind: str = "JPEG", blank: bool = False) -> io.BytesIO:
    picture = Image.new("RGB", (600, 300), "white")
    if not blank:
        ImageDraw.Draw(picture).line([(150, 150), (300, 60), (400, 220)], (20, 30, 120), 8)
    file = io.BytesIO()
    picture.save(file, kind)
    file.seek(0)
    file.name = "signature.jpg"
    return file


def test_a_signature_is_drawn_again_on_nothing(as_: As, malee: Person, anong: Person) -> None:
    browser = as_(malee)
    assert browser.post("/me/signature", {"picture": ink()}).status_code == 302
    kept = Image.open(io.BytesIO(bytes(SignatureImage.objects.get(person=malee).png)))
    assert (kept.format, kept.mode) == ("PNG", "RGBA")
    assert kept.width < 300, "the empty paper around the ink is cut away"
    assert kept.getpixel((0, 0))[3] == 0, "paper is clear"
    assert browser.get("/me/signature/picture")["Content-Type"] == "image/png"
    assert as_(anong).get("/me/signature/picture").status_code == 404


def test_what_is_no_signature_is_refused_beside_the_field(as_: As, malee: Person) -> None:
    browser = as_(malee)
    for bad, why in [
        (io.BytesIO(b"%PDF-1.7 no picture"), "เปิดไฟล์นี้เป็นภาพไม่ได้"),
        (ink(blank=True), "ไม่พบเส้นลายมือชื่อ"),
        (io.BytesIO(b"x" * (5 * 1024 * 1024 + 1)), "ใหญ่เกิน 5 MB"),
    ]:
        bad.name = "signature.png"
        answer = browser.post("/me/signature", {"picture": bad})
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert not SignatureImage.objects.exists()


def test_a_token_is_shown_once_and_kept_as_a_digest(as_: As, malee: Person) -> None:
    browser = as_(malee)
    page = browser.post("/me/tokens", {"name": "ระบบทดสอบ"}).content.decode()
    secret = next(word for word in page.split('"') if word.startswith("tt_"))
    row = ApiToken.objects.get(person=malee)
    assert bytes(row.digest) == hashlib.sha256(secret.encode()).digest()
    assert secret not in browser.get("/me/tokens").content.decode()


def test_a_token_of_somebody_else_cannot_be_revoked(as_: As, malee: Person, anong: Person) -> None:
    as_(malee).post("/me/tokens", {"name": "ระบบทดสอบ"})
    row = ApiToken.objects.get(person=malee)
    assert as_(anong).post(f"/me/tokens/{row.pk}/revoke").status_code == 404
    row.refresh_from_db()
    assert row.revoked_at is None
    assert as_(malee).post(f"/me/tokens/{row.pk}/revoke").status_code == 302


def test_sessions_are_listed_and_ended_without_giving_keys_away(
    as_: As, malee: Person, anong: Person
) -> None:
    here, there, other = as_(malee), as_(malee), as_(anong)
    page = here.get("/me/sessions").content.decode()
    for row in Session.objects.all():
        assert row.session_key not in page
    reference = page.split("/me/sessions/")[1].split("/end")[0]
    assert other.post(f"/me/sessions/{reference}/end").status_code == 404
    assert here.post(f"/me/sessions/{reference}/end").status_code == 302
    assert there.get("/help").status_code == 302
    assert here.get("/help").status_code == 200


def test_all_other_browsers_can_be_signed_out(as_: As, malee: Person) -> None:
    here, others = as_(malee), [as_(malee), as_(malee)]
    here.post("/me/sessions/others/end")
    assert [browser.get("/help").status_code for browser in others] == [302, 302]
    assert here.get("/help").status_code == 200


def test_changing_the_password_signs_out_the_other_browsers(as_: As, malee: Person) -> None:
    here, there = as_(malee), as_(malee)
    new = "ฝนตกหลังคาสังกะสี 3"
    typed = {"present": PASSWORD, "password": new, "again": new}
    assert here.post("/me/password", {**typed, "present": "ผิด"}).status_code == 422
    assert here.post("/me/password", typed).status_code == 302
    assert here.get("/help").status_code == 200
    assert there.get("/help").status_code == 302


def test_one_writes_where_to_be_reached_but_not_ones_name(as_: As, malee: Person) -> None:
    typed = {"email": "malee@bangrak.go.th", "phone": "๐๘ ๑๒๓๔ ๕๖๗๘", "given_name": "นายก"}
    assert as_(malee).post("/me", typed).status_code == 302
    malee.refresh_from_db()
    assert (malee.phone, malee.given_name) == ("+66812345678", "มาลี")


def test_a_wrong_number_is_kept_as_typed_beside_its_error(as_: As, malee: Person) -> None:
    answer = as_(malee).post("/me", {"email": "", "phone": "12"})
    assert answer.status_code == 422
    assert 'value="12"' in answer.content.decode()


def test_the_language_holds_for_the_person_everywhere(as_: As, malee: Person) -> None:
    as_(malee).post("/-/language", {"language": "en", "next": "/me"})
    assert '<html lang="en">' in as_(malee).get("/help").content.decode()
    as_(malee).post("/-/language", {"language": "xx"})
    malee.refresh_from_db()
    assert malee.language == "th"

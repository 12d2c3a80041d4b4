"""What is told of a person, checked and tidied before it is kept."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.models import Person
from thai.names import UnreadablePhone, read_phone
from thai.sorting import sort_key
from thai.text import skeleton, tidy

# ASCII only: two user names that look alike cannot both exist among these letters in lower case,
# but for 0/o and 1/l, which the skeleton tells.
USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")


class UnfitPerson(ValidationError):
    """What was typed of a person cannot stand."""


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """A person as typed: title (คำนำหน้า or rank), names, and where to reach them."""

    given_name: str
    family_name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


def write_details(person: Person, details: PersonDetails) -> None:
    """Put details on a person, unsaved. Raises `UnfitPerson` on each field at fault."""
    wrong: dict[str, str] = {}
    person.title = tidy(details.title)[:40]
    person.given_name = tidy(details.given_name)[:100]
    person.family_name = tidy(details.family_name)[:100]
    person.sort_key = sort_key(f"{person.given_name} {person.family_name}")
    person.email = tidy(details.email)[:200]
    if not person.given_name:
        wrong["given_name"] = _("กรอกชื่อ")
    if person.email:
        try:
            validate_email(person.email)
        except ValidationError:
            wrong["email"] = _("อีเมลไม่ถูกต้อง พิมพ์เช่น malee@thungyai.go.th")
    try:
        person.phone = read_phone(details.phone) if tidy(details.phone) else ""
    except UnreadablePhone as unreadable:
        wrong["phone"] = _(str(unreadable))
    if wrong:
        raise UnfitPerson(wrong)


def read_username(typed: str) -> str:
    """Return a user name as it is kept. Raises `UnfitPerson` if it has other letters."""
    name = tidy(typed).lower()
    if USERNAME.fullmatch(name) is None:
        raise UnfitPerson(
            {"username": _("ใช้อักษรอังกฤษ ตัวเลข จุด ขีด ขึ้นต้นด้วยตัวอักษร ยาว 3 ถึง 60 ตัว เช่น malee.k")}
        )
    return name


def looks_like_another(username: str) -> bool:
    """Tell whether a user name looks like one that somebody has (one query)."""
    wanted = skeleton(username)
    return any(skeleton(taken) == wanted for taken in _similar(username))


def _similar(username: str) -> list[str]:
    pattern = re.sub("[01lo]", "[01lo]", re.escape(username))
    return list(
        Person.objects.filter(username__regex=f"^{pattern}$").values_list("username", flat=True)
    )

"""How the post that decides on a booking is said."""

from django.utils.translation import gettext as _

from accounts.models import Office, Role

_HEADS = (Role.DIVISION_DIRECTOR, Role.SECTION_HEAD)


def post_words(role: str, office: Office) -> str:
    """Return a post as it is said: ผู้อำนวยการกองช่าง, หัวหน้าสำนักปลัด, นายก."""
    if role not in _HEADS or office.parent_id is None:
        return _(Role(role).label)
    director = office.name.startswith("กอง") and role == Role.DIVISION_DIRECTOR
    words = _("ผู้อำนวยการ%(office)s") if director else _("หัวหน้า%(office)s")
    return words % {"office": office.name}

"""Money on the screen."""

from django.utils.translation import gettext as _

from modules.booking import wording


def baht(satang: int | None) -> str:
    """Write satang as baht: 1,300 บาท, or 1,300.50 บาท; nothing for None."""
    if satang is None:
        return ""
    return _("%(amount)s บาท") % {"amount": wording.baht(satang)}

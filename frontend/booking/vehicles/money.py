"""Money of vehicles on the screen, with its satang: it stands in columns, as on receipts."""

from django.utils.translation import gettext as _


def baht(satang: int | None) -> str:
    """Write satang as baht: 1,300.50 บาท; nothing for None."""
    if satang is None:
        return ""
    return _("%(amount)s บาท") % {"amount": f"{satang // 100:,}.{satang % 100:02}"}

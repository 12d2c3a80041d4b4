"""Form fields for what is counted: readings, litres and baht, as people type them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thai.baht import satang_of
from thai.digits import arabic

_WHOLE = {"invalid": _("ใส่เป็นจำนวนเต็ม เช่น 48210")}
_MONEY = {
    "invalid": _("ใส่จำนวนเงินเป็นบาท เช่น 1500 หรือ 1500.50"),
    "max_decimal_places": _("ใส่ทศนิยมไม่เกินสองตำแหน่ง"),
    "max_digits": _("จำนวนเงินมากเกินไป"),
    "max_whole_digits": _("จำนวนเงินมากเกินไป"),
}
_LITRES = {
    "invalid": _("ใส่เป็นตัวเลข เช่น 40 หรือ 38.25"),
    "max_decimal_places": _("ใส่ทศนิยมไม่เกินสองตำแหน่ง"),
    "max_digits": _("จำนวนมากเกินไป"),
    "max_whole_digits": _("จำนวนมากเกินไป"),
}


class WholeField(forms.IntegerField):
    """A whole number; commas, spaces and Thai digits are read too."""

    widget = forms.TextInput

    def __init__(self, *, missing: Any = "", **kwargs: Any) -> None:
        messages = {**_WHOLE, **({"required": missing} if missing else {})}
        super().__init__(
            required=bool(missing),
            error_messages=messages,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> int | None:
        """Return the number, or None when nothing was typed."""
        return super().to_python(plain(value))


class AmountField(forms.DecimalField):
    """A number to two places: litres, or km per litre."""

    messages: dict[str, Any] = _LITRES

    def __init__(self, *, missing: Any = "", **kwargs: Any) -> None:
        messages = {**self.messages, **({"required": missing} if missing else {})}
        super().__init__(
            required=bool(missing),
            error_messages=messages,
            max_digits=12,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Return the number, or None when nothing was typed."""
        return super().to_python(plain(value))


class BahtField(AmountField):
    """Money typed in baht; `satang` reads the whole satang of what it cleaned to."""

    messages = _MONEY


def satang(amount: Decimal | None) -> int | None:
    """Return an amount of baht in satang, None for none."""
    return None if amount is None else satang_of(amount)


def plain(value: Any) -> Any:
    """Return typed digits as a number is written: no commas, no spaces, no Thai digits."""
    if not isinstance(value, str):
        return value
    return arabic(value).replace(",", "").replace(" ", "").strip()

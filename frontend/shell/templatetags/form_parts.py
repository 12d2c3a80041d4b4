"""How a form field is laid out on the page."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

_KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "chips"),
    (forms.RadioSelect, "chips"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (forms.HiddenInput, "hidden"),
]


@register.filter
def field_kind(field: BoundField) -> str:
    """Return how to draw a field: chips, checkbox, select, textarea, date, password, file, text."""
    if getattr(field.field.widget, "is_thai_date", False):
        return "date"
    for widget, kind in _KINDS:
        if isinstance(field.field.widget, widget):
            return kind
    return "text"


@register.simple_tag
def field_control(field: BoundField, **attrs: str | bool | None) -> SafeString:
    """Return the control of a field; empty attributes are left out, `_` is written `-`."""
    given: dict[str, str | bool] = {
        name.replace("_", "-"): value for name, value in attrs.items() if value
    }
    # the server's own words answer a missing value, beside the field and in Thai
    required = field.form.use_required_attribute
    field.form.use_required_attribute = False
    try:
        return field.as_widget(attrs=given)
    finally:
        field.form.use_required_attribute = required

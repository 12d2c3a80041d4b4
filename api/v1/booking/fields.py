"""Fields of booking in JSON: moments with their zone, money in satang, who and what is named."""

import re
from datetime import datetime
from typing import Any

from rest_framework import serializers

from api.parts import LARGEST_KEY, OfficeOut
from api.problems import Problem
from modules.booking.models import ResourceKind

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?")
MOST_KM = 10_000_000
MOST_SATANG = 10**12


class MomentField(serializers.DateTimeField):
    """A moment in ISO 8601 with its offset; one without is a moment nobody can be sure of."""

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment. Raises `Problem` (400) without a zone, or with one that is unknown."""
        said = value.strip() if isinstance(value, str) else ""
        clock = _MOMENT.match(said)
        if clock is not None and _zone_of(said[clock.end() :]) is None:
            detail = f"{self.field_name}: ใส่เวลาพร้อมเขตเวลา เช่น 2026-11-23T09:30:00+07:00"
            raise Problem("zone-needed", detail, status=400, field=self.field_name)
        return super().to_internal_value(value)


def _zone_of(said: str) -> str | None:
    """Return what stands behind the clock if it is an offset of this earth, else None."""
    return said if re.fullmatch(r"Z|z|[+-](0\d|1[0-4])(:?[0-5]\d)?", said) else None


def satang(**options: Any) -> serializers.IntegerField:
    """Return a field for money, in satang."""
    return serializers.IntegerField(min_value=0, max_value=MOST_SATANG, **options)


def km(**options: Any) -> serializers.IntegerField:
    """Return a field for the reading of an odometer."""
    return serializers.IntegerField(min_value=0, max_value=MOST_KM, **options)


def key(**options: Any) -> serializers.IntegerField:
    """Return a field for the key of a row."""
    return serializers.IntegerField(min_value=1, max_value=LARGEST_KEY, **options)


def words(longest: int = 2000, **options: Any) -> serializers.CharField:
    """Return a field of words that may be left out."""
    return serializers.CharField(
        required=False, default="", allow_blank=True, max_length=longest, **options
    )


class PersonOut(serializers.Serializer):
    """Somebody who works here."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="full_name")


class NamedOut(serializers.Serializer):
    """A resource, by its name."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ResourceKind.choices)
    name = serializers.CharField()


class NoneIn(serializers.Serializer):
    """Nothing is asked beside the address."""


class NoteIn(serializers.Serializer):
    """A word that goes with it."""

    note = words()


class ReasonIn(serializers.Serializer):
    """Why; whoever asked is told."""

    reason = words()


class TimesIn(serializers.Serializer):
    """From a moment to a moment."""

    starts = MomentField()
    ends = MomentField()


__all__ = [
    "MomentField", "NamedOut", "NoneIn", "NoteIn", "OfficeOut", "PersonOut", "ReasonIn", "TimesIn",
    "key", "km", "satang", "words",
]  # fmt: skip

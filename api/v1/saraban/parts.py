"""What incoming and outgoing letters have in common in the API: shapes, filters, uploads."""

from datetime import date, datetime
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from accounts.models import Office
from api.parts import (
    BUDDHIST,
    HeldFileOut,
    OfficeOut,
    asked_of,
    gregorian,
    key_field,
)
from files.models import StoredFile
from files.store import NotADocument, TooLarge
from modules.saraban.commands.keep_upload import keep_upload
from modules.saraban.models import IncomingLetter, OutgoingLetter, Part, Secrecy, Urgency

FIRST_YEAR = 1900  # Gregorian, as every year in JSON


class FileOut(HeldFileOut):
    """A file of a letter; `url` gives its bytes."""

    part = serializers.ChoiceField(choices=Part.choices)


class LetterIn(serializers.Serializer):
    """What is said of any letter that enters a register."""

    addressee = serializers.CharField(max_length=200)
    subject = serializers.CharField(max_length=500)
    urgency = serializers.ChoiceField(choices=Urgency.choices, default=Urgency.NORMAL)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices, default=Secrecy.OPEN)
    remark = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)


class LetterOut(serializers.Serializer):
    """What every letter of a register shows."""

    id = serializers.IntegerField()
    year = serializers.SerializerMethodField(help_text="register year, ค.ศ.")
    office = OfficeOut()
    sender = serializers.CharField()
    addressee = serializers.CharField()
    subject = serializers.CharField()
    urgency = serializers.ChoiceField(choices=Urgency.choices)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices)
    remark = serializers.CharField()
    action_taken = serializers.CharField()
    cancelled_at = serializers.DateTimeField(allow_null=True)
    cancel_reason = serializers.CharField()

    def get_year(self, letter: IncomingLetter | OutgoingLetter) -> int:
        """Return the register year in ค.ศ."""
        return gregorian(letter.year)


class LetterFilters(serializers.Serializer):
    """The filters of a register."""

    q = serializers.CharField(required=False, max_length=200, help_text="words, number or party")
    year = serializers.IntegerField(
        required=False, min_value=FIRST_YEAR, max_value=2200, help_text="register year, ค.ศ."
    )
    office = key_field()
    urgency = serializers.ChoiceField(choices=Urgency.choices, required=False)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices, required=False)
    dated_from = serializers.DateField(required=False)
    dated_to = serializers.DateField(required=False)


def filters_of(request: Request) -> dict[str, Any]:
    """Return the filters of a request; raises 422 naming what cannot be read."""
    wanted = asked_of(LetterFilters, request.query_params)
    start, end = wanted.get("dated_from", date.min), wanted.get("dated_to", date.max)
    if start > end:
        raise ValidationError({"dated_to": ["วันสิ้นสุดอยู่ก่อนวันเริ่มต้น"]})
    if "year" in wanted:
        wanted["year"] += BUDDHIST
    return wanted


def kept_files(
    request: Request, uploads: list[Any], office: Office, at: datetime
) -> list[StoredFile]:
    """Keep the files that came with a letter; raises 422 for one that is no document."""
    by: Any = request.user
    try:
        return [
            keep_upload(by=by, office=office, upload=upload, name=upload.name, at=at)
            for upload in uploads
        ]
    except (NotADocument, TooLarge) as wrong:
        raise ValidationError({"files": [str(wrong)]}) from wrong

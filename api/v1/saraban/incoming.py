"""`/api/v1/saraban/incoming`: read the incoming register, register letters."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from api.parts import files_field, key_field, viewer_of_request
from api.problems import Problem
from api.v1.saraban.doors import Register
from api.v1.saraban.parts import FileOut, LetterIn, LetterOut, kept_files
from modules.saraban.commands.register_incoming import (
    AlreadyRegistered,
    BadEnvelope,
    Envelope,
    register_incoming,
)
from modules.saraban.models import Channel
from modules.saraban.queries.filters import incoming_filtered
from modules.saraban.queries.offices import register_office


class EnvelopeIn(LetterIn):
    """A letter to register. Dates are Gregorian (ISO 8601); digits may be Thai or Arabic."""

    reference = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    dated = serializers.DateField(required=False, allow_null=True, default=None)
    sender = serializers.CharField(max_length=200)
    channel = serializers.ChoiceField(choices=Channel.choices, default=Channel.EXCHANGE)
    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    references = serializers.ListField(
        child=serializers.CharField(max_length=300), required=False, default=list, max_length=20
    )
    enclosures = serializers.CharField(required=False, default="", allow_blank=True)


class RegisterIn(EnvelopeIn):
    """A letter with its files: the first is the letter itself, the others its enclosures."""

    office = key_field(help_text="default: central register")
    repeat_reason = serializers.CharField(required=False, default="", max_length=300)
    files = files_field()


class IncomingOut(LetterOut):
    """A letter of the incoming register."""

    number = serializers.IntegerField(help_text="เลขทะเบียนรับ")
    name = serializers.CharField(source="__str__", help_text="as people say it: 123/2569")
    reference = serializers.CharField()
    dated = serializers.DateField(allow_null=True)
    channel = serializers.ChoiceField(choices=Channel.choices)
    enclosures = serializers.CharField()
    received_at = serializers.DateTimeField()
    due_on = serializers.DateField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)


class IncomingWithFilesOut(IncomingOut):
    """A letter with its files."""

    files = FileOut(many=True, source="attachments.all")


def _register(request: Request, asked: dict[str, Any]) -> int:
    """Register what was asked for."""
    now = timezone.now()
    by: Any = request.user
    office = register_office(viewer_of_request(request), asked.pop("office", None))
    files = kept_files(request, asked.pop("files"), office, now)
    reason = asked.pop("repeat_reason")
    asked["references"] = tuple(asked["references"])
    envelope = Envelope(**asked)
    try:
        return register_incoming(
            by=by, office=office, envelope=envelope, files=files, at=now, repeat_reason=reason
        ).pk
    except BadEnvelope as wrong:
        raise ValidationError({wrong.field: [str(wrong)]}) from wrong
    except AlreadyRegistered as clash:
        detail = f"หนังสือฉบับนี้ลงทะเบียนรับแล้ว เลขรับ {clash.existing}"
        known = clash.existing.pk
        raise Problem("already-registered", detail, status=409, existing=known) from clash


INCOMING = Register(
    name="incoming",
    letters=incoming_filtered,
    listed=IncomingOut,
    shown=IncomingWithFilesOut,
    asked=RegisterIn,
    asked_plain=EnvelopeIn,
    add=_register,
    adding="Register a letter; the same Idempotency-Key registers it once.",
)

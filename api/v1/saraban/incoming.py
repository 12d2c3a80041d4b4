"""`/api/v1/saraban/incoming`: read the incoming register, register letters."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.once import answer_once
from api.problems import Problem
from api.v1.saraban.parts import (
    KEY,
    FileOut,
    LetterFilters,
    NewestFirst,
    OfficeOut,
    download,
    filters_of,
    gregorian,
    viewer_of_request,
)
from files.store import NotADocument, TooLarge
from idempotency.once import Given
from modules.saraban.commands.keep_upload import keep_upload
from modules.saraban.commands.register_incoming import (
    AlreadyRegistered,
    BadEnvelope,
    Envelope,
    register_incoming,
)
from modules.saraban.models import Channel, IncomingLetter, Secrecy, Urgency
from modules.saraban.queries.filters import incoming_filtered
from modules.saraban.queries.offices import register_office


class EnvelopeIn(serializers.Serializer):
    """A letter to register. Dates are Gregorian (ISO 8601); digits may be Thai or Arabic."""

    reference = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    dated = serializers.DateField(required=False, allow_null=True, default=None)
    sender = serializers.CharField(max_length=200)
    addressee = serializers.CharField(max_length=200)
    subject = serializers.CharField(max_length=500)
    urgency = serializers.ChoiceField(choices=Urgency.choices, default=Urgency.NORMAL)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices, default=Secrecy.OPEN)
    channel = serializers.ChoiceField(choices=Channel.choices, default=Channel.EXCHANGE)
    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    references = serializers.ListField(
        child=serializers.CharField(max_length=300), required=False, default=list, max_length=20
    )
    enclosures = serializers.CharField(required=False, default="", allow_blank=True)
    remark = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)


class RegisterIn(EnvelopeIn):
    """A letter with its files: the first is the letter itself, the others its enclosures."""

    office = serializers.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, help_text="default: central register"
    )
    repeat_reason = serializers.CharField(required=False, default="", max_length=300)
    files = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True),
        required=False,
        default=list,
        max_length=20,
    )


class IncomingOut(serializers.Serializer):
    """A letter of the incoming register."""

    id = serializers.IntegerField()
    number = serializers.IntegerField(help_text="เลขทะเบียนรับ")
    year = serializers.SerializerMethodField(help_text="register year, ค.ศ.")
    name = serializers.CharField(source="__str__", help_text="as people say it: 123/2569")
    office = OfficeOut()
    reference = serializers.CharField()
    dated = serializers.DateField(allow_null=True)
    sender = serializers.CharField()
    addressee = serializers.CharField()
    subject = serializers.CharField()
    urgency = serializers.ChoiceField(choices=Urgency.choices)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices)
    channel = serializers.ChoiceField(choices=Channel.choices)
    remark = serializers.CharField()
    enclosures = serializers.CharField()
    action_taken = serializers.CharField()
    received_at = serializers.DateTimeField()
    due_on = serializers.DateField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    cancelled_at = serializers.DateTimeField(allow_null=True)
    cancel_reason = serializers.CharField()

    def get_year(self, letter: IncomingLetter) -> int:
        """Return the register year in ค.ศ."""
        return gregorian(letter.year)


class IncomingWithFilesOut(IncomingOut):
    """A letter with its files."""

    files = FileOut(many=True, source="attachments.all")


class IncomingLetters(APIView):
    """The incoming register."""

    @extend_schema(
        operation_id="incoming_list",
        parameters=[LetterFilters, OpenApiParameter("cursor"), OpenApiParameter("limit", int)],
        responses=IncomingOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """List the letters that the caller may know of, newest entry first."""
        letters = incoming_filtered(viewer_of_request(request), **filters_of(request))
        paging = NewestFirst()
        page = paging.paginate_queryset(letters.select_related("office"), request, self)
        return paging.get_paginated_response(IncomingOut(page, many=True).data)

    @extend_schema(
        operation_id="incoming_register",
        parameters=[KEY],
        request={"multipart/form-data": RegisterIn, "application/json": EnvelopeIn},
        responses={201: IncomingWithFilesOut},
    )
    def post(self, request: Request) -> Response:
        """Register a letter; the same Idempotency-Key registers it once."""
        asked = RegisterIn(data=request.data)
        asked.is_valid(raise_exception=True)
        return answer_once(request, lambda: _register(request, dict(asked.validated_data)))


class IncomingLetterDetail(APIView):
    """One letter of the incoming register."""

    @extend_schema(operation_id="incoming_read", responses=IncomingWithFilesOut)
    def get(self, request: Request, pk: int) -> Response:
        """Read one letter."""
        return Response(IncomingWithFilesOut(_letter(request, pk)).data)


class IncomingFile(APIView):
    """A file of a letter."""

    @extend_schema(operation_id="incoming_file", responses={(200, "*/*"): OpenApiTypes.BINARY})
    def get(self, request: Request, pk: int, file: int) -> HttpResponse:
        """Download one file of a letter."""
        answer = download(_letter(request, pk).attachments.all(), file)
        if answer is None:
            raise Http404
        return answer


def _letter(request: Request, pk: int) -> IncomingLetter:
    letters = incoming_filtered(viewer_of_request(request))
    try:
        return letters.select_related("office").prefetch_related("attachments__file").get(pk=pk)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown


def _register(request: Request, asked: dict[str, Any]) -> Given:
    """Register what was asked for, and return the answer."""
    now = timezone.now()
    office = register_office(viewer_of_request(request), asked.pop("office", None))
    uploads, repeat_reason = asked.pop("files"), asked.pop("repeat_reason")
    asked["references"] = tuple(asked["references"])
    by: Any = request.user
    try:
        kept = [
            keep_upload(by=by, office=office, upload=upload, name=upload.name, at=now)
            for upload in uploads
        ]
        letter = register_incoming(
            by=by,
            office=office,
            envelope=Envelope(**asked),
            files=kept,
            at=now,
            repeat_reason=repeat_reason,
        )
    except BadEnvelope as wrong:
        raise ValidationError({wrong.field: [str(wrong)]}) from wrong
    except (NotADocument, TooLarge) as wrong:
        raise ValidationError({"files": [str(wrong)]}) from wrong
    except AlreadyRegistered as clash:
        raise Problem(
            "already-registered",
            f"หนังสือฉบับนี้ลงทะเบียนรับแล้ว เลขรับ {clash.existing}",
            status=409,
            existing=clash.existing.pk,
        ) from clash
    return Given(status=201, body=IncomingWithFilesOut(_letter(request, letter.pk)).data)

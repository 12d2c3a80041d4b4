"""`/api/v1/saraban/outgoing`: read the outgoing register, number letters written elsewhere."""

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
from modules.saraban.books import book_of, keeper_of
from modules.saraban.commands.keep_upload import keep_upload
from modules.saraban.commands.register_outgoing import BadLetter, Written, register_outgoing
from modules.saraban.models import OutgoingLetter, PaperKind, Secrecy, Urgency
from modules.saraban.queries.filters import outgoing_filtered
from modules.saraban.queries.offices import register_office


class WrittenIn(serializers.Serializer):
    """A letter that was written and signed elsewhere and is to get its number."""

    kind = serializers.ChoiceField(choices=PaperKind.choices, default=PaperKind.EXTERNAL_LETTER)
    circular = serializers.BooleanField(default=False, help_text="หนังสือเวียน (ว)")
    subject = serializers.CharField(max_length=500)
    addressee = serializers.CharField(max_length=200)
    urgency = serializers.ChoiceField(choices=Urgency.choices, default=Urgency.NORMAL)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices, default=Secrecy.OPEN)
    remark = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    office = serializers.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, help_text="whose matter it is"
    )


class IssueIn(WrittenIn):
    """A letter with its files: the first is the letter itself, the others its enclosures."""

    files = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True),
        required=False,
        default=list,
        max_length=20,
    )


class OutgoingOut(serializers.Serializer):
    """A letter of the outgoing register."""

    id = serializers.IntegerField()
    number = serializers.IntegerField(help_text="เลขทะเบียนส่ง")
    year = serializers.SerializerMethodField(help_text="register year, ค.ศ.")
    book = serializers.ChoiceField(choices=OutgoingLetter.Book.choices)
    kind = serializers.ChoiceField(choices=PaperKind.choices)
    office = OfficeOut()
    reference = serializers.CharField(help_text="ที่")
    dated = serializers.DateField()
    sender = serializers.CharField()
    addressee = serializers.CharField()
    subject = serializers.CharField()
    urgency = serializers.ChoiceField(choices=Urgency.choices)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices)
    remark = serializers.CharField()
    action_taken = serializers.CharField()
    issued_at = serializers.DateTimeField()
    cancelled_at = serializers.DateTimeField(allow_null=True)
    cancel_reason = serializers.CharField()

    def get_year(self, letter: OutgoingLetter) -> int:
        """Return the register year in ค.ศ."""
        return gregorian(letter.year)


class OutgoingWithFilesOut(OutgoingOut):
    """A letter with its files."""

    files = FileOut(many=True, source="attachments.all")


class OutgoingLetters(APIView):
    """The outgoing register."""

    @extend_schema(
        operation_id="outgoing_list",
        parameters=[LetterFilters, OpenApiParameter("cursor"), OpenApiParameter("limit", int)],
        responses=OutgoingOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """List the letters that the caller may know of, newest entry first."""
        letters = outgoing_filtered(viewer_of_request(request), **filters_of(request))
        paging = NewestFirst()
        page = paging.paginate_queryset(letters.select_related("office"), request, self)
        return paging.get_paginated_response(OutgoingOut(page, many=True).data)

    @extend_schema(
        operation_id="outgoing_register",
        parameters=[KEY],
        request={"multipart/form-data": IssueIn, "application/json": WrittenIn},
        responses={201: OutgoingWithFilesOut},
    )
    def post(self, request: Request) -> Response:
        """Give a letter its number; the same Idempotency-Key numbers it once."""
        asked = IssueIn(data=request.data)
        asked.is_valid(raise_exception=True)
        return answer_once(request, lambda: _register(request, dict(asked.validated_data)))


class OutgoingLetterDetail(APIView):
    """One letter of the outgoing register."""

    @extend_schema(operation_id="outgoing_read", responses=OutgoingWithFilesOut)
    def get(self, request: Request, pk: int) -> Response:
        """Read one letter."""
        return Response(OutgoingWithFilesOut(_letter(request, pk)).data)


class OutgoingFile(APIView):
    """A file of a letter."""

    @extend_schema(operation_id="outgoing_file", responses={(200, "*/*"): OpenApiTypes.BINARY})
    def get(self, request: Request, pk: int, file: int) -> HttpResponse:
        """Download one file of a letter."""
        answer = download(_letter(request, pk).attachments.all(), file)
        if answer is None:
            raise Http404
        return answer


def _letter(request: Request, pk: int) -> OutgoingLetter:
    letters = outgoing_filtered(viewer_of_request(request)).select_related("office")
    try:
        return letters.prefetch_related("attachments__file").get(pk=pk)
    except OutgoingLetter.DoesNotExist as unknown:
        raise Http404 from unknown


def _register(request: Request, asked: dict[str, Any]) -> Given:
    """Number what was asked for, and return the answer."""
    now = timezone.now()
    by: Any = request.user
    owner = register_office(viewer_of_request(request), asked.pop("office", None))
    keeper = keeper_of(book_of(asked["kind"], circular=asked["circular"]), owner)
    uploads = asked.pop("files")
    try:
        kept = [
            keep_upload(by=by, office=keeper, upload=upload, name=upload.name, at=now)
            for upload in uploads
        ]
        written = Written(**asked, files=kept)
        letter = register_outgoing(by=by, office=owner, written=written, at=now)
    except BadLetter as wrong:
        raise ValidationError({name: [text] for name, text in wrong.problems.items()}) from wrong
    except (NotADocument, TooLarge) as wrong:
        raise ValidationError({"files": [str(wrong)]}) from wrong
    return Given(status=201, body=OutgoingWithFilesOut(_letter(request, letter.pk)).data)

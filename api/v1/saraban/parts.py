"""What incoming and outgoing letters have in common in the API: levels, files, paging."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from accounts.duties import Viewer
from files.models import StoredFile
from files.read import file_bytes
from modules.saraban.models import Attachment, Part, Secrecy, Urgency

FIRST_YEAR = 1900  # Gregorian, as every year in JSON
KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, "header", required=True, description="8-255 characters"
)


class FileOut(serializers.Serializer):
    """A file of a letter; `url` gives its bytes."""

    id = serializers.IntegerField(source="file.id")
    part = serializers.ChoiceField(choices=Part.choices)
    name = serializers.CharField(source="file.name")
    content_type = serializers.CharField(source="file.content_type")
    size = serializers.IntegerField(source="file.size", help_text="bytes")
    pages = serializers.IntegerField(source="file.pages")
    sha256 = serializers.CharField(source="file.sha256")


class OfficeOut(serializers.Serializer):
    """An office."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class LetterFilters(serializers.Serializer):
    """The filters of a register."""

    q = serializers.CharField(required=False, max_length=200, help_text="words, number or party")
    year = serializers.IntegerField(
        required=False, min_value=FIRST_YEAR, max_value=2200, help_text="register year, ค.ศ."
    )
    office = serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    urgency = serializers.ChoiceField(choices=Urgency.choices, required=False)
    secrecy = serializers.ChoiceField(choices=Secrecy.choices, required=False)
    dated_from = serializers.DateField(required=False)
    dated_to = serializers.DateField(required=False)


class NewestFirst(CursorPagination):
    """Pages by cursor, newest entry first: a page stays what it was while letters come in."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 100


def viewer_of_request(request: Request) -> Viewer:
    """Return who looks, as `api.authentication` found them."""
    viewer: Viewer = request._request.viewer  # type: ignore[attr-defined]
    return viewer


def filters_of(request: Request) -> dict[str, Any]:
    """Return the filters of a request; raises 422 naming what cannot be read."""
    filters = LetterFilters(data=request.query_params)
    filters.is_valid(raise_exception=True)
    wanted: dict[str, Any] = dict(filters.validated_data)
    start, end = wanted.get("dated_from", date.min), wanted.get("dated_to", date.max)
    if start > end:
        raise ValidationError({"dated_to": ["วันสิ้นสุดอยู่ก่อนวันเริ่มต้น"]})
    if "year" in wanted:
        wanted["year"] += 543
    return wanted


def gregorian(register_year: int) -> int:
    """Return the ค.ศ. of a register's year, which is kept in พ.ศ."""
    return register_year - 543


def download(attachments: Iterable[Attachment], file_id: int) -> HttpResponse | None:
    """Return the bytes of one of a letter's files as a download, or None if it has no such file."""
    file = next((each.file for each in attachments if each.file_id == file_id), None)
    return None if file is None else _answer(file)


def _answer(file: StoredFile) -> HttpResponse:
    answer = HttpResponse(file_bytes(file), content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.pk}"'
    answer["Cache-Control"] = "private, no-store"
    return answer

"""What every module needs in the API: who looks, what was asked, pages, one row, files, years."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.duties import Viewer
from files.models import StoredFile
from files.read import file_bytes

BUDDHIST = 543  # years in registers are พ.ศ., years in JSON are ค.ศ.
MOST_FILES = 20
LARGEST_KEY = 2**63 - 1
KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, "header", required=True, description="8-255 characters"
)
PAGING = [OpenApiParameter("cursor"), OpenApiParameter("limit", int)]
FILE = {(200, "*/*"): OpenApiTypes.BINARY}


class Holds(Protocol):
    """A row that holds a stored file, such as an attachment or a photo."""

    file: StoredFile
    file_id: int


class OfficeOut(serializers.Serializer):
    """An office."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class HeldFileOut(serializers.Serializer):
    """The file that a row holds in `file`."""

    id = serializers.IntegerField(source="file.id")
    name = serializers.CharField(source="file.name")
    content_type = serializers.CharField(source="file.content_type")
    size = serializers.IntegerField(source="file.size", help_text="bytes")
    pages = serializers.IntegerField(source="file.pages")
    sha256 = serializers.CharField(source="file.sha256")


class NewestFirst(CursorPagination):
    """Pages by cursor, newest entry first: a page stays what it was while rows come in."""

    ordering = "-pk"
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 100


def key_field(**options: Any) -> serializers.IntegerField:
    """Return a field that takes the key of a row, which may be left out."""
    return serializers.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY, **options)


def files_field() -> serializers.ListField:
    """Return a field that takes up to `MOST_FILES` files; an empty one is refused in Thai later."""
    return serializers.ListField(
        child=serializers.FileField(allow_empty_file=True),
        required=False,
        default=list,
        max_length=MOST_FILES,
    )


def viewer_of_request(request: Request) -> Viewer:
    """Return who looks, as `api.authentication` found them."""
    viewer: Viewer = request._request.viewer  # type: ignore[attr-defined]
    return viewer


def asked_of(shape: type[serializers.Serializer], data: Any, **options: Any) -> dict[str, Any]:
    """Return what a body or a query asks for, as a serializer reads it; raises 422 by field."""
    asked = shape(data=data, **options)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def page_of(
    request: Request,
    rows: QuerySet[Any],
    shape: type[serializers.Serializer],
    paging: type[CursorPagination] = NewestFirst,
) -> Response:
    """Return a page of rows: `next` and `previous` lead on; 404 for a cursor that is none.

    The shape knows who looks (`context["viewer"]`).
    """
    pages = paging()
    page = pages.paginate_queryset(rows, request)
    shown = shape(page, many=True, context={"viewer": viewer_of_request(request)})
    return pages.get_paginated_response(shown.data)


def row_or_404[Row: Model](rows: QuerySet[Row], pk: int) -> Row:
    """Return one row of those the caller may see; raises 404, which says no more than that."""
    try:
        return rows.get(pk=pk)
    except ObjectDoesNotExist as unknown:
        raise Http404 from unknown


def download(held: Iterable[Holds], file_id: int) -> HttpResponse:
    """Return the bytes of one of the files that rows hold, as a download; 404 for another's."""
    file = next((each.file for each in held if each.file_id == file_id), None)
    if file is None:
        raise Http404
    answer = HttpResponse(file_bytes(file), content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.pk}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def gregorian(register_year: int) -> int:
    """Return the ค.ศ. of a register's year, which is kept in พ.ศ."""
    return register_year - BUDDHIST

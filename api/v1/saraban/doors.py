"""The doors of a register of letters: list, add, read, and fetch a file; both registers' alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from api.once import answer_once
from api.parts import (
    FILE,
    KEY,
    PAGING,
    asked_of,
    download,
    page_of,
    row_or_404,
    viewer_of_request,
)
from api.v1.saraban.parts import LetterFilters, filters_of
from idempotency.once import Given

type Shape = type[Serializer]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register: its name in addresses, its letters by viewer and filters, its shapes.

    `add` enters a letter as asked (`asked` with files, `asked_plain` without) and returns its key;
    `adding` says so in the description.
    """

    name: str
    letters: Callable[..., QuerySet[Any]]
    listed: Shape
    shown: Shape
    asked: Shape
    asked_plain: Shape
    add: Callable[[Request, dict[str, Any]], int]
    adding: str

    def letter(self, request: Request, pk: int) -> Any:
        """Return a letter that the caller may know of, with its files; 404 for any other."""
        letters = self.letters(viewer_of_request(request)).select_related("office")
        return row_or_404(letters.prefetch_related("attachments__file"), pk)


def doors_of(register: Register) -> list[URLPattern]:
    """Return the addresses of a register."""
    name = register.name
    return [
        path(name, _letters(register)),
        path(f"{name}/<int:pk>", _letter(register)),
        path(f"{name}/<int:pk>/files/<int:file>", _file(register)),
    ]


def _letters(register: Register) -> Callable[..., HttpResponse]:
    class Letters(APIView):
        @extend_schema(
            operation_id=f"{register.name}_list",
            parameters=[LetterFilters, *PAGING],
            responses=register.listed(many=True),
        )
        def get(self, request: Request) -> Response:
            """List the letters that the caller may know of, newest entry first."""
            letters = register.letters(viewer_of_request(request), **filters_of(request))
            return page_of(request, letters.select_related("office"), register.listed)

        @extend_schema(
            operation_id=f"{register.name}_register",
            description=register.adding,
            parameters=[KEY],
            request={
                "multipart/form-data": register.asked,
                "application/json": register.asked_plain,
            },
            responses={201: register.shown},
        )
        def post(self, request: Request) -> Response:
            asked = asked_of(register.asked, request.data)
            return answer_once(request, lambda: self._added(request, asked))

        def _added(self, request: Request, asked: dict[str, Any]) -> Given:
            letter = register.letter(request, register.add(request, asked))
            return Given(status=201, body=register.shown(letter).data)

    return Letters.as_view()


def _letter(register: Register) -> Callable[..., HttpResponse]:
    class Letter(APIView):
        @extend_schema(operation_id=f"{register.name}_read", responses=register.shown)
        def get(self, request: Request, pk: int) -> Response:
            """Read one letter."""
            return Response(register.shown(register.letter(request, pk)).data)

    return Letter.as_view()


def _file(register: Register) -> Callable[..., HttpResponse]:
    class LetterFile(APIView):
        @extend_schema(operation_id=f"{register.name}_file", responses=FILE)
        def get(self, request: Request, pk: int, file: int) -> HttpResponse:
            """Download one file of a letter."""
            return download(register.letter(request, pk).attachments.all(), file)

    return LetterFile.as_view()

"""Doors of booking: one that reads, one that lists by pages, one that does something once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from accounts.duties import Viewer
from accounts.models import Person
from api.once import answer_once
from api.parts import KEY, PAGING, asked_of, page_of, viewer_of_request
from api.v1.booking.fields import NoneIn
from api.v1.booking.refusals import refusals
from idempotency.once import Given

type Shape = type[Serializer]
type View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Call:
    """Who asks for what, when, and of which row (`pk`; 0 where the address names none)."""

    viewer: Viewer
    at: datetime
    asked: dict[str, Any] = field(default_factory=dict)
    pk: int = 0

    @property
    def by(self) -> Person:
        """Return whoever asks."""
        return self.viewer.person


@dataclass(frozen=True, kw_only=True)
class Read:
    """Something to be read: what `find` returns, in a shape; with `pages` a part of its rows."""

    name: str
    says: str
    find: Callable[[Call], Any]
    shape: Shape
    filters: Shape | None = None
    pages: bool = False
    many: bool = False


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something to be done: `do` makes one call to a command and returns what is shown of it.

    Once for each Idempotency-Key, unless it only looks (`looks`).
    """

    name: str
    says: str
    do: Callable[[Call], Any]
    shape: Shape
    asked: Shape = NoneIn
    status: int = 201
    many: bool = False
    looks: bool = False


def door(read: Read | None = None, act: Act | None = None) -> View:
    """Return the view of an address at which something is read, done, or both."""
    methods: dict[str, Any] = {}
    if read is not None:
        methods["get"] = _get(read)
    if act is not None:
        methods["post"] = _post(act)
    made: type[APIView] = type("Door", (APIView,), methods)
    return made.as_view()


def _get(read: Read) -> Callable[..., Response]:
    given: list[Any] = [read.filters] if read.filters else []
    many = read.many or read.pages

    @extend_schema(
        operation_id=f"booking_{read.name}",
        description=read.says,
        parameters=[*given, *(PAGING if read.pages else ())],
        responses=read.shape(many=True) if many else read.shape,
    )
    def get(view: APIView, request: Request, pk: int = 0) -> Response:
        asked = asked_of(read.filters, request.query_params) if read.filters else {}
        call = _call(request, asked, pk)
        with refusals(call.viewer):
            found = read.find(call)
        if read.pages:
            rows: QuerySet[Any] = found
            return page_of(request, rows, read.shape)
        return Response(_shown(read.shape, found, call, many=read.many))

    return get


def _post(act: Act) -> Callable[..., Response]:
    @extend_schema(
        operation_id=f"booking_{act.name}",
        description=act.says,
        parameters=[] if act.looks else [KEY],
        request=_bodies(act),
        responses={act.status: act.shape(many=True) if act.many else act.shape},
    )
    def post(view: APIView, request: Request, pk: int = 0) -> Response:
        call = _call(request, asked_of(act.asked, request.data), pk)

        def do() -> Given:
            with refusals(call.viewer):
                done = act.do(call)
            body = _shown(act.shape, done, call, many=act.many)
            return Given(status=act.status, body=body)

        if act.looks:
            return Response(do().body)
        return answer_once(request, do)

    return post


def _bodies(act: Act) -> Any:
    """Return what may be sent: also a form with files where the shape has a photo."""
    if "photo" in act.asked().fields:
        return {"multipart/form-data": act.asked, "application/json": act.asked}
    return {"application/json": act.asked}


def _call(request: Request, asked: dict[str, Any], pk: int) -> Call:
    return Call(viewer=viewer_of_request(request), at=timezone.now(), asked=asked, pk=pk)


def _shown(shape: Shape, found: Any, call: Call, *, many: bool) -> Any:
    return shape(found, many=many, context={"viewer": call.viewer}).data

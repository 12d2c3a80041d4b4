"""Who a program is: a personal token (`Authorization: Bearer tt_…`), or the browser's session."""

import hashlib

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, ParseError
from rest_framework.request import Request

from accounts.commands.use_token import use_token
from accounts.duties import viewer_of
from accounts.models import ApiToken, Person
from thai.dates import bangkok_date


class TokenOrSession(SessionAuthentication):
    """Knows the sender of a request to the API; sets `request.viewer` for its views."""

    def authenticate(self, request: Request) -> tuple[Person, ApiToken | None] | None:
        """Return who sends the request; raises 401 for a bad token and 400 for one in the URL."""
        if {"token", "access_token"} & set(request.query_params):
            raise ParseError("ส่งรหัสในหัวคำขอ Authorization ไม่ใช่ในที่อยู่")
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if not kind:
            return self._of_session(request)
        digest = hashlib.sha256(token.strip().encode()).digest()
        found = use_token(digest=digest, at=timezone.now()) if kind == "Bearer" else None
        if found is None:
            raise AuthenticationFailed("รหัสไม่ถูกต้อง หมดอายุ หรือถูกเพิกถอนแล้ว")
        person, row = found
        self._look(request, person)
        return person, row

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of a 401."""
        return 'Bearer realm="api"'

    def _of_session(self, request: Request) -> tuple[Person, None] | None:
        found = super().authenticate(request)
        if found is None:
            return None
        self._look(request, found[0])
        return found[0], None

    def _look(self, request: Request, person: Person) -> None:
        on = bangkok_date(timezone.now())
        request._request.viewer = viewer_of(person, on=on)  # type: ignore[attr-defined]


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Says in openapi.yaml how a program shows who it is."""

    target_class = "api.authentication.TokenOrSession"
    name = "personalToken"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """Return the security scheme."""
        return {"type": "http", "scheme": "bearer", "description": "tt_… จากหน้า ตั้งค่าของฉัน"}

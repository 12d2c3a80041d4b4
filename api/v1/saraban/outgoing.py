"""`/api/v1/saraban/outgoing`: read the outgoing register, number letters written elsewhere."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from api.parts import files_field, key_field, viewer_of_request
from api.v1.saraban.doors import Register
from api.v1.saraban.parts import FileOut, LetterIn, LetterOut, kept_files
from modules.saraban.books import book_of, keeper_of
from modules.saraban.commands.register_outgoing import BadLetter, Written, register_outgoing
from modules.saraban.models import OutgoingLetter, PaperKind
from modules.saraban.queries.filters import outgoing_filtered
from modules.saraban.queries.offices import register_office


class WrittenIn(LetterIn):
    """A letter that was written and signed elsewhere and is to get its number."""

    kind = serializers.ChoiceField(choices=PaperKind.choices, default=PaperKind.EXTERNAL_LETTER)
    circular = serializers.BooleanField(default=False, help_text="หนังสือเวียน (ว)")
    office = key_field(help_text="whose matter it is")


class IssueIn(WrittenIn):
    """A letter with its files: the first is the letter itself, the others its enclosures."""

    files = files_field()


class OutgoingOut(LetterOut):
    """A letter of the outgoing register."""

    number = serializers.IntegerField(help_text="เลขทะเบียนส่ง")
    book = serializers.ChoiceField(choices=OutgoingLetter.Book.choices)
    kind = serializers.ChoiceField(choices=PaperKind.choices)
    reference = serializers.CharField(help_text="ที่")
    dated = serializers.DateField()
    issued_at = serializers.DateTimeField()


class OutgoingWithFilesOut(OutgoingOut):
    """A letter with its files."""

    files = FileOut(many=True, source="attachments.all")


def _register(request: Request, asked: dict[str, Any]) -> int:
    """Number what was asked for."""
    now = timezone.now()
    by: Any = request.user
    owner = register_office(viewer_of_request(request), asked.pop("office", None))
    keeper = keeper_of(book_of(asked["kind"], circular=asked["circular"]), owner)
    files = kept_files(request, asked.pop("files"), keeper, now)
    try:
        written = Written(**asked, files=files)
        return register_outgoing(by=by, office=owner, written=written, at=now).pk
    except BadLetter as wrong:
        raise ValidationError({name: [text] for name, text in wrong.problems.items()}) from wrong


OUTGOING = Register(
    name="outgoing",
    letters=outgoing_filtered,
    listed=OutgoingOut,
    shown=OutgoingWithFilesOut,
    asked=IssueIn,
    asked_plain=WrittenIn,
    add=_register,
    adding="Give a letter its number; the same Idempotency-Key numbers it once.",
)

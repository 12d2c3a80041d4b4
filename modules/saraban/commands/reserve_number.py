"""Reserve a number of a book for a letter that is not finished yet (จองเลข)."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from modules.saraban import access
from modules.saraban.books import keeper_of, outgoing_series
from modules.saraban.models import NumberReservation
from numbering.draw import draw
from thai.dates import bangkok_date, buddhist_year
from thai.text import tidy

USUAL = timedelta(days=7)
LONGEST = timedelta(days=30)


class BadReservation(Exception):
    """A field cannot be as it was typed: `field` is its name, the text says in Thai what to do."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@atomic()
def reserve_number(
    *,
    by: Person,
    office: Office,
    book: str,
    reason: str,
    at: datetime,
    expires_on: date | None = None,
) -> NumberReservation:
    """Draw the next number of a book and keep it, by default for seven days.

    A number belongs to its year: it is never kept beyond 31 December. `office` is the one whose
    matter it is. Raises `PermissionDenied` if `by` does not keep the book, `BadReservation`.
    """
    today = bangkok_date(at)
    keeper = keeper_of(book, office)
    if not access.may_issue(viewer_of(by, on=today), book, keeper):
        raise PermissionDenied
    why, last = _reason(reason), _last_day(expires_on, today)
    kept = NumberReservation.objects.create(
        book=book,
        office=keeper,
        year=buddhist_year(at),
        number=draw(key=outgoing_series(book, keeper), year=buddhist_year(at)),
        reason=why,
        reserved_by=by,
        reserved_at=at,
        expires_on=last,
    )
    trail.record(
        by=by, at=at, action="saraban.number.reserved", subject=kept, book=book, number=kept.number
    )
    return kept


def _reason(typed: str) -> str:
    words = tidy(typed)
    if not words:
        raise BadReservation("reason", _("กรอกเหตุผลที่จองเลข เช่น หนังสือรอลงนามวันพรุ่งนี้"))
    if len(words) > 300:
        raise BadReservation("reason", _("ยาวเกินไป ย่อให้ไม่เกิน 300 ตัวอักษร"))
    return words


def _last_day(wanted: date | None, today: date) -> date:
    year_end = date(today.year, 12, 31)
    if wanted is None:
        return min(today + USUAL, year_end)
    if wanted < today:
        raise BadReservation("expires_on", _("วันสิ้นสุดผ่านไปแล้ว เลือกวันนี้หรือวันหลังจากนี้"))
    if wanted > today + LONGEST:
        raise BadReservation("expires_on", _("จองเลขได้ไม่เกิน 30 วัน"))
    if wanted > year_end:
        raise BadReservation("expires_on", _("เลขของปีนี้จองข้ามปีไม่ได้ เลือกไม่เกิน 31 ธันวาคม"))
    return wanted

"""The parts of the report: which tables each has, and what its figures come to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.duties import Viewer
from frontend.booking.reports import asking, fleet
from frontend.booking.reports.asking import Question, month_words
from frontend.booking.reports.charts import Columns, month_columns
from frontend.booking.reports.tables import Field, Table, baht, hours, shown
from modules.booking.queries.reports_fees import fees
from modules.booking.queries.reports_tally import Tallies, Tally, tallies
from modules.booking.queries.reports_use import use_of_resources

type Figures = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the report; nothing happened when it has no figures."""

    figures: Figures
    tables: list[Table]
    columns: Columns | None = None


def part_of(viewer: Viewer, question: Question, *, at: datetime) -> Part:
    """Return the part that is asked for. Raises `PermissionDenied` to who reads no reports."""
    return _MAKERS[question.show](viewer, question, at)


def table_of(viewer: Viewer, question: Question, key: str, *, at: datetime) -> Table | None:
    """Return one table by its key, or None. Raises `PermissionDenied` to who reads no reports."""
    show, _dash, _rest = key.partition("-")
    maker = _MAKERS.get(show)
    found = maker(viewer, question, at).tables if maker else []
    return next((table for table in found if table.key == key), None)


def _use(viewer: Viewer, question: Question, at: datetime) -> Part:
    rows = use_of_resources(viewer, question.period, at=at)
    found = tallies(viewer, question.period, at=at)
    things = Table(
        key="use-resources",
        title=_("การใช้รายสิ่ง"),
        fields=[
            Field(label=_("ห้อง รถ อุปกรณ์ หรือพนักงานขับรถ"), form="text", width=32),
            Field(label=_("หน่วยงานที่ดูแล"), form="text", width=22),
            Field(label=_("ครั้ง")),
            Field(label=_("ชั่วโมง"), form="hours"),
            Field(label=_("สัดส่วนเวลาเปิด"), form="percent"),
        ],
        rows=[(use.name, use.office, use.times, hours(use.minutes), use.share) for use in rows],
        note=_(
            "นับสิ่งที่ขอใช้ด้วยและส่วนของห้องใหญ่ที่จองทั้งห้อง สิ่งที่ไม่ได้กำหนดเวลาเปิด "
            "เทียบกับเวลาราชการ 08.30–16.30 น. ของวันทำการ"
        ),
        bars=3,
    )
    total = found.total
    return Part(
        figures=_figures(
            total,
            (_("ครั้งที่ใช้"), shown(total.used, "count")),
            (_("ชั่วโมงที่ใช้"), shown(hours(total.minutes), "hours")),
            (_("หน่วยงานที่ใช้"), shown(len(found.offices), "count")),
        ),
        tables=[things, _by_office(found), _by_month(found, question.today)],
        columns=month_columns(
            _("ชั่วโมงที่ใช้รายเดือน"),
            [(each.month, hours(each.minutes)) for each in found.months if each.month],
        ),
    )


def _lost(viewer: Viewer, question: Question, at: datetime) -> Part:
    found = tallies(viewer, question.period, at=at)
    total = found.total
    return Part(
        figures=_figures(
            total,
            (_("คำขอทั้งหมด"), shown(total.asked, "count")),
            (_("ยกเลิก"), shown(total.cancelled, "count")),
            (_("ไม่มาใช้"), shown(total.no_shows, "count")),
            (_("ไม่อนุมัติ"), shown(total.rejected, "count")),
        ),
        tables=[
            _losses(
                "lost-resources", _("รายสิ่งที่จอง"), _("ห้อง รถ อุปกรณ์ หรือพนักงานขับรถ"), found.resources
            ),
            _losses("lost-offices", _("รายหน่วยงานที่ขอ"), pgettext("one", "หน่วยงาน"), found.offices),
        ],
    )


def _fees(viewer: Viewer, question: Question, at: datetime) -> Part:
    rows = fees(viewer, question.period, at=at)
    table = Table(
        key="fees-resources",
        title=_("ค่าธรรมเนียมจากประชาชน"),
        fields=[
            Field(label=_("ห้องหรืออุปกรณ์"), form="text", width=32),
            Field(label=_("ครั้งที่ใช้")),
            Field(label=_("ใบเสร็จ")),
            Field(label=_("รับแล้ว (บาท)"), form="baht"),
            Field(label=_("ค้างชำระ (บาท)"), form="baht"),
        ],
        rows=[
            (fee.name, fee.times, fee.receipts, baht(fee.paid_satang), baht(fee.owed_satang))
            for fee in rows
        ],
        note=_("เงินที่รับแล้วนับตามวันที่ชำระ เงินค้างชำระนับตามวันที่ใช้"),
        bars=3,
    )
    paid, owed = sum(fee.paid_satang for fee in rows), sum(fee.owed_satang for fee in rows)
    figures = [
        (_("รับแล้ว (บาท)"), shown(baht(paid), "baht")),
        (_("ค้างชำระ (บาท)"), shown(baht(owed), "baht")),
        (_("ครั้งที่ใช้"), shown(sum(fee.times for fee in rows), "count")),
    ]
    return Part(figures=figures if rows else [], tables=[table])


def _vehicles(viewer: Viewer, question: Question, at: datetime) -> Part:
    figures, tables, columns = fleet.fleet(viewer, question, at)
    return Part(figures=figures, tables=tables, columns=columns)


def _counted() -> list[Field]:
    """Return the columns of what was asked for, and used."""
    return [
        Field(label=_("คำขอ")),
        Field(label=_("ครั้งที่ใช้")),
        Field(label=_("ชั่วโมง"), form="hours"),
    ]


def _by_office(found: Tallies) -> Table:
    return Table(
        key="use-offices",
        title=_("การใช้รายหน่วยงาน"),
        fields=[
            Field(label=_("หน่วยงานที่ขอ"), form="text", width=28),
            *_counted(),
        ],
        rows=[(each.name, each.asked, each.used, hours(each.minutes)) for each in found.offices],
        bars=3,
    )


def _by_month(found: Tallies, today: date) -> Table:
    return Table(
        key="use-months",
        title=_("การใช้รายเดือน"),
        fields=[
            Field(label=_("เดือน"), form="text", width=20),
            *_counted(),
        ],
        rows=[
            (month_words(each.month), each.asked, each.used, hours(each.minutes))
            for each in found.months
            if each.month and each.month <= today
        ],
        bars=3,
    )


def _losses(key: str, title: str, named: str, rows: list[Tally]) -> Table:
    return Table(
        key=key,
        title=title,
        fields=[
            Field(label=named, form="text", width=32),
            Field(label=_("คำขอ")),
            Field(label=_("ยกเลิก")),
            Field(label=_("ไม่มาใช้")),
            Field(label=_("ไม่อนุมัติ")),
            Field(label=_("สัดส่วนยกเลิกและไม่มาใช้"), form="percent", width=18),
        ],
        rows=[(t.name, t.asked, t.cancelled, t.no_shows, t.rejected, t.lost) for t in rows],
        bars=5,
    )


def _figures(total: Tally, *figures: tuple[str, str]) -> Figures:
    return list(figures) if total.asked else []


_MAKERS: dict[str, Callable[[Viewer, Question, datetime], Part]] = {
    asking.USE: _use,
    asking.LOST: _lost,
    asking.VEHICLES: _vehicles,
    asking.FEES: _fees,
}

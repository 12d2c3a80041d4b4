"""Read the dates and times people type, in พ.ศ. or ค.ศ., Thai or Arabic digits."""

import calendar
import re
from datetime import date, time

from thai.digits import arabic
from thai.months import MONTHS, SHORT_MONTHS, WEEKDAYS, be_year_of_month
from thai.text import shorten, tidy

_EXAMPLE = "กรุณาพิมพ์ เช่น 26/8/2567 หรือ 26 ส.ค. 2567"
_TIME_EXAMPLE = "กรุณาพิมพ์ เช่น 09.30 หรือ 13:45"
_LONGEST = 60  # characters; nothing longer is a date

_LEAD = re.compile(rf"^(?:ลง|ณ)?\s*(?:วัน(?:{'|'.join(WEEKDAYS)})?)?\s*(?:ที่)?\s*(?=[0-9])")
_ERA = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?"
_NUMERIC = re.compile(
    r"(?P<day>[0-9]{1,2})(?:\s*[/.\-]\s*|\s+)(?P<month>[0-9]{1,2})(?:\s*[/.\-]\s*|\s+)"
    rf"{_ERA}\s*(?P<year>[0-9]{{2}}|[1-9][0-9]{{3}})"
)
_DAY_AND_MONTH = re.compile(r"(?P<day>[0-9]{1,2})\s*/\s*(?P<month>[0-9]{1,2})")
_RUN_TOGETHER = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[1-9][0-9]{3})")
_YEAR_FIRST = re.compile(r"(?P<year>[1-9][0-9]{3})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})")
_NAMED = re.compile(
    r"(?P<day>[0-9]{1,2})\s*(?P<name>[ก-ฮเ][ก-๎.\s]*?)\s*"
    rf"(?:{_ERA}\s*(?P<year>[0-9]{{2}}|[1-9][0-9]{{3}}))?"
)
_MONTH_OF = {
    spelling.replace(".", ""): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, spelling in enumerate(names, start=1)
}
_TIME = re.compile(
    r"(?:เวลา\s*)?(?P<hour>[0-9]{1,2})(?:\s*[.:]\s*(?P<minute>[0-9]{2})(?::[0-9]{2})?)?\s*(?P<word>น\.?|นาฬิกา)?"
)
_FOUR_DIGITS = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})\s*(?P<word>น\.?)?")


class UnreadableDate(ValueError):
    """What was typed is no date; the message says in Thai what to do."""


class UnreadableTime(UnreadableDate):
    """What was typed is no time of day; one `except UnreadableDate` covers both."""


def read_date(text: str, *, today: date) -> date:
    """Return the Gregorian day that a person typed.

    Reads 26/8/67, 26-8-2567, 26082567, 26 ส.ค. ๒๕๖๗, 26 สิงหาคม พ.ศ. 2567, 2024-08-26. Two digits
    are พ.ศ. 25xx, 2400-2643 are พ.ศ., 1900-2100 are ค.ศ. Without a year it is the latest such
    day that is not after `today`. Raises `UnreadableDate` with a Thai message.
    """
    typed = arabic(tidy(text[: _LONGEST * 4]))
    found = _match(_LEAD.sub("", typed)) if len(typed) <= _LONGEST else None
    if found is None:
        raise _unreadable(typed, "รูปแบบไม่ใช่วันที่")
    day, month, year, era = found
    if not 1 <= month <= 12:
        raise _unreadable(typed, f"ไม่มีเดือนที่ {month}")
    if year is None:
        return _latest(day, month, today, typed)
    return _exact(day, month, _gregorian_year(year, era, month, typed), typed)


def read_time(text: str) -> time:
    """Return the time of day that a person typed: 9.35, 09:35, 0935, ๐๙.๓๕ น.

    Raises `UnreadableTime` with a Thai message; 24.00 is refused because its day is unclear.
    """
    typed = arabic(tidy(text[: _LONGEST * 4]))
    found = (
        (_TIME.fullmatch(typed) or _FOUR_DIGITS.fullmatch(typed))
        if len(typed) <= _LONGEST
        else None
    )
    if found is None or not (found["minute"] or found["word"]):
        raise UnreadableTime(f"อ่านเวลา “{shorten(typed, 40)}” ไม่ได้ {_TIME_EXAMPLE}")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        raise UnreadableTime(
            f"ไม่มีเวลา “{shorten(typed, 40)}” ชั่วโมงคือ 00 ถึง 23 นาทีคือ 00 ถึง 59 {_TIME_EXAMPLE}"
        )
    return time(hour, minute)


type _Found = tuple[int, int, int | None, str]


def _match(typed: str) -> _Found | None:
    for pattern in (_NUMERIC, _YEAR_FIRST, _RUN_TOGETHER, _DAY_AND_MONTH):
        if found := pattern.fullmatch(typed):
            parts = found.groupdict()
            year = int(parts["year"]) if parts.get("year") else None
            return (
                int(parts["day"]),
                int(parts["month"]),
                year,
                (parts.get("era") or "")[:1],
            )
    if (found := _NAMED.fullmatch(typed)) is None:
        return None
    month = _MONTH_OF.get(re.sub(r"[.\s]", "", found["name"]).removeprefix("เดือน"))
    if month is None:
        return None
    return (
        int(found["day"]),
        month,
        int(found["year"]) if found["year"] else None,
        (found["era"] or "")[:1],
    )


def _gregorian_year(year: int, era: str, month: int, typed: str) -> int:
    if year < 100 and era != "ค":
        year += 2500
    if 1900 <= year <= 2100 and era != "พ":
        return year
    if not (2400 <= year <= 2643) or era == "ค":
        raise _unreadable(typed, f"ปี {year} อยู่นอกช่วงที่รับได้ (พ.ศ. 2400-2643 หรือ ค.ศ. 1900-2100)")
    if year == 2483 and month < 4:
        raise _unreadable(typed, "ปี พ.ศ. 2483 มีเฉพาะเดือนเมษายนถึงธันวาคม")
    if year < 2483 and month < 4:  # the year still began on 1 April
        return year - 542
    return year - 543


def _exact(day: int, month: int, year: int, typed: str) -> date:
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        be = be_year_of_month(year, month)
        raise _unreadable(typed, f"เดือน{MONTHS[month - 1]} พ.ศ. {be} มีวันที่ 1 ถึง {last}")
    return date(year, month, day)


def _latest(day: int, month: int, today: date, typed: str) -> date:
    for year in range(today.year, today.year - 9, -1):  # 29 February may be eight years back
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    raise _unreadable(typed, f"เดือน{MONTHS[month - 1]}ไม่มีวันที่ {day}")


def _unreadable(typed: str, reason: str) -> UnreadableDate:
    return UnreadableDate(f"อ่านวันที่ “{shorten(typed, 40)}” ไม่ได้: {reason} {_EXAMPLE}")

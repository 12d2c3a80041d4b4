"""How booking says times and money in its messages, notices and steps."""

from datetime import datetime, timedelta

from thai.dates import bangkok_date, screen_date, screen_time

_SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_INSTANT = timedelta(microseconds=1)


def span_words(starts: datetime, ends: datetime) -> str:
    """Say from when to when: `จ. 23 พ.ย. 2569 10.30-12.00 น.`, of several days with both days."""
    first, last = bangkok_date(starts), bangkok_date(ends - _INSTANT)
    since, until = screen_time(starts).removesuffix(" น."), screen_time(ends)
    if bangkok_date(ends) != last:
        until = "24.00 น."
    if first == last:
        return f"{_day(starts)} {since}\N{EN DASH}{until}"
    return f"{_day(starts)} {since} น. \N{EN DASH} {_day(ends - _INSTANT)} {until}"


def baht(satang: int) -> str:
    """Write an amount without its unit: 1,500 or 1,500.50."""
    whole, rest = divmod(satang, 100)
    return f"{whole:,}.{rest:02}" if rest else f"{whole:,}"


def money_words(satang: int) -> str:
    """Write an amount: 1,500 บาท or 1,500.50 บาท."""
    return f"{baht(satang)} บาท"


def _day(moment: datetime) -> str:
    day = bangkok_date(moment)
    return f"{_SHORT_WEEKDAYS[day.weekday()]} {screen_date(day)}"

"""How a rule that comes again is said on screen."""

from django.utils.translation import gettext as _

from modules.booking.series.recurring import Rule
from thai.dates import screen_date
from thai.months import WEEKDAYS


def rule_words(rule: Rule) -> str:
    """Say a rule: ทุกสัปดาห์ วันจันทร์ พุธ ถึง 31 ธ.ค. 2569."""
    return " ".join(filter(None, (_every(rule), _on(rule), _to(rule))))


def _every(rule: Rule) -> str:
    n = {"n": rule.interval}
    if rule.frequency == "DAILY":
        return _("ทุกวัน") if rule.interval == 1 else _("ทุก %(n)d วัน") % n
    if rule.frequency == "WEEKLY":
        return _("ทุกสัปดาห์") if rule.interval == 1 else _("ทุก %(n)d สัปดาห์") % n
    return _("ทุกเดือน") if rule.interval == 1 else _("ทุก %(n)d เดือน") % n


def _on(rule: Rule) -> str:
    nths = {1: _("ที่หนึ่ง"), 2: _("ที่สอง"), 3: _("ที่สาม"), 4: _("ที่สี่"), 5: _("ที่ห้า"), -1: _("สุดท้าย")}
    days = [" ".join(filter(None, (WEEKDAYS[day], nths.get(nth, "")))) for nth, day in rule.by_day]
    words = [_("วัน%(days)s") % {"days": " ".join(days)}] if days else []
    if rule.by_month_day:
        words.append(_("วันที่ %(days)s") % {"days": " ".join(map(str, rule.by_month_day))})
    return " ".join(words)


def _to(rule: Rule) -> str:
    if rule.until is not None:
        return _("ถึง %(day)s") % {"day": screen_date(rule.until)}
    return _("%(n)d ครั้ง") % {"n": rule.count}

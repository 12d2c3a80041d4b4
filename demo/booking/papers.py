"""Until when the papers of a vehicle hold, and what it may use in a year."""

from datetime import datetime, timedelta
from decimal import Decimal

from accounts.models import Person
from demo.booking.texts import Words
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.set_fuel_criterion import set_fuel_criterion
from modules.booking.models import Resource, ValidityKind
from thai.dates import bangkok_date, fiscal_year

# Days until what a vehicle needs lapses: one of the van soon, of the water truck a while ago.
HOLDS = {
    ValidityKind.COMPULSORY: {"van": 18},
    ValidityKind.TAX: {"water": -9, "van": 96},
    ValidityKind.INSURANCE: {"pickup": 44},
    ValidityKind.INSPECTION: {"bucket": -3},
}


def note_papers(by: Person, row: Resource, words: Words, at: datetime) -> None:
    """Note until when its papers hold, and what it may use in this fiscal year and the last."""
    today, key = bangkok_date(at), words["key"]
    for n, (kind, special) in enumerate(HOLDS.items()):
        days = special.get(key, 120 + 61 * n + len(key) * 7)
        expires = today + timedelta(days=days)
        record_validity(
            by=by, resource=row.pk, kind=kind, expires_on=expires, number=f"{row.pk:03}/{n}", at=at
        )
    for year in (fiscal_year(today) - 1, fiscal_year(today)):
        set_fuel_criterion(
            by=by,
            vehicle=row.pk,
            year=year,
            km_per_litre=Decimal(words["km_per_litre"]),
            month_litres=Decimal(words["month_litres"]),
            announced=f"ประกาศเกณฑ์การใช้สิ้นเปลืองน้ำมันเชื้อเพลิง ปีงบประมาณ พ.ศ. {year}",
            at=at,
        )

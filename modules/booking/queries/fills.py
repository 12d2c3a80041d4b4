"""What vehicles burnt from fill to fill: the one reckoning of km per litre."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from database.work import connection_here

# What is burnt between two fills is what the later one put back; the first of all tells nothing.
# Needs `last`, a day, and `vehicle`, None for every one.
FILLS = """
    SELECT vehicle_id, ordered_on, filled_litres, price_satang,
           odometer - lag(odometer) OVER before AS km,
           CASE WHEN lag(odometer) OVER before IS NULL THEN 0 ELSE filled_litres END AS burnt
    FROM booking_fuelorder
    WHERE filled_at IS NOT NULL AND ordered_on <= %(last)s
      AND (%(vehicle)s::bigint IS NULL OR vehicle_id = %(vehicle)s)
    WINDOW before AS (PARTITION BY vehicle_id
                      ORDER BY date_trunc('month', ordered_on), odometer, id)
"""
_BURNT = f"""
    SELECT greatest(coalesce(sum(km), 0), 0), coalesce(sum(burnt), 0)
    FROM ({FILLS}) AS fills WHERE ordered_on >= %(first)s
"""  # noqa: S608 - nothing in it comes from outside


def burnt(vehicle: int, first: date, last: date) -> tuple[int, Decimal]:
    """Return km and litres of a vehicle's fills from a day to a day, both included (one query)."""
    with connection_here().cursor() as cursor:
        cursor.execute(_BURNT, {"vehicle": vehicle, "first": first, "last": last})
        km, litres = cursor.fetchone()
    return int(km), Decimal(litres)


def km_per_litre(km: int, litres: Decimal) -> Decimal | None:
    """Return what a vehicle did, None before two fills follow one another."""
    if not km or not litres:
        return None
    return (km / litres).quantize(Decimal("0.01"), ROUND_HALF_UP)

"""รายงานอุบัติเหตุหรือสูญหาย (แบบ 5)."""

from dataclasses import dataclass
from datetime import datetime

from papers.compile import compile_paper
from papers.forms import Hand, day, hand_data, hour, word
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class VehicleReport:
    """What แบบ 5 says; `loss` when the vehicle is gone, else an accident."""

    agency: str
    to: str
    reported: Hand
    reported_at: datetime
    loss: bool
    vehicle: str
    happened_at: datetime
    place: str
    counterpart: str
    driver: str
    user: str
    account: str
    damage: str


def vehicle_report_pdf(report: VehicleReport) -> bytes:
    """Return the report as PDF/A-2b, the superior's opinion left open. Raises `PaperError`."""
    what = "สูญหาย" if report.loss else "อุบัติเหตุ"
    data = {
        "title": word(f"รายงาน{what} {report.vehicle}"),
        "agency": word(report.agency),
        "form": "แบบ ๕",
        "heading": "รายงานอุบัติเหตุหรือสูญหาย",
        "under": [word(report.agency)],
        "day": day(report.reported_at),
        "to": word(report.to),
        "accident": not report.loss,
        "vehicle": word(report.vehicle),
        "on-day": day(report.happened_at),
        "on-time": hour(report.happened_at),
        "place": word(report.place),
        "counterpart": word(report.counterpart or "ไม่มี"),
        "driver": word(report.driver),
        "user": word(report.user),
        "account": word(report.account),
        "damage": word(report.damage),
        "reported": hand_data(report.reported),
    }
    return compile_paper("vehicle_report", data, dated=bangkok_date(report.reported_at))

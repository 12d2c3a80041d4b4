"""ใบขออนุญาตใช้รถส่วนกลาง (แบบ 3), filled as far as its flow has come."""

from dataclasses import dataclass
from datetime import datetime

from papers.compile import compile_paper
from papers.forms import Hand, day, hand_data, hour, number, word
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class VehicleRequest:
    """What แบบ 3 says. Steps not taken yet are None and stay dotted lines.

    `to` is the post that gives vehicles. `allowed` is None until it was decided; `order` are its
    words. `plate` and `driver` are those given. `afterwards` says why it was asked for only after.
    """

    agency: str
    asked_at: datetime
    to: str
    asked: Hand
    office: str
    destination: str
    purpose: str
    people: int
    starts: datetime
    ends: datetime
    parked_at: str = ""
    self_drive: bool = False
    afterwards: str = ""
    opinion: str = ""
    endorsed: Hand | None = None
    allowed: bool | None = None
    order: str = ""
    plate: str = ""
    driver: str = ""
    decided: Hand | None = None


def vehicle_request_pdf(request: VehicleRequest) -> bytes:
    """Return the form as PDF/A-2b; equal requests give equal bytes. Raises `PaperError`."""
    data = {
        "title": word(f"ใบขออนุญาตใช้รถ {request.destination}"),
        "agency": word(request.agency),
        "form": "แบบ ๓",
        "heading": "ใบขออนุญาตใช้รถส่วนกลาง",
        "under": [word(request.agency)],
        "day": day(request.asked_at),
        "to": word(request.to),
        "name": word(request.asked.name),
        "position": word(request.asked.position),
        "office": word(request.office),
        "destination": word(request.destination),
        "purpose": word(request.purpose),
        "people": word(f"{number(request.people)} คน"),
        **_times(request),
        "parked": word(request.parked_at),
        "self-drive": request.self_drive,
        "afterwards": word(request.afterwards),
        "asked": hand_data(request.asked),
        "opinion": word(request.opinion),
        "endorsed": hand_data(request.endorsed),
        "allowed": request.allowed is True,
        "refused": request.allowed is False,
        "order": word(request.order),
        "plate": word(request.plate),
        "driver": word(request.driver),
        "decided": hand_data(request.decided),
    }
    return compile_paper("vehicle_request", data, dated=bangkok_date(request.asked_at))


def _times(request: VehicleRequest) -> dict[str, str]:
    return {
        "out-day": day(request.starts),
        "out-time": hour(request.starts),
        "in-day": day(request.ends),
        "in-time": hour(request.ends),
    }

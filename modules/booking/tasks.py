"""What a worker may run for booking; each follow-up is written beside its command."""

from modules.booking.announce import tell_of_step, tell_relieved
from modules.booking.commands.erase_outsiders import erase_outsiders
from modules.booking.commands.expire_requests import expire_requests
from modules.booking.commands.report_accident import tell_of_accident
from modules.booking.commands.warn_of_lapses import tell_of_lapse, warn_of_lapses
from modules.booking.giving.letting_in import tell_to_call
from modules.booking.later import come_due, offer_freed
from modules.booking.outsiders.answers import answer_outsider, send_code
from modules.booking.vehicles.fuel_notices import tell_approvers, tell_asker

__all__ = [
    "answer_outsider",
    "come_due",
    "erase_outsiders",
    "expire_requests",
    "offer_freed",
    "send_code",
    "tell_approvers",
    "tell_asker",
    "tell_of_accident",
    "tell_of_lapse",
    "tell_of_step",
    "tell_relieved",
    "tell_to_call",
    "warn_of_lapses",
]

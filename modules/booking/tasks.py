"""What a worker may run for booking; each follow-up is written beside its command."""

from modules.booking.announce import tell_of_step
from modules.booking.commands.report_accident import tell_of_accident
from modules.booking.commands.warn_of_lapses import tell_of_lapse, warn_of_lapses
from modules.booking.fuel_notices import tell_approvers, tell_asker
from modules.booking.later import come_due, offer_freed

__all__ = [
    "come_due",
    "offer_freed",
    "tell_approvers",
    "tell_asker",
    "tell_of_accident",
    "tell_of_lapse",
    "tell_of_step",
    "warn_of_lapses",
]

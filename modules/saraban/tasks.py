"""What a worker may run for saraban; each follow-up is written beside its command."""

from modules.saraban.announce import tell_recipients
from modules.saraban.commands.end_reservation import end_what_ran_out
from modules.saraban.commands.name_reader import tell_readers
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.hand_over import tell_whose_turn, tell_writer
from modules.saraban.rounds import ask_to_acknowledge

__all__ = [
    "ask_to_acknowledge",
    "end_what_ran_out",
    "stamp_incoming",
    "tell_readers",
    "tell_recipients",
    "tell_whose_turn",
    "tell_writer",
]

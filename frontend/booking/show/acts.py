"""What can be done with a booking from its page: who may, which form asks, which command does."""

from frontend.booking.show.act import Act
from frontend.booking.show.changing import CHANGES
from frontend.booking.show.deciding import DECISIONS
from frontend.booking.show.using import USES

__all__ = ["ACTS", "Act"]

# In the order in which they are offered: the first that somebody may do is theirs to do now.
ACTS: dict[str, Act] = {**DECISIONS, **USES, **CHANGES}

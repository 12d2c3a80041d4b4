"""How far letters have come: each ending is the things that were done, with hours between."""

from collections.abc import Callable

from demo import path

type Steps = tuple[tuple[float, Callable[..., None]], ...]

UP: Steps = ((0.4, path.put_forward), (2.0, path.give_opinion))
ORDERED: Steps = (*UP, (4.0, path.give_order))
ENTERED: Steps = (*ORDERED, (1.5, path.enter))
AT_WORK: Steps = (*ENTERED, (3.0, path.set_to_work))
DONE: Steps = (*AT_WORK, (16.0, path.take_note), (2.0, path.finish))
FILED: Steps = (*UP, (4.0, path.just_note), (1.0, path.finish))
ROUND: Steps = (*UP, (4.0, path.just_note), (0.5, path.send_round), (6.0, path.acknowledge_some))
BACK: Steps = ((0.4, path.put_forward), (1.0, path.give_back))

ENDINGS: dict[str, Steps] = {
    "registered": (),
    "proposed": ((0.4, path.put_forward),),
    "looked": ((0.4, path.put_forward), (0.8, path.look)),
    "endorsed": UP,
    "directed": ORDERED,
    "received": ENTERED,
    "at_work": AT_WORK,
    "seen_at_work": (*AT_WORK, (1.0, path.look)),
    "reported": (*AT_WORK, (8.0, path.report)),
    "returned": BACK,
    "recalled": ((0.4, path.put_forward), (0.1, path.take_back)),
    "refused": (*ORDERED, (1.5, path.turn_away)),
    "forwarded": ((0.5, path.pass_on), (1.5, path.enter)),
    "circulated": ROUND,
    "cancelled": ((0.3, path.strike),),
    "closed": DONE,
    "filed": FILED,
    "returned_then_closed": (*BACK, *DONE),
    "forwarded_then_closed": (
        (0.5, path.pass_on), (1.5, path.enter), (3.0, path.set_to_work), (12.0, path.finish)
    ),
    "circulated_then_closed": (*ROUND, (2.0, path.finish), (9.0, path.acknowledge_late)),
}  # fmt: skip

# Of a hundred letters of long ago; those of late stand in every state, one after the other; the
# newest wait for the registry and the clerk.
LONG_AGO = (
    ("closed", 40), ("filed", 26), ("forwarded_then_closed", 22), ("returned_then_closed", 5),
    ("cancelled", 7),
)  # fmt: skip
OF_LATE = (
    "at_work", "circulated", "endorsed", "closed", "seen_at_work", "directed", "returned",
    "received", "proposed", "closed", "forwarded", "reported", "refused", "looked", "recalled",
    "at_work", "filed", "endorsed", "cancelled", "proposed", "registered",
)  # fmt: skip
NEWEST = ("proposed", "registered", "endorsed", "registered", "registered")

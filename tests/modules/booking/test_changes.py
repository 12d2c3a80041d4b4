"""A token says whether anything changed, whoever committed first."""

import pytest

from modules.booking.changes import pulse
from modules.booking.models import Closure, Step, StepKind
from tests.modules.booking.conftest import ASKED, at


@pytest.fixture
def stepped(make_resource, make_booking):
    """Add steps to a booking, with keys of our own choice."""
    booking = make_booking(make_resource("ห้อง"), at("9.00"), at("10.00"))

    def step(*keys):
        Step.objects.bulk_create(
            Step(id=key, booking=booking, kind=StepKind.CHANGED, at=ASKED) for key in keys
        )

    return step


def test_it_stays_while_nothing_happens_and_changes_with_each_step(stepped, see, malee):
    seen = [pulse(see(malee))]
    assert pulse(see(malee)) == seen[0]
    for key in (70_001, 70_002):
        stepped(key)
        seen.append(pulse(see(malee)))
    assert len(set(seen)) == 3


def test_a_step_committed_late_under_a_lower_key_is_not_missed(stepped, see, malee):
    stepped(*range(80_000, 80_300), *range(80_301, 81_000))
    before = pulse(see(malee))
    stepped(80_300)
    assert pulse(see(malee)) != before


def test_closing_and_opening_a_room_changes_it_too(make_resource, make_closure, see, malee):
    seen = [pulse(see(malee))]
    make_closure(make_resource("ห้อง"), at("9.00"), at("10.00"))
    seen.append(pulse(see(malee)))
    Closure.objects.update(ended_at=at("9.30"), ended_by=malee)
    seen.append(pulse(see(malee)))
    assert len(set(seen)) == 3

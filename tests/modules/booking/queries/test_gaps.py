"""The one query that finds free time says what a clock that looks at each minute would say."""

from contextlib import contextmanager
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from database.work import atomic, connection_here
from modules.booking.models import ResourceKind
from modules.booking.queries.free import availability, next_free
from tests.modules.booking.conftest import MONDAY

TWO_DAYS = (MONDAY, MONDAY + timedelta(days=2))
LONG_BEFORE = MONDAY - timedelta(days=9)
MINUTE = timedelta(minutes=1)

CLOCKS = st.integers(0, 2 * 96).map(lambda quarter: quarter * 15)
SPANS = st.tuples(CLOCKS, st.sampled_from([15, 30, 45, 120, 600]))
BUFFERS = st.sampled_from([0, 0, 15, 20])


@st.composite
def halls(draw):
    """A hall of two halves and a projector: what holds each, what is closed, when it opens."""
    return {
        "buffers": [(draw(BUFFERS), draw(BUFFERS)) for _each in range(4)],
        "given": [draw(st.lists(SPANS, max_size=4)) for _each in range(3)],
        "closed": [draw(st.lists(SPANS, max_size=1)) for _each in range(2)],
        "hours": draw(st.none() | st.sampled_from([(8, 17), (9, 12)])),
        "long": draw(st.sampled_from([15, 60, 95, 300])),
    }


@pytest.fixture
def built(make_resource, make_booking, make_closure):
    """Build a hall in the tables, for as long as it is looked at."""

    @contextmanager
    def build(facts):
        with atomic():
            names = ("ซ้าย", "ขวา", "จอ", "หอ")
            left, right, screen, hall = (
                make_resource(
                    name,
                    kind=ResourceKind.EQUIPMENT if name == "จอ" else ResourceKind.ROOM,
                    setup_minutes=before,
                    cleanup_minutes=after,
                    parts=[],
                    hours=_hours(facts) if name == "หอ" else None,
                )
                for name, (before, after) in zip(names, facts["buffers"], strict=True)
            )
            for part in (left, right):
                hall.parts.create(part=part)
            for leaf, spans in zip((left, right, screen), facts["given"], strict=True):
                for since, long in apart(spans, leaf):
                    make_booking(leaf, *moments(since, long))
            for each, spans in zip((left, hall), facts["closed"], strict=True):
                for since, long in spans:
                    make_closure(each, *moments(since, long))
            yield left, right, screen, hall
            connection_here().set_rollback(True)

    return build


def _hours(facts):
    return facts["hours"] and {day: tuple(map(time, facts["hours"])) for day in range(1, 8)}


def moments(since, long):
    return MONDAY + since * MINUTE, MONDAY + (since + long) * MINUTE


def apart(spans, leaf):
    """Yield the spans that do not touch one before, set-up and clean-up included."""
    kept = []
    for since, long in spans:
        held = (since - leaf.setup_minutes, since + long + leaf.cleanup_minutes)
        if all(held[1] <= low or high <= held[0] for low, high in kept):
            kept.append(held)
            yield since, long


def may_stand(facts, since, long, *, whole):
    """Say, minute by minute, whether the hall (or the projector) could be booked then."""
    _left, _right, _screen, own = facts["buffers"]
    leaves = (0, 1) if whole else (2,)
    for leaf in leaves:
        before, after = facts["buffers"][leaf]
        if whole:
            before, after = max(before, own[0]), max(after, own[1])
        if held_minutes(facts, leaf) & set(range(since - before, since + long + after)):
            return False
    used = set(range(since, since + long))
    if whole and used & {m for spans in facts["closed"] for s, n in spans for m in range(s, s + n)}:
        return False
    opens, closes = (facts["hours"] if whole and facts["hours"] else None) or (0, 24)
    return all(opens * 60 <= minute % 1440 < closes * 60 for minute in used)


def held_minutes(facts, leaf):
    before, after = facts["buffers"][leaf]

    class Leaf:
        setup_minutes, cleanup_minutes = before, after

    return {
        minute
        for since, long in apart(facts["given"][leaf], Leaf)
        for minute in range(since - before, since + long + after)
    }


SLOWLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOWLY
@given(halls())
def test_the_free_minutes_are_those_at_which_a_minute_could_be_booked(built, see, malee, facts):
    with built(facts) as (_left, _right, _screen, hall):
        found = availability(see(malee), [hall], TWO_DAYS)[hall.pk]
    free = {
        minute
        for since, until in found
        for minute in range(int((since - MONDAY) / MINUTE), int((until - MONDAY) / MINUTE))
    }
    assert free == {m for m in range(2880) if may_stand(facts, m, 1, whole=True)}


@SLOWLY
@given(halls(), st.integers(0, 1440))
def test_the_next_free_time_is_the_first_quarter_at_which_both_could_be_booked(
    built, see, malee, facts, after
):
    with built(facts) as (_left, _right, screen, hall):
        openings = next_free(
            see(malee),
            people=1,
            minutes=facts["long"],
            after=MONDAY + after * MINUTE,
            at=LONG_BEFORE,
            features=["จอ"],
        )
    found = [each for each in openings if each.resource == hall]
    expected = next(
        quarter
        for quarter in range(-(-after // 15) * 15, 9 * 1440, 15)
        if may_stand(facts, quarter, facts["long"], whole=True)
        and may_stand(facts, quarter, facts["long"], whole=False)
    ) if facts["long"] <= 180 or facts["hours"] != (9, 12) else None  # fmt: skip
    if expected is None:
        assert found == []
    else:
        assert [each.starts for each in found] == [MONDAY + expected * MINUTE]
        assert found[0].extras == (screen,)

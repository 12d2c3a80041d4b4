"""What an outsider pays, to the satang."""

from datetime import timedelta

import pytest

from modules.booking.models import Resource
from modules.booking.outsiders.fees import fee_of
from tests.bookings import clock

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("hour", "day", "starts", "ends", "satang"),
    [
        (20_000, 0, clock(9), clock(12), 60_000),
        (20_000, 0, clock(9), clock(9, 1), 20_000),  # a begun hour counts
        (20_000, 150_000, clock(8), clock(17), 150_000),  # a day costs no more
        (20_000, 150_000, clock(8), clock(10), 40_000),
        (0, 150_000, clock(8), clock(9), 150_000),
        (0, 150_000, clock(22), clock(2) + DAY, 300_000),  # two days are touched
        (0, 150_000, clock(9), clock(0) + DAY, 150_000),  # until midnight is one
        (20_000, 150_000, clock(20), clock(22) + DAY, 80_000 + 150_000),
        (0, 0, clock(9), clock(12), 0),
    ],
)
def test_a_use_costs(hour, day, starts, ends, satang):
    resource = Resource(fee_hour_satang=hour, fee_day_satang=day)
    assert fee_of(resource, starts, ends).satang == satang


def test_the_deposit_stands_apart():
    fee = fee_of(Resource(deposit_satang=100_000, fee_hour_satang=1), clock(9), clock(10))
    assert (fee.satang, fee.deposit_satang) == (1, 100_000)

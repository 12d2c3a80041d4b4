"""What a test needs on a machine that is slow or busy: time, and a port that nobody else takes."""

import random
import socket

from database.work import connection_here

# Below the ports that the system hands out by itself: no program that calls another takes these.
PORTS = range(20_000, 32_000)


def take_all_the_time_it_needs() -> None:
    """Let this transaction wait for the others without an end.

    People are told after five seconds to try again; sixty at once on a slow machine queue longer.
    """
    with connection_here().cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout TO 0")
        cursor.execute("SET LOCAL statement_timeout TO 0")


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as free:
            if free.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("every port is taken")

"""Figures for Prometheus. They are of routes, never of towns or people: those are in the log."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.registry import REGISTRY

ANSWERS = Counter("thongthin_answers", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "thongthin_request_seconds",
    "Time to answer a request",
    ["method", "route"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15),
)


def figures(folder: str) -> bytes:
    """Return the figures as text; with a `folder`, those of all web processes together."""
    if not folder:
        return generate_latest(REGISTRY)
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together, path=folder)  # type: ignore[no-untyped-call]
    return generate_latest(together)

"""A door for anybody: found by no search engine, kept by no cache, not opened too often."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from redis.exceptions import RedisError

from accounts.attempts import counted, network_of
from frontend.shell.addresses import address_of

type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]

log = logging.getLogger("public.doors")
_HOUR, _QUARTER = 60 * 60, 15 * 60


def for_anybody[**P](view: Page[P]) -> Page[P]:
    """Let anybody see a page, 600 times in a quarter of an hour from one network."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if _over("seen", request, of_network=600, seconds=_QUARTER):
            answer = render(request, "public/too_often.html", status=429)
        else:
            answer = view(request, *args, **kwargs)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return door


def asks_too_often(request: HttpRequest) -> bool:
    """Count a request to use something: 6 an hour from one network, 120 in the whole town."""
    return _over("asked", request, of_network=6, of_town=120, seconds=_HOUR)


def tries_too_often(request: HttpRequest) -> bool:
    """Count a try at a code, or the sending of one: 40 in a quarter of an hour from one network."""
    return _over("tried", request, of_network=40, seconds=_QUARTER)


def _over(
    what: str, request: HttpRequest, *, of_network: int, seconds: int, of_town: int = 0
) -> bool:
    """Count one more, and tell whether it is too many; with the cache away nothing is too many."""
    network = network_of(address_of(request))
    try:
        from_here = counted(f"public:{what}:{network}", seconds)
        at_all = counted(f"public:{what}", seconds) if of_town else 0
    except (RedisError, OSError) as away:
        log.warning("visits are not counted: %s", away)
        return False
    return from_here > of_network or at_all > of_town

"""How often a password may be tried: counted per account and network, and per address."""

import hashlib
import ipaddress
import logging
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

WINDOW_SECONDS = 15 * 60
log = logging.getLogger("accounts.attempts")


@dataclass(frozen=True)
class Limits:
    """How many tries a window holds."""

    one_account_from_one_network: int = 10
    one_address: int = 100
    # While an account is tried from everywhere, each network gets fewer tries at it. It is never
    # closed as a whole: a stranger must not be able to keep the mayor out.
    besieged_after: int = 50
    one_network_when_besieged: int = 3


LIMITS = Limits()


class TooManyTries(Exception):
    """Too many wrong passwords came from here; the text says when to try again."""


def demand_a_try(*, username: str, address: str) -> None:
    """Count one try before the password is looked at, so that parallel tries count too.

    Raises `TooManyTries`. With the cache away everybody may try: the password still guards.
    """
    try:
        from_here = counted(_one_account_here(username, address))
        from_address = counted(f"tries:from:{address}")
        at_all = counted(f"tries:at:{_account(username)}")
    except (RedisError, OSError) as away:
        log.warning("tries are not counted: %s", away)
        return
    besieged = at_all > LIMITS.besieged_after
    most = LIMITS.one_network_when_besieged if besieged else LIMITS.one_account_from_one_network
    if from_here > most or from_address > LIMITS.one_address:
        raise TooManyTries(
            _(
                "ลองรหัสผ่านผิดหลายครั้งเกินไป รอ %(n)s นาทีแล้วลองใหม่ "
                "หรือขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ดูแลระบบของหน่วยงาน"
            )
            % {"n": WINDOW_SECONDS // 60}
        )


def forgive(*, username: str, address: str) -> None:
    """Forget the tries of one account from one network, after the right password."""
    try:
        cache.delete(_one_account_here(username, address))
        cache.decr(f"tries:from:{address}")
    except ValueError:
        pass  # the window had closed meanwhile
    except (RedisError, OSError) as away:
        log.warning("tries are not forgotten: %s", away)


def network_of(address: str) -> str:
    """Return the network an address stands for: /24 of IPv4, /64 of IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 64}", strict=False))


def _one_account_here(username: str, address: str) -> str:
    return f"tries:{_account(username)}:{network_of(address)}"


def _account(username: str) -> str:
    """Return a name for an account that fits in a key, whatever was typed."""
    return hashlib.sha256(username.strip().lower().encode("utf-8", "replace")).hexdigest()[:24]


def counted(key: str, seconds: int = WINDOW_SECONDS) -> int:
    """Count one more under a key of the current town, and return how many its window has by now.

    The window begins with the first and is closed after so many seconds. Raises `RedisError` or
    `OSError` while the cache is away.
    """
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two
        cache.add(key, 1, seconds)
        return 1

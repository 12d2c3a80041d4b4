"""Build the demo: open its towns, settle their people, let their diaries happen."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from database.place import Place, standing_in
from demo.booking.diary import play_more, play_present
from demo.people import settle
from demo.play import play, play_scans
from demo.towns import TOWNS, Town
from tenants import directory
from tenants.commands.open_tenant import Application, open_tenant
from tenants.models import Domain, Tenant

type Say = Callable[[str], None]


def found(town: Town) -> Tenant | None:
    """Return the tenant that a town of the demo is, if it was opened."""
    host = f"{town.host}.{settings.BASE_DOMAIN}"
    domain = Domain.objects.filter(host=host).select_related("tenant").first()
    return domain.tenant if domain else None


def open_and_settle(town: Town, *, at: datetime) -> Tenant:
    """Open a town and let its people in; what is done already is left as it is."""
    application = Application(
        code=town.number,
        kind=town.kind,
        name=town.name,
        english_name=town.english_name,
        host=town.host,
        province=town.province,
        district=town.district,
    )
    tenant = found(town)
    if tenant is None or tenant.status == "opening":
        tenant = open_tenant(application=application, at=at)
    with standing_in(directory.place_of(tenant)):
        settle(town, at=tenant.added_at)
    return tenant


def build_first(*, at: datetime, say: Say) -> None:
    """Build what a first visitor needs: all towns with their people, what the first one did."""
    for town in TOWNS:
        open_and_settle(town, at=at)
    say(f"เปิดหน่วยงานตัวอย่าง {len(TOWNS)} แห่งแล้ว กำลังลงทะเบียนหนังสือของ{TOWNS[0].short_name}")
    tenant = open_and_settle(TOWNS[0], at=at)
    place = directory.place_of(tenant)
    play(TOWNS[0], place, opened_at=tenant.added_at)
    if has_booking(tenant):
        play_present(TOWNS[0], place, opened_at=tenant.added_at)


def has_booking(tenant: Tenant) -> bool:
    """Tell whether a town was given rooms and vehicles; one of an older release was not."""
    return "booking" in tenant.modules


def book(town: Town, tenant: Tenant, place: Place) -> int:
    """Let a town have booked what it has not yet; return how much that was."""
    if not has_booking(tenant):
        return 0
    done = play_present(town, place, opened_at=tenant.added_at)
    return done + play_more(town, place, opened_at=tenant.added_at)


def build_rest(*, at: datetime, say: Say) -> None:
    """Fill the other towns and scan the first one's older letters; go on where it was left.

    Where nobody began a demo there is no rest of one.
    """
    if not any(map(found, TOWNS)):
        return
    for town in TOWNS:
        tenant = open_and_settle(town, at=at)
        place: Place = directory.place_of(tenant)
        done = play(town, place, opened_at=tenant.added_at)
        done += book(town, tenant, place)
        done += play_scans(town, place, opened_at=tenant.added_at)
        if done:
            say(f"{town.short_name}: หนังสือและการจองตัวอย่างครบแล้ว")

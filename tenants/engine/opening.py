"""The saga of opening a tenant: each step is done, then noted; a cut-off one is done again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import psycopg
from django.conf import settings
from django.db import transaction
from django.db.models import F

from accounts.commands.seed_organisation import AlreadySetUp, seed_organisation
from database.place import standing_in
from tenants.directory import count_change, place_of
from tenants.engine.cells import engine_login
from tenants.engine.crash import crash_point
from tenants.engine.schema import make_schema
from tenants.engine.script import template_script
from tenants.models import Opening, Preset, SchemaState, Status, StatusChange, Step, Tenant

Engine = psycopg.Connection[Any]


class OpeningFailed(Exception):
    """A step did not succeed; what went wrong is kept, and the same command tries again."""


def finish_opening(tenant: Tenant, *, at: datetime, engine: Engine | None = None) -> None:
    """Take the steps that are left until a tenant is active. Raises `OpeningFailed`.

    `engine` is a login of the tenant's cell, for those who open many.
    """
    own = engine_login(tenant.cell) if engine is None else None
    try:
        while _take_step(tenant, engine or own, at) != Step.DONE:
            pass
    except Exception as trouble:
        problem = f"{type(trouble).__name__}: {trouble}"[:2000]
        Opening.objects.filter(tenant=tenant).update(problem=problem, tries=F("tries") + 1)
        raise OpeningFailed(f"{tenant.name}: {problem}") from trouble
    finally:
        if own is not None:
            own.close()


def _take_step(tenant: Tenant, engine: Engine | None, at: datetime) -> str:
    """Do the next step and note it; the lock on its row keeps two commands from one step."""
    with transaction.atomic():
        opening = Opening.objects.select_for_update().get(tenant=tenant)
        if opening.step == Step.DONE:
            return opening.step
        step = opening.step
        opening.step = STEPS[Step(step)](opening, tenant, engine, at)
        if opening.step == Step.DONE:
            _activate(opening, tenant, at)
        opening.problem = ""
        opening.save(update_fields=["step", "problem"])
        crash_point(f"opening.{step}")
    crash_point(f"opened.{step}")
    return opening.step


def _schema(opening: Opening, tenant: Tenant, engine: Engine | None, at: datetime) -> Step:
    assert engine is not None
    template = template_script(tenant.cell, settings.RELEASE)
    make_schema(engine, place_of(tenant), template)
    state = SchemaState(tenant=tenant, cell=tenant.cell, version=template.version, changed_at=at)
    SchemaState.objects.bulk_create([state], ignore_conflicts=True)
    return Step.DONE if opening.preset == Preset.NONE else Step.SEED


def _seed(opening: Opening, tenant: Tenant, engine: Engine | None, at: datetime) -> Step:
    """Found the offices and posts of its kind, unless a cut-off try has done so."""
    small = opening.preset == Preset.SMALL
    with standing_in(place_of(tenant)), suppress(AlreadySetUp):
        seed_organisation(by=None, kind=tenant.kind, name=tenant.name, small=small, at=at)
    return Step.DONE


def _activate(opening: Opening, tenant: Tenant, at: datetime) -> None:
    """Serve the tenant: this is written together with the note that all is done."""
    Tenant.objects.filter(pk=tenant.pk).update(status=Status.ACTIVE)
    StatusChange.objects.create(
        tenant=tenant,
        before=Status.OPENING,
        after=Status.ACTIVE,
        by=opening.by,
        reason="เปิดใช้งาน",
        at=at,
    )
    count_change()


STEPS: dict[Step, Callable[[Opening, Tenant, Engine | None, datetime], Step]] = {
    Step.SCHEMA: _schema,
    Step.SEED: _seed,
}

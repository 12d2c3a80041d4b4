"""Three towns with the same keys, in which every word says whose it is: a canary in each field."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO

import pikepdf
from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import models
from django.utils import timezone
from PIL import Image

from accounts.commands.invite_person import Newcomer, invite_person
from accounts.commands.make_token import make_token
from accounts.commands.set_acting import Order, set_acting
from accounts.commands.set_signature import set_signature
from accounts.models import ActingMode, Office, OfficeKind, Person, Role, Session
from accounts.sessions import SessionStore
from database.place import Place, standing_in
from database.work import atomic, connection_here
from files.store import store
from idempotency.once import Given, once
from jobs.run import run_row
from jobs.sweep import relay_of
from tenants import directory
from tenants.models import Tenant
from tests.conftest import open_town
from tests.isolation.every_door_booking import write_bookings
from tests.isolation.every_door_booking_rows import BOOKING_EXPLAINED
from tests.isolation.every_door_letters import write_letters
from tests.people import _office, give, make_person
from workdays.commands.note_holiday import note_holiday

# The first two share a cell; the third lives in the other one.
TOWNS = (
    ("kohlarn", "05660921", "cell_01"),
    ("kohchang", "05660922", "cell_01"),
    ("kohsamet", "05660923", "cell_02"),
)
# One person a role. Those who sit in กองช่าง are set apart from those of the clerk's office.
IN_THE_CLERKS_OFFICE = (
    Role.DEPUTY_EXECUTIVE, Role.CLERK, Role.DEPUTY_CLERK, Role.REGISTRY_CENTRAL,
    Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.SUPPLY_OFFICER, Role.DRIVER,
)  # fmt: skip
IN_ENGINEERING = (
    Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.REGISTRY_DIVISION, Role.OFFICER,
)  # fmt: skip


@dataclass
class Town:
    """One of the towns: where it lives, how its words are marked, who is in it."""

    number: int
    host: str
    place: Place
    people: dict[str, Person] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    invitation: str = ""

    @property
    def mark(self) -> str:
        """Return the canary of this town."""
        return f"CNRY-{self.number}"


@cache
def open_towns() -> list[Town]:
    """Open the towns and do the same things in each, in the same order; once a process."""
    now = timezone.now()
    towns = []
    for number, (host, code, cell) in enumerate(TOWNS, start=1):
        tenant = open_town(host, code=code, name=f"เทศบาลตำบลนกขมิ้น {number}", cell=cell)
        picture = BytesIO()
        Image.new("RGB", (64, 64), (0, 90, number)).save(picture, "PNG")
        Tenant.objects.filter(pk=tenant.pk).update(emblem=picture.getvalue())
        towns.append(Town(number, f"{host}.localhost", directory.place_of(tenant)))
    directory.forget()
    for town in towns:
        settle(town, now)
    for town in towns:
        for person in town.people.values():
            session_key(town, person)
        run_outbox(town.place)
    with standing_in(towns[1].place), atomic():  # rows whose keys the first town does not have
        write_letters(towns[1].people, towns[1].mark, at=now, extra=True)
        write_bookings(towns[1].people, towns[1].mark, at=now, extra=True)
    run_outbox(towns[1].place)
    for town in towns:
        mark_the_rest(town)
    return towns


def settle(town: Town, now: datetime) -> None:
    """Fill a town with people, letters in every state, files, tokens and all the rest."""
    with standing_in(town.place), atomic():
        offices = _offices(town)
        _people(town, offices)
        people = town.people
        for role in (Role.REGISTRY_CENTRAL, Role.OFFICER, Role.LOCAL_ADMIN):
            _row, town.tokens[role] = make_token(
                by=people[role], name=f"โปรแกรม {town.mark}", at=now
            )
        picture = BytesIO()
        Image.new("RGBA", (300, 100), (0, 0, 90 + town.number, 255)).save(picture, "PNG")
        set_signature(by=people[Role.CHIEF_EXECUTIVE], picture=picture.getvalue(), at=now)
        newcomer = Newcomer(
            username=f"new.cnry-{town.number}", title="นาง", given_name=f"ใหม่ {town.mark}",
            family_name=town.mark, email=f"new@cnry-{town.number}.example",
        )  # fmt: skip
        town.invitation = invite_person(
            by=people[Role.LOCAL_ADMIN], newcomer=newcomer, at=now
        ).secret
        _acting(town, now)
        note_holiday(by=people[Role.LOCAL_ADMIN], day=date(2026, 4, 16), name=town.mark, at=now)
        once(
            by=people[Role.REGISTRY_CENTRAL], key=f"key-{town.mark}", request="0" * 64, at=now,
            do=lambda: Given(status=201, body={"subject": town.mark}),
        )  # fmt: skip
        paper = store(pdf(town.mark), name=f"{town.mark}.pdf", by=None, at=now)
        write_letters(people, town.mark, at=now, paper=paper)
        town.tokens |= write_bookings(people, town.mark, at=now)


def session_key(town: Town, person: Person) -> str:
    """Open a session in a town, as the sign-in page does, and return its key."""
    with standing_in(town.place), atomic():
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session["agent"], session["address"] = f"Firefox {town.mark}", "127.0.0.1"
        session.save(must_create=True)
        return str(session.session_key)


def run_outbox(place: Place) -> None:
    """Run all that follows the commands so far, as the worker would."""
    for _round in range(3):
        with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
            cursor.execute(
                "SELECT id FROM relay.outbox WHERE town = %s AND done_at IS NULL ORDER BY id",
                [place.schema],
            )
            rows = [row for (row,) in cursor.fetchall()]
        for row in rows:
            run_row(place, row)


def pdf(mark: str) -> bytes:
    """Return a page that says the mark, in words that any reader finds."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    page = document.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    page.Contents = document.make_stream(f"BT /F1 24 Tf 90 700 Td ({mark}) Tj ET".encode())
    out = BytesIO()
    document.save(out, static_id=True, compress_streams=False)
    return out.getvalue()


def town_models() -> list[type[models.Model]]:
    """Return every model whose table a town owns."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and hasattr(model._meta.default_manager, "get_queryset")
        and type(model._meta.default_manager).__module__.startswith(("database", "accounts"))
    ]  # fmt: skip


# Text that cannot say whose it is: it is chosen from a list, computed, or a key of the product's.
EXPLAINED = {
    "accounts_session.session_key": "random; asked for at the other town's host below",
    "accounts_session.session_data": "signed; holds a key of a person and the address",
    "accounts_session.address": "an address of the network",
    "accounts_person.password": "an argon2 hash",
    "accounts_person.language": "th or en",
    "accounts_apitoken.hint": "first letters of a random secret",
    "audit_entry.action": "chosen by the code",
    "audit_entry.subject": "the kind and key of a row",
    "files_storedfile.sha256": "of the content, which holds the canary",
    "files_storedfile.content_type": "told by the content",
    "idempotency_answer.request": "a SHA-256",
    "notifications_notice.url": "a path with keys of rows",
    "numbering_series.key": "the name of a register and the key of an office",
    "saraban_outgoingletter.action_taken": "how many people it went round to",
    "saraban_task.role": "chosen from the roles",
} | BOOKING_EXPLAINED
# Made of a text beside it.
SORTING = ("sort_key", "name_sort", "sender_sort", "addressee_sort", "subject_sort")


def text_columns(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a table that hold free text."""
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField | models.JSONField)
        and not column.choices
        and column.column not in SORTING
        and f"{model._meta.db_table}.{column.column}" not in EXPLAINED
    ]


def mark_the_rest(town: Town) -> None:
    """Write the canary into each text that the commands left without it."""
    with standing_in(town.place), atomic(), connection_here().cursor() as cursor:
        for model in town_models():
            table = model._meta.db_table
            for column in text_columns(model):
                cursor.execute(_marking(table, column), [town.mark.lower()])


def _marking(table: str, column: models.Field) -> str:
    name = f'"{column.column}"'
    unmarked = f"WHERE {name}::text !~* 'cnry' AND {name}::text NOT IN ('', '{{}}')"
    if isinstance(column, models.JSONField):
        return (
            f"UPDATE {table} SET {name} = CASE jsonb_typeof({name}) WHEN 'object' THEN {name}"
            f" || jsonb_build_object('mark', %s) ELSE {name} END {unmarked}"
        )
    longest = column.max_length or 2000
    cut = longest - len("cnry-0 0000000")
    return f"UPDATE {table} SET {name} = left({name}, {cut}) || ' ' || %s {unmarked}"


def _offices(town: Town) -> list[Office]:
    root, _made = Office.objects.get_or_create(
        parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": town.mark}
    )
    words = {"address": f"หมู่ 3 {town.mark}", "phone": town.mark, "short_name": town.mark}
    Office.objects.filter(pk=root.pk).update(
        code=town.mark, email=f"{town.mark}@t.example", **words
    )
    root.refresh_from_db()
    clerks = _office(root, f"สำนักปลัด {town.mark}", OfficeKind.CLERK_OFFICE, f"{town.mark} 01", 10)
    works = _office(root, f"กองช่าง {town.mark}", OfficeKind.DIVISION, f"{town.mark} 03", 30)
    finance = _office(root, f"กองคลัง {town.mark}", OfficeKind.DIVISION, f"{town.mark} 02", 20)
    return [root, clerks, works, finance]


def _people(town: Town, offices: list[Office]) -> None:
    root, clerks, works, _finance = offices

    def enter(role: Role, office: Office) -> Person:
        number = town.number
        name = f"{role}.cnry-{number}"
        given, family = f"{role.label} {town.mark}", f"สกุล {town.mark}"
        person = make_person(name, f"คุณ{town.mark} ", given, family, office,
                             f"{role.label} {town.mark}", role)  # fmt: skip
        town.people[role] = person
        return person

    enter(Role.CHIEF_EXECUTIVE, root)
    for role in IN_THE_CLERKS_OFFICE:
        enter(role, clerks)
    for role in IN_ENGINEERING:
        enter(role, works)
    enter(Role.AUDITOR, root)
    admin = enter(Role.LOCAL_ADMIN, clerks)
    give(admin, Role.LOCAL_ADMIN, root)
    Person.objects.update(email=town.mark, phone=town.mark)


def _acting(town: Town, now: datetime) -> None:
    director = town.people[Role.DIVISION_DIRECTOR]
    post = director.appointments.get().position
    order = Order(number=f"คำสั่ง {town.mark}", mode=ActingMode.ABSENCE,
                  since=date(2026, 1, 5), until=now.date() + timedelta(days=400))  # fmt: skip
    set_acting(
        by=town.people[Role.LOCAL_ADMIN],
        person=town.people[Role.SECTION_HEAD],
        position=post,
        order=order,
        at=now,
    )


def keys_of(place: Place) -> dict[str, list[int]]:
    """Return the primary keys of every table of a town; those of sessions are random."""
    tables = [model for model in town_models() if model is not Session]
    with standing_in(place), atomic():
        return {
            model._meta.db_table: sorted(model._default_manager.values_list("pk", flat=True))
            for model in tables
        }


def as_text(value: object) -> str:
    """Return a column's value as text that can be searched."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

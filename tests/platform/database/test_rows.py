"""Rows and queries of one town in the hands of another."""

import copy

import pytest
from django.db.models import Max, Q

from accounts.models import Office, OfficeKind, Position
from database.place import WrongTenant, standing_in
from database.work import atomic


@pytest.fixture
def stray(towns):
    """An office that was read in the first town."""
    with standing_in(towns[0]), atomic():
        return Office.objects.get()


@pytest.fixture
def abroad(towns):
    """Stand in the second town, in a transaction."""
    with standing_in(towns[1]), atomic():
        yield towns[1]


QUESTIONS = {
    "list": list,
    "count": lambda query: query.count(),
    "exists": lambda query: query.exists(),
    "first": lambda query: query.first(),
    "get": lambda query: query.get(),
    "iterator": lambda query: list(query.iterator()),
    "values": lambda query: list(query.values("name")),
    "filtered": lambda query: list(query.filter(name__gt="")),
    "update": lambda query: query.update(name="ของเรา"),
    "delete": lambda query: query.delete(),
    "aggregate": lambda query: query.aggregate(Max("pk")),
    "using": lambda query: list(query.using("cell_01")),
    "copied": lambda query: list(copy.deepcopy(query)),
    "subquery": lambda query: list(Office.objects.filter(pk__in=list(query))),
    "bulk create": lambda query: query.bulk_create([Office(kind=OfficeKind.DIVISION, name="ใหม่")]),
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_a_query_made_in_one_town_is_not_answered_in_another(towns, ask):
    with standing_in(towns[0]):
        query = Office.objects.all()

    with standing_in(towns[1]), atomic(), pytest.raises(WrongTenant):
        ask(query)


@pytest.mark.parametrize(
    "ask", [list, len, bool, lambda query: query[0], lambda query: query.count()]
)
def test_rows_that_were_read_before_are_not_shown_in_another_town(towns, ask):
    with standing_in(towns[0]), atomic():
        query = Office.objects.all()
        assert len(query) == 1

    with standing_in(towns[1]), atomic(), pytest.raises(WrongTenant):
        ask(query)


CHANGES = {
    "save": lambda row: row.save(),
    "save a field": lambda row: row.save(update_fields=["name"]),
    "delete": lambda row: row.delete(),
    "refresh": lambda row: row.refresh_from_db(),
    "bulk create": lambda row: Office.objects.bulk_create([row]),
    "bulk update": lambda row: Office.objects.bulk_update([row], ["name"]),
    "its children": lambda row: list(row.children.all()),
    "make a child": lambda row: row.children.create(kind=OfficeKind.DIVISION, name="ฝ่าย"),
    "assign": lambda row: Position(office=row, name="ผู้อำนวยการ"),
    "filter": lambda row: list(Office.objects.filter(parent=row)),
    "filter among": lambda row: list(Office.objects.filter(parent__in=[row])),
    "filter or": lambda row: list(Office.objects.filter(Q(parent=row) | Q(pk=1))),
    "exclude": lambda row: list(Office.objects.exclude(parent=row)),
}


@pytest.mark.parametrize("use", CHANGES.values(), ids=CHANGES)
def test_a_row_of_one_town_is_not_used_in_another(stray, abroad, use):
    with pytest.raises(WrongTenant):
        use(stray)

    assert Office.objects.get().name == f"กอง {abroad.schema}"


def test_a_row_remembers_its_town_after_it_is_saved(towns):
    with standing_in(towns[0]), atomic():
        made = Office.objects.create(pk=900_002, kind=OfficeKind.SECTION, name="ฝ่ายใหม่")

    with standing_in(towns[1]), atomic(), pytest.raises(WrongTenant):
        made.save()


def test_the_same_work_goes_on_in_its_own_town(stray, towns):
    with standing_in(towns[0]), atomic():
        stray.name = "กองคลัง"
        stray.save()
        stray.refresh_from_db()
        assert stray.children.count() == 0
        assert Office.objects.get().name == "กองคลัง"

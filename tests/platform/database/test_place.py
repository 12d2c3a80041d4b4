"""Standing in a town, and refusing everything outside one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connections, transaction

from accounts.models import Office, OfficeKind
from database.backend.base import OutsideTransaction
from database.place import NoTenant, Place, WrongTenant, here, key_here, standing_in
from database.work import atomic, connection_here
from tenants import directory


def test_nothing_is_read_without_a_town(databases):
    with pytest.raises(NoTenant):
        Office.objects.all()
    with pytest.raises(NoTenant), connections["cell_01"].cursor():
        pass
    with pytest.raises(NoTenant), transaction.atomic(using="cell_01"):
        pass


def test_a_thread_stands_nowhere_until_it_is_told_where(towns, in_thread):
    with standing_in(towns[0]), atomic():
        with pytest.raises(NoTenant):
            in_thread(lambda: Office.objects.count())
        with ThreadPoolExecutor(1) as pool, pytest.raises(NoTenant):
            pool.submit(here).result()


def test_a_query_outside_a_transaction_is_refused(bangrak):
    with standing_in(directory.place_of(bangrak)), pytest.raises(OutsideTransaction):
        Office.objects.count()


def test_a_statement_that_ends_the_transaction_ends_the_work(towns):
    with standing_in(towns[0]), pytest.raises(OutsideTransaction), atomic():
        with connection_here().cursor() as cursor:
            cursor.execute("COMMIT")
        Office.objects.count()


def test_a_row_is_written_and_read_in_its_town(town):
    office = Office.objects.create(kind=OfficeKind.ORGANISATION, name="เทศบาลตำบลบางรัก")

    assert Office.objects.get() == office
    with connections["cell_01"].cursor() as cursor:
        cursor.execute("SELECT current_user, current_schemas(false)::text")
        assert cursor.fetchone() == (town.schema, f"{{{town.schema}}}")


def test_the_path_holds_the_town_alone_and_temporary_tables_come_last(town):
    with connection_here().cursor() as cursor:
        cursor.execute("SHOW search_path")
        assert cursor.fetchone() == (f"{town.schema}, pg_temp",)
        cursor.execute("SELECT has_database_privilege(current_database(), 'TEMPORARY')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT has_schema_privilege('public', 'USAGE')")
        assert cursor.fetchone() == (False,)


def test_a_place_is_used_in_its_own_cell_only(towns):
    with standing_in(towns[0]), pytest.raises(WrongTenant), transaction.atomic(using="cell_02"):
        pass


def test_another_town_cannot_be_entered_inside_a_transaction(towns):
    with standing_in(towns[0]), atomic(), standing_in(towns[1]), pytest.raises(WrongTenant):
        Office.objects.count()


def test_what_was_current_before_is_current_again(towns):
    with standing_in(towns[0]):
        with standing_in(towns[1]):
            assert here() == towns[1]
        assert here() == towns[0]
    with pytest.raises(NoTenant):
        here()


def test_keys_of_caches_and_files_carry_the_town(towns):
    with pytest.raises(NoTenant):
        key_here("logo")
    with pytest.raises(NoTenant):
        cache.get("logo")
    with standing_in(towns[0]):
        cache.set("logo", "ours")
    with standing_in(towns[1]):
        assert cache.get("logo") is None
        assert key_here("logo") == f"{towns[1].schema}:logo"


@pytest.mark.parametrize("name", ['t_1"; DROP TABLE x', "T_1", "", "t 1", "t_๑", "public;", "t-1"])
def test_a_name_that_is_not_ours_makes_no_place(name):
    with pytest.raises(ValueError, match="not a schema or role name"):
        Place(cell="cell_01", schema=name)

"""Standing in a town, and refusing everything outside one."""

import pytest
from django.db import connections

from accounts.models import Office, OfficeKind
from database.backend.base import OutsideTransaction
from database.place import NoTenant, standing_in
from tenants import directory


def test_nothing_is_read_without_a_town(databases):
    with pytest.raises(NoTenant):
        Office.objects.all()
    with pytest.raises(NoTenant), connections["cell_01"].cursor():
        pass


def test_a_query_outside_a_transaction_is_refused(bangrak):
    with standing_in(directory.place_of(bangrak)), pytest.raises(OutsideTransaction):
        Office.objects.count()


def test_a_row_is_written_and_read_in_its_town(town):
    office = Office.objects.create(kind=OfficeKind.ORGANISATION, name="เทศบาลตำบลบางรัก")

    assert Office.objects.get() == office
    with connections["cell_01"].cursor() as cursor:
        cursor.execute("SELECT current_user, current_schemas(false)::text")
        assert cursor.fetchone() == (town.schema, f"{{{town.schema}}}")

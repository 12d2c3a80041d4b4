"""Host names at which tenants are reached."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from tenants.models.tenant import Tenant


class Domain(models.Model):
    """One host name, in lower case and without a port, that belongs to one tenant for good.

    The host of a closed tenant stays here, so that nobody else can ever take it.
    """

    host = models.CharField(max_length=253)
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="domains")
    primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host"], name="host_leads_to_one_tenant"),
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(primary=True), name="one_primary_host"
            ),
            models.CheckConstraint(condition=Q(host=Lower("host")), name="host_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.host


class Edition(models.Model):
    """How often the directory has changed; one row, which servers read every few seconds."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_edition")]

    def __str__(self) -> str:
        return str(self.number)

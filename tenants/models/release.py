"""Which shape each schema has, and how one shape is turned into the next."""

from django.db import models
from django.db.models import Q

from tenants.models.tenant import Tenant


class SchemaChange(models.Model):
    """The way from one version of a town's tables to the next, written down once.

    A version is a fingerprint of the migrations that are applied. `statements` is empty when a
    migration runs Python: such a change goes through Django's executor in each town.
    """

    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    migrations = models.JSONField()
    statements = models.TextField(default="", blank=True)
    runs_python = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before"], name="one_way_on"),
            models.UniqueConstraint(fields=["after"], name="one_way_here"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class SchemaState(models.Model):
    """The version of one tenant's schema; it exists once the schema exists.

    A rollout that has nothing to do learns so from this table alone.
    """

    tenant = models.OneToOneField(
        Tenant, on_delete=models.PROTECT, related_name="schema_state", primary_key=True
    )
    cell = models.CharField(max_length=20)
    version = models.CharField(max_length=16)
    problem = models.TextField(default="", blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # that failed
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["version"], name="schema_states_by_version")]

    def __str__(self) -> str:
        return f"{self.tenant_id}: {self.version}"


class Rollout(models.Model):
    """One run of a rollout: what it brought where, and how it ended."""

    version = models.CharField(max_length=16)
    release = models.CharField(max_length=60)
    by = models.CharField(max_length=100)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    halted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(halted=False) | Q(ended_at__isnull=False), name="halted_has_ended"
            )
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.done}/{self.failed}"

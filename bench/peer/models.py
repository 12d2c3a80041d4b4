"""The tenants of the peer, as django-tenants asks for them."""

from django.db import models
from django_tenants.models import DomainMixin, TenantMixin


class Town(TenantMixin):
    """A tenant of the peer; saving it makes its schema."""

    name = models.CharField(max_length=100)
    auto_create_schema = True

    class Meta:
        app_label = "peer"


class Domain(DomainMixin):
    """A host of the peer."""

    class Meta:
        app_label = "peer"

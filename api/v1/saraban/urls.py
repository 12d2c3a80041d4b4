"""Saraban in the API."""

from api.v1.saraban.doors import doors_of
from api.v1.saraban.incoming import INCOMING
from api.v1.saraban.outgoing import OUTGOING

urlpatterns = [*doors_of(INCOMING), *doors_of(OUTGOING)]

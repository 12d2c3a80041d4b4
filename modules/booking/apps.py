"""The booking app."""

from django.apps import AppConfig


class Booking(AppConfig):
    name = "modules.booking"
    label = "booking"
    verbose_name = "งานจองห้องและรถ"

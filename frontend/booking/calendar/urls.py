"""Addresses of the calendar."""

from django.urls import path

from frontend.booking.calendar import views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("changes", views.changes, name="changes"),
    path("range", views.range_, name="range"),
]

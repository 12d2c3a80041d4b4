"""Addresses of series."""

from django.urls import path

from frontend.booking.series import views

urlpatterns = [
    path("series/<int:series_id>", views.show, name="series"),
    path("<int:booking_id>/cancel-following", views.cancel, name="cancel-following"),
]

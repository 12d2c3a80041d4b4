"""Addresses of the driver's phone page."""

from django.urls import path

from frontend.booking.driver import record, rescue, views

urlpatterns = [
    path("driver", views.index, name="driver"),
    path("driver/trips/<int:booking_id>", views.trip, name="trip"),
    path("driver/trips/<int:booking_id>/record", record.record, name="record-trip"),
    path("driver/rescue/<int:vehicle_id>", rescue.rescue, name="rescue"),
]

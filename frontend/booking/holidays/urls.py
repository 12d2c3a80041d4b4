"""Addresses of the town's calendar of holidays."""

from django.urls import path

from frontend.booking.holidays import views

urlpatterns = [
    path("holidays", views.holidays, name="holidays"),
    path("holidays/<int:holiday_id>/forget", views.forget, name="forget-holiday"),
]

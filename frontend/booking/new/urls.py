"""Addresses of asking."""

from django.urls import path

from frontend.booking.new import views

urlpatterns = [
    path("new", views.new, name="new"),
    path("new/choices", views.choices, name="choices"),
    path("new/planned", views.planned, name="planned"),
]

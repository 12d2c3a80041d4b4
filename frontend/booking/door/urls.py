"""Addresses of doors."""

from django.urls import path

from frontend.booking.door import views

urlpatterns = [
    path("door/<str:door>", views.door, name="door"),
    path("door/<str:door>/code", views.code, name="door-code"),
]

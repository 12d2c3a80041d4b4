"""Addresses of the register."""

from django.urls import path

from frontend.booking.register import bulk, views

urlpatterns = [
    path("list", views.index, name="list"),
    path("list.xlsx", views.sheet, name="list-xlsx"),
    path("list/approve", bulk.approve, name="list-approve"),
]

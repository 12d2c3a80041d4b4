"""Addresses of fuel orders."""

from django.urls import path

from frontend.booking.fuel import acts, views

urlpatterns = [
    path("fuel", views.index, name="fuel"),
    path("fuel/new", views.new, name="order-fuel"),
    path("fuel/<int:order_id>", views.show, name="fuel-order"),
    path("fuel/<int:order_id>/order.pdf", views.paper, name="fuel-paper"),
    path("fuel/<int:order_id>/<str:verb>", acts.do, name="fuel-do"),
]

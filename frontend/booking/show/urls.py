"""Addresses of one booking."""

from django.urls import path

from frontend.booking.show import views

urlpatterns = [
    path("<int:booking_id>", views.show, name="show"),
    path("<int:booking_id>/do/<str:verb>", views.do, name="do"),
]

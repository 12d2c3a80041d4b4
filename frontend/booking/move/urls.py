"""Addresses of moving."""

from django.urls import path

from frontend.booking.move import views

urlpatterns = [path("<int:booking_id>/move", views.move, name="move")]

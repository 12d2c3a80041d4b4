"""Addresses of finding."""

from django.urls import path

from frontend.booking.find import views

urlpatterns = [path("find", views.find, name="find")]

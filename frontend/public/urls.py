"""Addresses for people from outside."""

from django.urls import include, path

app_name = "public"
urlpatterns = [path("booking/", include("frontend.public.booking.urls"))]

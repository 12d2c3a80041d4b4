"""Addresses of feeds."""

from django.urls import path

from frontend.booking.feeds import views

urlpatterns = [
    path("feeds", views.feeds, name="feeds"),
    path("feeds/<int:feed_id>/revoke", views.revoke, name="revoke-feed"),
    path("feed/<str:token>.ics", views.feed, name="feed"),
]

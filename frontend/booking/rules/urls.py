"""Addresses of the approval matrix."""

from django.urls import path

from frontend.booking.rules import views

urlpatterns = [
    path("rules", views.rules, name="rules"),
    path("rules/new", views.new, name="new-rule"),
    path("rules/<int:place>/edit", views.edit, name="edit-rule"),
    path("rules/<int:place>/move", views.move, name="move-rule"),
    path("rules/<int:place>/delete", views.delete, name="delete-rule"),
]

"""Addresses of the reports."""

from django.urls import path

from frontend.booking.reports import views

urlpatterns = [
    path("reports", views.index, name="reports"),
    path("reports/<slug:table>.xlsx", views.sheet, name="report-xlsx"),
]

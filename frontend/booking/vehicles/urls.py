"""Addresses of vehicles and drivers."""

from django.urls import path

from frontend.booking.vehicles import acting, drivers, editing, papers, views

urlpatterns = [
    path("vehicles", views.index, name="vehicles"),
    path("vehicles/form1.pdf", papers.form1, name="form1"),
    path("vehicles/form2.pdf", papers.form2, name="form2"),
    path("vehicles/new", editing.add, name="add-vehicle"),
    path("vehicles/<int:vehicle_id>", views.vehicle, name="vehicle"),
    path("vehicles/<int:vehicle_id>/change", editing.change, name="change-vehicle"),
    path("vehicles/<int:vehicle_id>/<str:verb>/note", acting.note, name="vehicle-note"),
    path("vehicles/<int:vehicle_id>/form4.pdf", papers.form4, name="form4"),
    path("vehicles/<int:vehicle_id>/form6.pdf", papers.form6, name="form6"),
    path("accidents/<int:report_id>/form5.pdf", papers.form5, name="form5"),
    path("<int:booking_id>/form3.pdf", papers.form3, name="form3"),
    path("trips/<int:trip_id>/photos/<str:which>", papers.photo, name="trip-photo"),
    path("drivers", drivers.index, name="drivers"),
    path("drivers/new", drivers.add, name="add-driver"),
    path("drivers/<int:driver_id>", drivers.change, name="change-driver"),
    path("drivers/<int:driver_id>/licence", drivers.licence, name="licence"),
]

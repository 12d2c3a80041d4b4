"""Addresses of resources."""

from django.urls import path

from frontend.booking.resources import acts, setting, views

RESOURCE = "resources/<int:resource_id>"
urlpatterns = [
    path("resources", views.index, name="resources"),
    path("resources/new", setting.new, name="new-resource"),
    path(RESOURCE, views.show, name="resource"),
    path(f"{RESOURCE}/edit", setting.edit, name="edit-resource"),
    path(f"{RESOURCE}/hours", setting.hours, name="resource-hours"),
    path(f"{RESOURCE}/parts", setting.parts, name="resource-parts"),
    path(f"{RESOURCE}/retire", acts.retire, name="retire-resource"),
    path(f"{RESOURCE}/photos", acts.bring_photo, name="bring-photo"),
    path(f"{RESOURCE}/photos/<int:photo_id>", views.photo, name="photo"),
    path(f"{RESOURCE}/photos/<int:photo_id>/remove", acts.take_photo, name="take-photo"),
    path(f"{RESOURCE}/closures/new", acts.close, name="close-resource"),
    path(f"{RESOURCE}/closures/<int:closure_id>", views.closure, name="closure"),
    path(f"{RESOURCE}/closures/<int:closure_id>/end", acts.reopen, name="open-resource"),
]

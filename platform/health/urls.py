"""Pages for those who run the platform; they stand in no town."""

from django.urls import path

from health import views

urlpatterns = [
    path("health", views.health_page),
    path("ready", views.ready_page),
    path("metrics", views.metrics_page),
]

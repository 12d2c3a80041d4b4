"""Address of deciding on several requests at once."""

from django.urls import path

from frontend.booking.decide import views

urlpatterns = [path("decide", views.decide, name="decide")]

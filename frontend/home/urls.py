"""The first page of the day."""

from django.urls import path

from frontend.home import views

app_name = "home"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("saraban/inbox", views.moved),  # where it stood while saraban was alone
]

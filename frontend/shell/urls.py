"""Pages that belong to no module."""

from django.urls import path

from frontend.shell import views

app_name = "shell"
urlpatterns = [
    path("search", views.search, name="search"),
    path("help", views.help_page, name="help"),
    path("notices", views.notices, name="notices"),
    path("notices/read", views.read_all, name="read-all"),
    path("notices/<int:notice_id>", views.open_one, name="open-notice"),
    path("-/counts", views.counts, name="counts"),
    path("-/palette", views.palette, name="palette"),
    path("-/act-as", views.act_as, name="act-as"),
    path("-/language", views.language, name="language"),
    path("-/emblem", views.emblem, name="emblem"),
]

"""Pages of saraban."""

from django.urls import URLPattern, URLResolver

app_name = "saraban"
urlpatterns: list[URLPattern | URLResolver] = []

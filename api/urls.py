"""The API, one version beside another, and its description."""

from django.urls import include, path

from api import description

urlpatterns = [
    path("v1/", include("api.v1.urls")),
    path("openapi.yaml", description.openapi),
    path("docs", description.docs),
    path("docs.js", description.docs_script),
    path("problems/<slug:name>", description.problem_page),
]

"""Every URL of the product, by name only: no import runs up from here."""

from django.conf import settings
from django.urls import include, path
from django.utils.module_loading import import_string

handler400 = "frontend.shell.failures.bad_request"
handler403 = "frontend.shell.failures.forbidden"
handler404 = "frontend.shell.failures.not_found"
handler500 = "frontend.shell.failures.failed"
urlpatterns = [
    path("", include("frontend.home.urls")),
    path("", include("frontend.shell.urls")),
    path("", include("frontend.office.urls")),
    path("saraban/", include("frontend.saraban.urls")),
    path("booking/", include("frontend.booking.urls")),
    path("public/", include("frontend.public.urls")),
    path("api/", include("api.urls")),
    path("-/", include("health.urls")),
]
if settings.SHOW_COMPONENTS:  # a page for those who build pages
    urlpatterns += [path("-/components", import_string("frontend.shell.showcase.components"))]

"""Pages of booking; each folder of pages lists its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "booking"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frontend.booking.calendar.urls")),
    path("", include("frontend.booking.find.urls")),
    path("", include("frontend.booking.move.urls")),
    path("", include("frontend.booking.new.urls")),
    path("", include("frontend.booking.show.urls")),
    path("", include("frontend.booking.register.urls")),
    path("", include("frontend.booking.decide.urls")),
    path("", include("frontend.booking.door.urls")),
    path("", include("frontend.booking.reports.urls")),
    path("", include("frontend.booking.resources.urls")),
    path("", include("frontend.booking.series.urls")),
    path("", include("frontend.booking.feeds.urls")),
    path("", include("frontend.booking.rules.urls")),
    path("", include("frontend.booking.holidays.urls")),
    path("", include("frontend.booking.driver.urls")),
    path("", include("frontend.booking.vehicles.urls")),
    path("", include("frontend.booking.fuel.urls")),
]

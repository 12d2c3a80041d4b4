"""Addresses at which people from outside ask for halls and tents."""

from django.urls import path

from frontend.public.booking import asking, following, places

PLACE, FOLLOW = "<int:place_id>", "follow/<str:token>"
urlpatterns = [
    path("", places.index, name="places"),
    path("privacy", places.privacy, name="privacy"),
    path(PLACE, places.show, name="place"),
    path(f"{PLACE}/photos/<int:photo_id>", places.photo, name="photo"),
    path(f"{PLACE}/ask", asking.ask, name="ask"),
    path(FOLLOW, following.follow, name="follow"),
    path(f"{FOLLOW}/code", following.confirm, name="confirm"),
    path(f"{FOLLOW}/code/again", following.again, name="code-again"),
    path(f"{FOLLOW}/cancel", following.cancel, name="cancel"),
]

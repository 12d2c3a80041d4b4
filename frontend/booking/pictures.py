"""Where the pictures of a resource are."""

from django.urls import NoReverseMatch, reverse

from modules.booking.models import Resource


def pictures_of(resource: Resource) -> list[str]:
    """Return the addresses of a resource's pictures, the one that stands for it first."""
    try:
        return [
            reverse("booking:photo", args=[resource.pk, photo.pk])
            for photo in resource.photos.all()
        ]
    except NoReverseMatch:
        return []


def picture_of(resource: Resource) -> str:
    """Return the address of the picture that stands for a resource, or nothing."""
    return next(iter(pictures_of(resource)), "")

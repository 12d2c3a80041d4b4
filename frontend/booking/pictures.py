"""Where the pictures of a resource are."""

from django.urls import reverse

from modules.booking.models import Resource


def pictures_of(resource: Resource) -> list[str]:
    """Return the addresses of a resource's pictures, the one that stands for it first."""
    photos = resource.photos.all()
    return [reverse("booking:photo", args=[resource.pk, photo.pk]) for photo in photos]


def picture_of(resource: Resource) -> str:
    """Return the address of the small picture that stands for a resource, or nothing."""
    return next((f"{url}?small=1" for url in pictures_of(resource)), "")

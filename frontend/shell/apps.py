"""The shell as an installed app, so that its template tags are found."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Page frame, template tags, translations."""

    name = "frontend.shell"
    label = "shell"

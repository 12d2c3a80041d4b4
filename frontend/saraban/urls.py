"""Pages of saraban."""

from django.urls import URLPattern, URLResolver, path

from frontend.saraban.incoming import files
from frontend.saraban.incoming import views as incoming

app_name = "saraban"
urlpatterns: list[URLPattern | URLResolver] = [
    path("incoming/register", incoming.register, name="register"),
    path("incoming/uploads", incoming.uploads, name="uploads"),
    path("incoming/uploads/<str:token>/pages/<int:page>", files.upload_page, name="upload-page"),
    path("incoming/<int:letter>/registered", incoming.registered, name="registered"),
    path("parties", incoming.parties, name="parties"),
    path("files/<int:attachment>/pages/<int:page>", files.page, name="file-page"),
    path("files/<int:attachment>/original", files.original, name="file-original"),
    path("files/<int:attachment>/stamped", files.stamped, name="file-stamped"),
]

"""Pages about offices, people and one's own account."""

from django.urls import path

from frontend.office.sign_in import views as sign_in

app_name = "accounts"
urlpatterns = [
    path("sign-in", sign_in.sign_in, name="sign-in"),
]

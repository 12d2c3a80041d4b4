"""Saraban in the API."""

from django.urls import path

from api.v1.saraban.incoming import IncomingFile, IncomingLetterDetail, IncomingLetters
from api.v1.saraban.outgoing import OutgoingFile, OutgoingLetterDetail, OutgoingLetters

urlpatterns = [
    path("incoming", IncomingLetters.as_view()),
    path("incoming/<int:pk>", IncomingLetterDetail.as_view()),
    path("incoming/<int:pk>/files/<int:file>", IncomingFile.as_view()),
    path("outgoing", OutgoingLetters.as_view()),
    path("outgoing/<int:pk>", OutgoingLetterDetail.as_view()),
    path("outgoing/<int:pk>/files/<int:file>", OutgoingFile.as_view()),
]

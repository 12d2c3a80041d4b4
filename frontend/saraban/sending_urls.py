"""Pages of writing, sending and reserving; part of `frontend.saraban.urls`."""

from django.urls import URLPattern, URLResolver, path

from frontend.saraban.circulation import views as circulation
from frontend.saraban.drafts import acts, writing
from frontend.saraban.drafts import views as drafts
from frontend.saraban.outgoing import register
from frontend.saraban.outgoing import views as outgoing
from frontend.saraban.reservations import views as reservations

urlpatterns: list[URLPattern | URLResolver] = [
    path("drafts", drafts.index, name="drafts"),
    path("drafts/new", writing.start, name="draft-start"),
    path("drafts/<int:draft_id>", drafts.show, name="draft"),
    path("drafts/<int:draft_id>/edit", writing.edit, name="draft-edit"),
    path("drafts/<int:draft_id>/save", writing.save, name="draft-save"),
    path("drafts/<int:draft_id>/paper", drafts.paper, name="draft-paper"),
    path("drafts/<int:draft_id>/pages/<int:number>", drafts.page, name="draft-page"),
    path("drafts/<int:draft_id>/send", acts.send, name="draft-send"),
    path("drafts/<int:draft_id>/sign", acts.sign, name="draft-sign"),
    path("drafts/<int:draft_id>/issue", acts.number, name="draft-issue"),
    path("drafts/<int:draft_id>/return", acts.give_back, name="draft-return"),
    path("drafts/<int:draft_id>/take-back", acts.take_back, name="draft-take-back"),
    path("drafts/<int:draft_id>/discard", acts.discard, name="draft-discard"),
    path("outgoing/register", register.register, name="outgoing-register"),
    path("outgoing/<int:letter_id>", outgoing.letter, name="outgoing-letter"),
    path("outgoing/<int:letter_id>/cancel", outgoing.cancel, name="outgoing-cancel"),
    path("outgoing/<int:letter_id>/acknowledge", outgoing.acknowledge, name="outgoing-acknowledge"),
    path("outgoing/<int:letter_id>/circulation", circulation.outgoing, name="outgoing-circulation"),
    path("outgoing/<int:letter_id>/remind", circulation.remind_outgoing, name="outgoing-remind"),
    path("outgoing/<int:letter_id>/file-copy", outgoing.file_copy, name="outgoing-file-copy"),
    path("reservations", reservations.index, name="reservations"),
    path("reservations/<int:reservation_id>/end", reservations.give_up, name="reservation-end"),
]

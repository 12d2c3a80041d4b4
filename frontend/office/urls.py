"""Pages about offices, people and one's own account."""

from django.urls import path

from frontend.office.me import keys
from frontend.office.me import views as me
from frontend.office.offices import views as offices
from frontend.office.people import changes, standing
from frontend.office.people import views as people
from frontend.office.sign_in import views as sign_in

app_name = "accounts"
OFFICE = "office/offices/<int:office_id>"
PERSON = "office/people/<int:person_id>"
urlpatterns = [
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("invitation", sign_in.invitation, name="invitation"),
    path("me", me.me, name="me"),
    path("me/signature", me.signature, name="signature"),
    path("me/signature/picture", me.signature_picture, name="signature-picture"),
    path("me/signature/forget", me.forget_signature, name="forget-signature"),
    path("me/password", keys.password, name="password"),
    path("me/sessions", keys.sessions, name="sessions"),
    path("me/sessions/others/end", keys.end_others, name="end-others"),
    path("me/sessions/<slug:reference>/end", keys.end_one, name="end-session"),
    path("me/tokens", keys.tokens, name="tokens"),
    path("me/tokens/<int:token_id>/revoke", keys.revoke, name="revoke-token"),
    path("people/<int:person_id>", people.card, name="card"),
    path("office/offices", offices.offices, name="offices"),
    path(OFFICE, offices.office, name="office"),
    path(f"{OFFICE}/new", offices.new, name="new-office"),
    path(f"{OFFICE}/edit", offices.edit, name="edit-office"),
    path(f"{OFFICE}/move", offices.move, name="move-office"),
    path(f"{OFFICE}/close", offices.close, name="close-office"),
    path(f"{OFFICE}/posts", offices.add_post, name="add-position"),
    path(f"{OFFICE}/posts/<int:position_id>/close", offices.close_post, name="close-position"),
    path("office/people", people.people, name="people"),
    path("office/people/new", people.new, name="new-person"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}/edit", people.edit, name="edit-person"),
    path(f"{PERSON}/posts/new", changes.add_post, name="appoint"),
    path(f"{PERSON}/posts/<int:post_id>/end", changes.end_post, name="end-post"),
    path(f"{PERSON}/orders/new", changes.add_order, name="set-acting"),
    path(f"{PERSON}/orders/<int:order_id>/end", standing.end_order, name="end-acting"),
    path(f"{PERSON}/roles/new", changes.add_role, name="give-role"),
    path(f"{PERSON}/roles/<int:grant_id>/end", standing.end_role, name="take-role"),
    path(f"{PERSON}/small-office", standing.small_office, name="small-office"),
    path(f"{PERSON}/disable", standing.disable, name="disable"),
    path(f"{PERSON}/enable", standing.enable, name="enable"),
    path(f"{PERSON}/invite", standing.invite, name="invite"),
]

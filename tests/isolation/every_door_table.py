"""Who may open each door: a door that is in no row here fails the tests, so place each new one."""

from accounts.models import Role
from tests.isolation.every_door_booking_table import (
    ANYBODY,  # strangers too
    BOOKING_ACTS,
    BOOKING_PAGES,
    EVERYONE,  # each role, signed in
    NOBODY,  # not with the forged key that the tests bring
)

ADMIN = frozenset({Role.LOCAL_ADMIN})
REGISTRARS = frozenset({Role.REGISTRY_CENTRAL, Role.REGISTRY_DIVISION})
# Those who see every open letter.
HOUSE = frozenset({
    Role.CHIEF_EXECUTIVE, Role.DEPUTY_EXECUTIVE, Role.CLERK, Role.DEPUTY_CLERK,
    Role.REGISTRY_CENTRAL, Role.AUDITOR,
})  # fmt: skip
WORKS = frozenset({
    Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.REGISTRY_DIVISION, Role.OFFICER,
})  # fmt: skip
CIRCULATORS = HOUSE - {Role.AUDITOR}
MEMO_READERS = HOUSE | WORKS  # of a memo of กองช่าง
MEMO_CIRCULATORS = MEMO_READERS - {Role.AUDITOR, Role.OFFICER}  # a head stands in as director
CHIEF = frozenset({Role.CHIEF_EXECUTIVE})

# Doors that show something. The keys in the address are those of the first rows of the town.
PAGES: dict[str, frozenset] = {
    "": EVERYONE,
    "search": EVERYONE,
    "help": EVERYONE,
    "notices": EVERYONE,
    "-/counts": EVERYONE,
    "-/palette": EVERYONE,
    "-/emblem": ANYBODY,
    "sign-in": ANYBODY,
    "invitation": NOBODY,
    "me": EVERYONE,
    "me/signature/picture": CHIEF,
    "me/password": EVERYONE,
    "me/sessions": EVERYONE,
    "me/tokens": EVERYONE,
    "people/<int:person_id>": EVERYONE,
    "office/offices": ADMIN,
    "office/offices/<int:office_id>": ADMIN,
    "office/offices/<int:office_id>/new": ADMIN,
    "office/offices/<int:office_id>/edit": ADMIN,
    "office/offices/<int:office_id>/move": ADMIN,
    "office/people": ADMIN,
    "office/people/new": ADMIN,
    "office/people/<int:person_id>": ADMIN,
    "office/people/<int:person_id>/edit": ADMIN,
    "office/people/<int:person_id>/posts/new": ADMIN,
    "office/people/<int:person_id>/posts/<int:post_id>/end": ADMIN,
    "office/people/<int:person_id>/orders/new": ADMIN,
    "office/people/<int:person_id>/roles/new": ADMIN,
    "saraban/inbox": EVERYONE,
    "saraban/incoming/<int:letter_id>": HOUSE,
    "saraban/incoming/<int:letter_id>/endorsements": HOUSE,
    "saraban/incoming/<int:letter_id>/circulation": CIRCULATORS,
    "saraban/incoming/register": REGISTRARS,
    "saraban/incoming/uploads/<str:token>/pages/<int:page>": NOBODY,
    "saraban/incoming/<int:letter>/registered": HOUSE,
    "saraban/registers/incoming": EVERYONE,
    "saraban/registers/incoming.pdf": EVERYONE,
    "saraban/registers/incoming.xlsx": EVERYONE,
    "saraban/registers/outgoing": EVERYONE,
    "saraban/registers/outgoing.pdf": EVERYONE,
    "saraban/registers/outgoing.xlsx": EVERYONE,
    "saraban/parties": EVERYONE,
    "saraban/files/<int:attachment>/pages/<int:page>": HOUSE,
    "saraban/files/<int:attachment>/original": HOUSE,
    "saraban/files/<int:attachment>/stamped": HOUSE,
    "saraban/drafts": EVERYONE,
    "saraban/drafts/new": EVERYONE,
    "saraban/drafts/<int:draft_id>": WORKS,
    "saraban/drafts/<int:draft_id>/edit": WORKS,
    "saraban/drafts/<int:draft_id>/paper": WORKS,
    "saraban/drafts/<int:draft_id>/pages/<int:number>": WORKS,
    "saraban/outgoing/register": REGISTRARS,
    "saraban/outgoing/<int:letter_id>": MEMO_READERS,
    "saraban/outgoing/<int:letter_id>/file-copy": MEMO_READERS,
    "saraban/outgoing/<int:letter_id>/circulation": MEMO_CIRCULATORS,
    "saraban/reservations": EVERYONE,
    "api/v1/saraban/incoming": EVERYONE,
    "api/v1/saraban/incoming/<int:pk>": HOUSE,
    "api/v1/saraban/incoming/<int:pk>/files/<int:file>": HOUSE,
    "api/v1/saraban/outgoing": EVERYONE,
    "api/v1/saraban/outgoing/<int:pk>": MEMO_READERS,
    "api/v1/saraban/outgoing/<int:pk>/files/<int:file>": MEMO_READERS,
    "api/openapi.yaml": ANYBODY,
    "api/docs": ANYBODY,
    "api/docs.js": ANYBODY,
    "api/problems/<slug:name>": ANYBODY,
    "-/health": ANYBODY,
    "-/ready": ANYBODY,
    "-/metrics": NOBODY,
    "-/components": ANYBODY,
} | BOOKING_PAGES

# Doors that only change something: who is not refused for what they are. Where it is everyone's,
# whose turn it is decides, and the tests of the commands show that.
ACTS: dict[str, frozenset] = {
    "notices/read": EVERYONE,
    "notices/<int:notice_id>": EVERYONE,
    "-/act-as": EVERYONE,
    "-/language": ANYBODY,
    "sign-out": ANYBODY,
    "me/signature": EVERYONE,
    "me/signature/forget": EVERYONE,
    "me/sessions/others/end": EVERYONE,
    "me/sessions/<slug:reference>/end": EVERYONE,
    "me/tokens/<int:token_id>/revoke": EVERYONE,
    "office/offices/<int:office_id>/close": ADMIN,
    "office/offices/<int:office_id>/posts": ADMIN,
    "office/offices/<int:office_id>/posts/<int:position_id>/close": ADMIN,
    "office/people/<int:person_id>/orders/<int:order_id>/end": ADMIN,
    "office/people/<int:person_id>/roles/<int:grant_id>/end": ADMIN,
    "office/people/<int:person_id>/small-office": ADMIN,
    "office/people/<int:person_id>/disable": ADMIN,
    "office/people/<int:person_id>/enable": ADMIN,
    "office/people/<int:person_id>/invite": ADMIN,
    "saraban/incoming/<int:letter_id>/moves/<str:verb>": HOUSE,
    "saraban/incoming/<int:letter_id>/acknowledge": HOUSE,
    "saraban/incoming/<int:letter_id>/recall": HOUSE,
    "saraban/incoming/<int:letter_id>/readers": HOUSE,
    "saraban/incoming/<int:letter_id>/remind": HOUSE,
    "saraban/incoming/<int:letter_id>/cancel": HOUSE,
    "saraban/incoming/uploads": REGISTRARS,
    "saraban/drafts/<int:draft_id>/save": WORKS,
    "saraban/drafts/<int:draft_id>/send": WORKS,
    "saraban/drafts/<int:draft_id>/sign": WORKS,
    "saraban/drafts/<int:draft_id>/issue": WORKS,
    "saraban/drafts/<int:draft_id>/return": WORKS,
    "saraban/drafts/<int:draft_id>/take-back": WORKS,
    "saraban/drafts/<int:draft_id>/discard": WORKS,
    "saraban/outgoing/<int:letter_id>/cancel": MEMO_READERS,
    "saraban/outgoing/<int:letter_id>/acknowledge": MEMO_READERS,
    "saraban/outgoing/<int:letter_id>/remind": MEMO_READERS,
    "saraban/reservations/<int:reservation_id>/end": EVERYONE,
} | BOOKING_ACTS

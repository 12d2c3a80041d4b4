"""Who may open each door of booking; its routes as the resolver writes them."""

from accounts.models import Role

EVERYONE = frozenset(Role)
ANYBODY = EVERYONE | {"nobody"}
NOBODY: frozenset = frozenset()
HOLDERS = EVERYONE - {Role.AUDITOR}  # the auditor asks for nothing
# Who looks after what สำนักปลัด lends, and who may add to what an office lends.
KEEPERS = frozenset({Role.REGISTRY_CENTRAL, Role.SUPPLY_OFFICER, Role.LOCAL_ADMIN})
LENDERS = KEEPERS | {Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.REGISTRY_DIVISION}
DRIVERS = KEEPERS | {Role.DRIVER}
RULERS = frozenset({Role.CLERK, Role.LOCAL_ADMIN})
# Who may move the first booking: its asker, who looks after the room, who approves it.
ARRANGERS = KEEPERS | {Role.OFFICER, Role.CLERK}
REPORTED = EVERYONE - {Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.DRIVER, Role.OFFICER}
FUELLED = EVERYONE - {Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.OFFICER}
# Who reads the books of a vehicle of สำนักปลัด.
BOOKS = FUELLED - {Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.REGISTRY_DIVISION}

_RESOURCE = "booking/resources/<int:resource_id>"
_VEHICLE = "booking/vehicles/<int:vehicle_id>"
_API = "api/v1/booking/"
_FOLLOW = "public/booking/follow/<str:token>"

# What an address asks for beside its path.
_TIME = "starts=2026-03-02T09:00:00%2B07:00&ends=2026-03-02T10:00:00%2B07:00"
QUERIES = {
    "booking/range": "?resource=1&starts=2026-03-02T09:00&ends=2026-03-02T10:00",
    f"{_API}availability": f"?{_TIME}",
    f"{_API}next-free": "?minutes=60",
}

BOOKING_PAGES: dict[str, frozenset] = {
    "booking/": EVERYONE,
    "booking/changes": EVERYONE,
    "booking/range": EVERYONE,
    "booking/find": EVERYONE,
    "booking/new": HOLDERS,
    "booking/<int:booking_id>": EVERYONE,
    "booking/<int:booking_id>/move": ARRANGERS,
    "booking/<int:booking_id>/form3.pdf": EVERYONE,
    "booking/list": EVERYONE,
    "booking/decide": EVERYONE,
    "booking/list.xlsx": EVERYONE,
    "booking/door/<str:door>": EVERYONE,
    "booking/door/<str:door>/code": EVERYONE,
    "booking/reports": REPORTED,
    "booking/reports/<slug:table>.xlsx": REPORTED,
    "booking/resources": EVERYONE,
    "booking/resources/new": LENDERS,
    _RESOURCE: EVERYONE,
    f"{_RESOURCE}/edit": KEEPERS,
    f"{_RESOURCE}/hours": KEEPERS,
    f"{_RESOURCE}/parts": KEEPERS,
    f"{_RESOURCE}/photos/<int:photo_id>": EVERYONE,
    f"{_RESOURCE}/closures/new": KEEPERS,
    f"{_RESOURCE}/closures/<int:closure_id>": EVERYONE,
    "booking/series/<int:series_id>": EVERYONE,
    "booking/feeds": EVERYONE,
    "booking/feed/<str:token>.ics": ANYBODY,  # who has the secret of the address
    "booking/rules": EVERYONE,
    "booking/rules/new": RULERS,
    "booking/rules/<int:place>/edit": RULERS,
    "booking/holidays": EVERYONE,
    "booking/driver": EVERYONE,
    "booking/driver/trips/<int:booking_id>": DRIVERS,
    "booking/driver/trips/<int:booking_id>/record": DRIVERS,
    "booking/driver/rescue/<int:vehicle_id>": DRIVERS,
    "booking/vehicles": EVERYONE,
    "booking/vehicles/form1.pdf": EVERYONE,
    "booking/vehicles/form2.pdf": EVERYONE,
    "booking/vehicles/new": LENDERS,
    _VEHICLE: EVERYONE,
    f"{_VEHICLE}/change": KEEPERS,
    f"{_VEHICLE}/form4.pdf": BOOKS,
    f"{_VEHICLE}/form6.pdf": BOOKS,
    "booking/accidents/<int:report_id>/form5.pdf": BOOKS,
    "booking/trips/<int:trip_id>/photos/<str:which>": BOOKS,
    "booking/drivers": EVERYONE,
    "booking/drivers/new": LENDERS,
    "booking/drivers/<int:driver_id>": EVERYONE,
    "booking/fuel": EVERYONE,
    "booking/fuel/new": DRIVERS,
    "booking/fuel/<int:order_id>": FUELLED,
    "booking/fuel/<int:order_id>/order.pdf": FUELLED,
    "public/booking/": ANYBODY,
    "public/booking/privacy": ANYBODY,
    "public/booking/<int:place_id>": ANYBODY,
    "public/booking/<int:place_id>/photos/<int:photo_id>": ANYBODY,
    "public/booking/<int:place_id>/ask": ANYBODY,
    _FOLLOW: ANYBODY,  # who has the secret of the address
    **dict.fromkeys(
        (
            _API + path
            for path in (
                "resources", "resources/<int:pk>", "resources/<int:pk>/closures",
                "resources/<int:pk>/validities", "availability", "next-free", "rules", "bookings",
                "bookings/<int:pk>", "series/<int:pk>", "vehicles", "vehicles/<int:pk>",
                "vehicles/<int:pk>/trips", "vehicles/<int:pk>/repairs",
                "vehicles/<int:pk>/accidents", "fuel-orders", "feeds",
            )
        ),
        EVERYONE,
    ),
    f"{_API}fuel-orders/<int:pk>": FUELLED,
    **dict.fromkeys(
        (f"{_API}reports/{table}" for table in ("use", "tallies", "vehicles", "fees")), REPORTED
    ),
}  # fmt: skip

BOOKING_ACTS: dict[str, frozenset] = {
    "booking/new/choices": EVERYONE,
    "booking/new/planned": EVERYONE,
    "booking/<int:booking_id>/do/<str:verb>": EVERYONE,
    "booking/<int:booking_id>/cancel-following": EVERYONE,
    "booking/list/approve": EVERYONE,
    "booking/feeds/<int:feed_id>/revoke": EVERYONE,
    f"{_RESOURCE}/retire": KEEPERS,
    f"{_RESOURCE}/photos": KEEPERS,
    f"{_RESOURCE}/photos/<int:photo_id>/remove": KEEPERS,
    f"{_RESOURCE}/closures/<int:closure_id>/end": KEEPERS,
    "booking/rules/<int:place>/move": RULERS,
    "booking/rules/<int:place>/delete": RULERS,
    "booking/holidays/<int:holiday_id>/forget": EVERYONE,
    f"{_VEHICLE}/<str:verb>/note": KEEPERS,
    "booking/drivers/<int:driver_id>/licence": KEEPERS,
    "booking/fuel/<int:order_id>/<str:verb>": FUELLED,
    f"{_FOLLOW}/code": NOBODY,  # with the forged secret that the tests bring
    f"{_FOLLOW}/code/again": NOBODY,
    f"{_FOLLOW}/cancel": NOBODY,
    **dict.fromkeys(
        (
            f"{_API}bookings/<int:pk>/{act}"
            for act in (
                "endorse", "approve", "reject", "cancel", "move", "substitute", "assign-driver",
                "check-in", "check-out", "pay", "change", "start-trip", "end-trip", "record-trip",
                "following/cancel", "following/split", "series/approve",
                "series/endorse",
            )
        ),
        EVERYONE,
    ),
    **dict.fromkeys(
        (f"{_API}fuel-orders/<int:pk>/{act}" for act in ("approve", "refuse", "fill")), EVERYONE
    ),
    f"{_API}closures/<int:pk>/open": EVERYONE,
    f"{_API}series": EVERYONE,
    f"{_API}series/preview": EVERYONE,
    f"{_API}rescues": EVERYONE,
    f"{_API}feeds/<int:pk>/revoke": EVERYONE,
}  # fmt: skip

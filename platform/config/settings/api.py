"""How the API answers, and what its description says of itself."""

from typing import Any


def rest_framework() -> dict[str, Any]:
    """Return the settings of the framework: JSON only, a person or nobody, errors as problems."""
    return {
        "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.TokenOrSession"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": [
            "rest_framework.parsers.JSONParser",
            "rest_framework.parsers.MultiPartParser",
        ],
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "EXCEPTION_HANDLER": "api.problems.problem",
        "UNAUTHENTICATED_USER": None,
    }


def spectacular() -> dict[str, Any]:
    """Return what openapi.yaml says of the API as a whole."""
    return {
        "TITLE": "Thongthin",
        "DESCRIPTION": "งานสารบรรณและการจองของหน่วยงาน ใช้รหัสส่วนตัวที่สร้างในหน้าตั้งค่า",
        "VERSION": "1",
        "SERVE_INCLUDE_SCHEMA": False,
        "COMPONENT_SPLIT_REQUEST": True,
        "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
        # Several fields are called "kind": each set of choices has the name of what it is of.
        "ENUM_NAME_OVERRIDES": {
            "RoleEnum": "accounts.models.Role",
            "KindEnum": "modules.saraban.models.PaperKind",
            "ResourceKindEnum": "modules.booking.models.ResourceKind",
            "AccidentKindEnum": "modules.booking.models.AccidentKind",
            "ClosureKindEnum": "modules.booking.models.ClosureKind",
            "ValidityKindEnum": "modules.booking.models.ValidityKind",
        },
        "SWAGGER_UI_DIST": "SIDECAR",
    }

"""Settings that hold everywhere; `dev`, `test` and `production` say only what differs."""

from pathlib import Path
from typing import Any

from config.settings.api import rest_framework, spectacular
from config.settings.databases import cell_databases, control_database, engine_logins
from config.settings.environment import text
from config.settings.mail import mailers, sender
from config.settings.storage import storages

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(text("DATA_DIR", str(BASE_DIR / ".data")))
BASE_DOMAIN = text("BASE_DOMAIN", "localhost")
PUBLIC_PORT = text("PORT", "8000")
RELEASE = text("RELEASE", "dev")

DEBUG = False
ALLOWED_HOSTS = ["*"]  # the directory of tenants decides, by exact host (tenants.middleware)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False

# Apps whose tables stand in the control database; every other table belongs to a town.
CONTROL_APPS = ["tenants"]
# Apps that are here for their code alone and own no table anywhere.
TABLELESS_APPS = ["auth", "contenttypes"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "database",
    "accounts",
    "audit",
    "files",
    "numbering",
    "notifications",
    "workdays",
    "idempotency",
    "jobs",
    "health",
    "tenants",
    "modules.booking",
    "modules.saraban",
    "frontend.shell",
    "demo",
]
# django.contrib.postgres asks each new connection for types we do not use, outside any town.
SILENCED_SYSTEM_CHECKS = ["postgres.E005"]
MIDDLEWARE = [
    "health.middleware.Observed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "frontend.shell.packing.Packed",
    "api.middleware.ProblemsForPrograms",
    "tenants.middleware.InTown",
    "tenants.middleware.OpenModules",
    "frontend.shell.middleware.KeptByNobody",
    "accounts.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.Capacity",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tenants.middleware.OneUnitOfWork",
]

DATABASES: dict[str, dict[str, Any]] = {"default": control_database(), **cell_databases()}
# Embedded: the server is ours, so databases and login roles are made on it by `prepare`.
EMBEDDED = not text("ENGINE_URLS") and all(db["HOST"].startswith("/") for db in DATABASES.values())
ENGINE_LOGINS = engine_logins(DATABASES)
DATABASE_ROUTERS = ["database.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TENANTS_PER_CONNECTION = 200
TENANTS_PER_CELL = 500  # a soft limit; docs/performance.md says why

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["accounts.backend.PasswordBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.NotAboutTheirName"},
]
LOGIN_URL = "accounts:sign-in"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_FAILURE_VIEW = "frontend.shell.failures.csrf_failure"

USE_TZ = True
TIME_ZONE = "Asia/Bangkok"
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale"]
LANGUAGE_COOKIE_NAME = "__Host-language"
LANGUAGE_COOKIE_SECURE = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "frontend.shell.context.shell",
            ],
            "builtins": ["frontend.shell.templatetags.thai_text"],
        },
    }
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "frontend" / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = storages(DATA_DIR)
# The Garuda of official paper is a state emblem: it comes with the deployment (PNG, JPEG or SVG).
GARUDA_FILE = text("GARUDA_FILE")
# E-mail to people outside; staff read their notices here. False: nobody is promised a letter.
SENDS_MAIL, DEFAULT_FROM_EMAIL = True, sender(text("EMAIL_URL"))
MAILERS = mailers(text("EMAIL_URL"), DATA_DIR / "mail")
UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

REDIS_URL = text("REDIS_URL", f"unix://{DATA_DIR}/valkey/v.sock")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "database.caching.town_key",
    },
    "control": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "database.caching.control_key",
    },
}
CELERY_BROKER_URL = text("BROKER_URL", REDIS_URL.replace("unix://", "redis+socket://", 1))
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 1, "max_retries": 1}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# Named, not imported: the ground asks who lives at a schema without knowing about tenants.
PLACES = "tenants.directory"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}

REST_FRAMEWORK, SPECTACULAR_SETTINGS = rest_framework(), spectacular()
LOGGING_CONFIG = "health.logs.configure"
LOGGING: dict[str, Any] = {"level": text("LOG_LEVEL", "INFO"), "form": text("LOG_FORM", "json")}
METRICS_TOKEN = text("METRICS_TOKEN")

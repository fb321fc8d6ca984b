"""Settings, all of them from environment variables. Importing this module starts and writes nothing."""

import os
from pathlib import Path

import dj_database_url
from django.core.management.utils import get_random_secret_key

from newsdiff import postgres

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("NEWSDIFF_DATA") or BASE_DIR / ".data").expanduser().resolve()


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _secret_key() -> str:
    """The configured key, else the one `run` has written, else one for this process alone."""
    if key := os.environ.get("NEWSDIFF_SECRET_KEY"):
        return key
    try:
        return (DATA_DIR / "secret-key").read_text().strip()
    except OSError:
        return get_random_secret_key()


DEBUG = _flag("NEWSDIFF_DEBUG")
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _words("NEWSDIFF_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _words("NEWSDIFF_TRUSTED_ORIGINS")

# On the own machine the app speaks plain HTTP; behind a TLS proxy NEWSDIFF_HTTPS=1 turns the rest on.
HTTPS = _flag("NEWSDIFF_HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Of the domain's other names only its owner can say that they speak TLS: W005 and W021 ask for what
# NEWSDIFF_HSTS_SUBDOMAINS=1 turns on.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and _flag("NEWSDIFF_HSTS_SUBDOMAINS")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "newsdiff.stories",
    "newsdiff.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsdiff.web.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsdiff.web.middleware.too_long_an_address",
    "newsdiff.web.middleware.method_not_allowed",
]

ROOT_URLCONF = "newsdiff.urls"
WSGI_APPLICATION = "newsdiff.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": (
        dj_database_url.config(conn_max_age=60, conn_health_checks=True)
        if os.environ.get("DATABASE_URL")
        else postgres.database_settings(DATA_DIR)
    )
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "stories"
LANGUAGE_CODE = "en"
TIME_ZONE = os.environ.get("NEWSDIFF_TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("NEWSDIFF_STATIC_ROOT") or BASE_DIR / "staticfiles")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# One upload may carry a folder of articles; each file has a limit of its own in `ingest`.
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# A sentence-transformers model by name or folder; empty for the one that comes with the requirements.
NEWSDIFF_MODEL = os.environ.get("NEWSDIFF_MODEL", "")
NEWSDIFF_FLAGS_PER_HOUR = 5
NEWSDIFF_FLAGS_PER_HOUR_AND_ADDRESS = 50  # a school or an office shares one address
# How many proxies of one's own stand before the web server: readers are told apart by what the outermost one
# of them writes into X-Forwarded-For. 0: nobody's word is taken, the address of the connection counts.
NEWSDIFF_PROXIES = int(os.environ.get("NEWSDIFF_PROXIES", "0"))

# A worker that has not been heard of for NEWSDIFF_STALLED_AFTER seconds counts as dead; every worker looks
# for jobs of dead ones by this cron line, whose sixth field is seconds.
NEWSDIFF_STALLED_AFTER = float(os.environ.get("NEWSDIFF_STALLED_AFTER", "20"))
NEWSDIFF_SWEEP = os.environ.get("NEWSDIFF_SWEEP", "* * * * * */10")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {
    "delete_jobs": "successful",
    "update_heartbeat_interval": NEWSDIFF_STALLED_AFTER / 4,
    "stalled_worker_timeout": NEWSDIFF_STALLED_AFTER,
    # Then a running comparison is stopped between two steps and given back to the queue.
    "shutdown_graceful_timeout": 2.0,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "newsdiff": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a page that is not there is the visitor's business
    },
}

"""The settings, read from the environment; the names of the variables are listed in docs/operations.

Nothing here differs between demo, office and test but through a variable.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from phoihop.base.database.place import DATABASE, ROLE, place_of
from phoihop.conf.logs import logging_config
from phoihop.conf.place import PACKAGE, default_data_folder, node_modules, secret_key
from phoihop.conf.web import HEALTH_PATH

env = environ.Env()

# --- Place ---------------------------------------------------------------------------------------
DATA_DIR = Path(env.str("PHOIHOP_DATA", default=str(default_data_folder()))).resolve()
# The demo shows its accounts on the sign-in page and sends mail to files.
DEMO = env.bool("PHOIHOP_DEMO", default=False)
DEBUG = env.bool("PHOIHOP_DEBUG", default=False)
# Plain http is for this machine alone (the demo, the tests): cookies then travel without TLS.
PLAIN_HTTP = env.bool("PHOIHOP_PLAIN_HTTP", default=False)
SECRET_KEY = env.str("PHOIHOP_SECRET_KEY", default="") or secret_key(DATA_DIR)

ALLOWED_HOSTS = env.list("PHOIHOP_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("PHOIHOP_ORIGINS", default=[])
# The address printed in letters and QR codes.
PUBLIC_ADDRESS = env.str("PHOIHOP_PUBLIC_ADDRESS", default="http://localhost:8000").rstrip("/")

# --- Apps ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "phoihop.base.audit",
    "phoihop.base.files",
    "phoihop.base.importing",
    "phoihop.base.jobs",
    "phoihop.base.law",
    "phoihop.base.live",
    "phoihop.base.search",
    "phoihop.base.ui",
    "phoihop.org",
    "phoihop.office",
    "phoihop.regulation",
    "phoihop.commitments",
    "phoihop.voters",
    "phoihop.web",
    "phoihop.portal",
    "phoihop.conf",
    # After our own apps, so that our templates of the sign-in pages win.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "phoihop.base.ui.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "phoihop.org.middleware.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "phoihop.org.gate.PasswordGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phoihop.base.access.middleware.DecisionMiddleware",
]

ROOT_URLCONF = "phoihop.conf.urls"
WSGI_APPLICATION = "phoihop.conf.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phoihop.base.ui.context.shell",
            ],
        },
    }
]

# --- Database ------------------------------------------------------------------------------------
# A real server through DATABASE_URL; otherwise the embedded one: its socket follows from the data folder.
EMBEDDED_DATABASE = not env.str("DATABASE_URL", default="")
_database: dict[str, Any]
if EMBEDDED_DATABASE:
    _database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": ROLE,
        "HOST": str(place_of(DATA_DIR).socket_folder),
        "PORT": "5432",
    }
else:
    _database = dict(env.db_url("DATABASE_URL"))
# A connection that died with a restarted server is replaced before a page notices.
_database["CONN_HEALTH_CHECKS"] = True
# 0 where a pool of the office's own stands before the database: such a pool may not keep prepared statements.
_pool = env.int("PHOIHOP_POOL", default=8)
if _pool:
    _database["OPTIONS"] = {
        **_database.get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": _pool, "timeout": 10},
        # What a page asks again and again is planned once a connection: joins cost more to plan than to run.
        "server_side_binding": True,
        "prepare_threshold": 3,
    }
DATABASES = {"default": _database}

CACHES = {
    # Guessing is slowed over all workers, so the counters stand in the one database that they share.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "phoihop_cache"}
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- Files ---------------------------------------------------------------------------------------
# Outside every folder that the web server shows: files leave through the access door alone.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# npm's folder; only the files named in base/ui/assets.toml are taken from it.
NODE_MODULES = Path(env.str("PHOIHOP_NODE_MODULES", default=str(node_modules(DATA_DIR))))
STATICFILES_FINDERS = [
    "phoihop.base.ui.finders.AssetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "phoihop.base.ui.storage.HashedStaticFiles"},
}

# --- Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LANGUAGE_COOKIE_NAME = "ngon_ngu"
# Catalogues are written in the package and compiled into the data folder.
LOCALE_SOURCE = PACKAGE / "locale"
LOCALE_PATHS = [DATA_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Sign-in -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "org.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/viec-cua-toi/"
LOGOUT_REDIRECT_URL = "/"
# Accounts are given out by an administrator; every sign-in is recorded, secrets of codes are sealed.
ACCOUNT_ADAPTER = "phoihop.org.sign_in.AccountAdapter"
MFA_ADAPTER = "phoihop.org.sign_in.SecondFactorAdapter"
ACCOUNT_USER_DISPLAY = str  # the full name, not the name of the account
# Administrators and auditors need a second factor; the demo, whose accounts are printed, does not ask for it.
SECOND_FACTOR_REQUIRED = env.bool("PHOIHOP_SECOND_FACTOR", default=not DEMO)
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {
    # Per account and address together, and per address: five wrong guesses, then a wait.
    "login_failed": "5/5m/key,20/5m/ip",
    "login": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "phoihop"
MFA_TOTP_TOLERANCE = 1

SESSION_ENGINE = "phoihop.base.database.sessions"
SESSION_COOKIE_AGE = env.int("PHOIHOP_SESSION_HOURS", default=8) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not PLAIN_HTTP
LANGUAGE_COOKIE_SECURE = not PLAIN_HTTP

# --- What browsers are told ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        # Tabler's sheet draws its arrows and ticks from data addresses.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
# The supervisor asks beside the proxy.
SECURE_REDIRECT_EXEMPT = [f"^{HEALTH_PATH.lstrip('/')}$"]
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else env.int("PHOIHOP_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
SECURE_HSTS_PRELOAD = not PLAIN_HTTP
if env.bool("PHOIHOP_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # The address that guessing is counted for is the one that the proxy names.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- Mail ----------------------------------------------------------------------------------------
_mail = env.str("PHOIHOP_MAIL_URL", default="")
if _mail:
    vars().update(env.email_url("PHOIHOP_MAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("PHOIHOP_MAIL_FROM", default="phoihop@localhost")

# --- Logs ----------------------------------------------------------------------------------------
LOGGING = logging_config(
    json=env.bool("PHOIHOP_LOG_JSON", default=False), level=env.str("PHOIHOP_LOG_LEVEL", default="INFO")
)

"""The settings of the tests: the real ones, with the environment of a throwaway installation."""

import os
import tempfile
from pathlib import Path

if "PHOIHOP_TEST_DATA" not in os.environ:
    # The first process makes the folder; the workers of xdist inherit its name. conftest.py removes it.
    os.environ["PHOIHOP_TEST_DATA"] = tempfile.mkdtemp(prefix="phoihop-test-")
    os.environ["PHOIHOP_TEST_OWNER"] = str(os.getpid())
    # Where the tests run as root, the server runs as nobody and has to get in.
    Path(os.environ["PHOIHOP_TEST_DATA"]).chmod(0o711)
os.environ["PHOIHOP_DATA"] = os.environ["PHOIHOP_TEST_DATA"]
os.environ["PHOIHOP_PLAIN_HTTP"] = "1"
os.environ["PHOIHOP_SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ.setdefault("PHOIHOP_LOG_LEVEL", "WARNING")

from phoihop.conf.settings import *  # noqa: F403
from phoihop.conf.settings import DATA_DIR, DATABASES, STORAGES

# A pool would keep connections open to a database that the run wants to drop.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
# Every worker of xdist writes files of its own.
Path(DATA_DIR, "static").mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(DATA_DIR) / "files" / os.environ.get("PYTEST_XDIST_WORKER", "main")
# Pages are tested without collecting static files first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A test of the second factor switches it on; the others sign in by session alone.
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

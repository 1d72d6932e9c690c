"""The product's settings with none of its middleware."""

from phoihop.conf.settings import *  # noqa: F403

ROOT_URLCONF = "bench.floor.urls"
MIDDLEWARE = []
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": True}]
INSTALLED_APPS = ["bench.floor"]

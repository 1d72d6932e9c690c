"""The product's settings with the floor's addresses beside its own."""

from phoihop.conf.settings import *  # noqa: F403

ROOT_URLCONF = "bench.floor"

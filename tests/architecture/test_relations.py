"""Relations of models and of migrations obey the layers: a string key slips past the import linter."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from tests.architecture.house import height, package_of


def relations() -> Iterator[tuple[type[Model], type[Model], str]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=True):
            if field.auto_created and not field.concrete:
                continue
            other = field.related_model
            if isinstance(other, type) and issubclass(other, Model):
                yield model, other, field.name


def test_a_model_points_downwards_or_stays_in_its_package() -> None:
    wrong = []
    for model, other, field in relations():
        above, below = height(model.__module__), height(other.__module__)
        if above is None or below is None or package_of(model.__module__) == package_of(other.__module__):
            continue
        if below >= above:
            wrong.append(f"{model._meta.label}.{field} → {other._meta.label}")
    assert wrong == []


def test_a_migration_depends_on_lower_layers_alone() -> None:
    names = {config.label: config.name for config in apps.get_app_configs()}
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wrong = []
    for (label, name), migration in loader.disk_migrations.items():
        for other, _name in [*migration.dependencies, *migration.run_before]:
            here, there = names.get(label, label), names.get(other, other)
            above, below = height(here), height(there)
            if above is None or below is None or package_of(here) == package_of(there):
                continue
            if below >= above:
                wrong.append(f"{label}.{name} → {other}")
    assert wrong == []


def test_every_package_has_its_layer() -> None:
    assert [config.name for config in apps.get_app_configs() if config.name.startswith("phoihop.")] == [
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("phoihop.") and height(config.name) is not None
    ]

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A word that was taken back is forgotten: it may have been a word of a complaint."""
    apps.get_model("voters", "Confirmation").objects.filter(count=0).delete()


class Migration(migrations.Migration):
    dependencies = [("voters", "0003_open_letters_public_answers")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]

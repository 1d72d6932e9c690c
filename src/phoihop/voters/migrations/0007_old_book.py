from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voters", "0006_partners")]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="old_book",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="các ô của sổ cũ, như đã ghi",
                verbose_name="lời của sổ cũ",
            ),
        ),
    ]

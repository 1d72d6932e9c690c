"""One open draft letter to each authority; the public words of an answer stand with its referral."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Issued letters take nothing more; what was published as the petition's short answer is its referrals' now."""
    apps.get_model("voters", "TransferLetter").objects.exclude(document__status="draft").update(is_open=False)
    for publication in apps.get_model("voters", "Publication").objects.exclude(answer_short=""):
        apps.get_model("voters", "Referral").objects.filter(
            petition=publication.petition_id, status="published"
        ).update(public_answer=publication.answer_short)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_initial"),
        ("org", "0001_initial"),
        ("voters", "0002_lists_and_publication"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="public_answer",
            field=models.CharField(blank=True, max_length=600, verbose_name="trả lời công khai"),
        ),
        migrations.AddField(
            model_name="transferletter",
            name="is_open",
            field=models.BooleanField(default=True, editable=False, verbose_name="còn nhận thêm kiến nghị"),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RemoveField(model_name="publication", name="answer_short"),
        migrations.AddConstraint(
            model_name="transferletter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_open", True)),
                fields=("forwarder", "addressee"),
                name="letter_one_open",
            ),
        ),
    ]

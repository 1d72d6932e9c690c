"""What a lead asks of partners is followed: its answer, its end, and that one may be asked again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_initial"),
        ("org", "0002_last_principal"),
        ("voters", "0005_withdrawn"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="partnerrequest",
            options={
                "ordering": ["id"],
                "verbose_name": "yêu cầu phối hợp",
                "verbose_name_plural": "yêu cầu phối hợp",
            },
        ),
        migrations.RemoveConstraint(
            model_name="partnerrequest",
            name="partner_once",
        ),
        migrations.AddField(
            model_name="partnerrequest",
            name="answer",
            field=models.TextField(blank=True, verbose_name="ý kiến phối hợp"),
        ),
        migrations.AddField(
            model_name="partnerrequest",
            name="answer_proof",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.incomingdocument",
            ),
        ),
        migrations.AddField(
            model_name="partnerrequest",
            name="end_reason",
            field=models.CharField(blank=True, max_length=400, verbose_name="lý do thôi hỏi"),
        ),
        migrations.AddField(
            model_name="partnerrequest",
            name="ended_on",
            field=models.DateField(blank=True, null=True, verbose_name="thôi hỏi ngày"),
        ),
        migrations.AddField(
            model_name="partnerrequest",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="partnerrequest",
            name="text",
            field=models.TextField(blank=True, verbose_name="nội dung hỏi"),
        ),
        migrations.AddConstraint(
            model_name="partnerrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_on__isnull", True), ("ended_on__isnull", True)),
                fields=("referral", "partner"),
                name="partner_one_open",
            ),
        ),
    ]

"""Voters may take a petition back: a state of the petition, and of what was sent out of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voters", "0004_forget_unlearned"),
    ]

    operations = [
        migrations.AlterField(
            model_name="petition",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "mới lập"),
                    ("classified", "đã phân loại"),
                    ("compiled", "đã tổng hợp"),
                    ("referred", "đã chuyển"),
                    ("merged", "đã gộp"),
                    ("closed", "đã kết thúc"),
                    ("withdrawn", "cử tri đã rút"),
                    ("reopened", "mở lại"),
                    ("carried_to_next_term", "chuyển nhiệm kỳ sau"),
                ],
                max_length=22,
                verbose_name="bước",
            ),
        ),
        migrations.AlterField(
            model_name="referral",
            name="status",
            field=models.CharField(
                choices=[
                    ("drafted", "chờ phát hành công văn"),
                    ("forwarded", "đã chuyển"),
                    ("recalled", "đã thu hồi"),
                    ("received", "đã nhận"),
                    ("returned_wrong", "trả lại, không đúng thẩm quyền"),
                    ("in_process", "đang giải quyết"),
                    ("answered", "đã trả lời"),
                    ("correcting", "đang đính chính"),
                    ("delivered", "đã báo cử tri"),
                    ("published", "đã công khai"),
                    ("withdrawn", "cử tri đã rút"),
                ],
                max_length=16,
                verbose_name="bước",
            ),
        ),
    ]

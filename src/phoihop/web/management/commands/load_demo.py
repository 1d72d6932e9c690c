from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from phoihop.org.models import User
from phoihop.web.demo.people import make_people
from phoihop.web.demo.story import tell
from phoihop.web.setup.province import install


class Command(BaseCommand):
    help = (
        "Nạp tỉnh mẫu: người, đợt tiếp xúc đang chạy, kiến nghị ở mọi bước. Có dữ liệu rồi thì không làm gì."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            self.stdout.write("Đã có dữ liệu, không nạp lại.")
            return
        with transaction.atomic():
            self.stdout.write("  địa bàn, cơ quan, quy chế")
            install("thanh-hoa", name="Thanh Hóa")
            self.stdout.write("  người và tài khoản")
            make_people()
            tell(lambda step: self.stdout.write(f"  {step}"))

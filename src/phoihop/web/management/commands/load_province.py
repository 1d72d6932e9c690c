from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from phoihop.web.setup.province import install


class Command(BaseCommand):
    help = "Nạp địa bàn, cơ quan, nhiệm kỳ và quy chế của một tỉnh (chạy lại chỉ thêm phần thiếu)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("province", nargs="?", default="thanh-hoa")
        parser.add_argument("--name", default="Thanh Hóa")

    def handle(self, *args: Any, **options: Any) -> None:
        install(options["province"], name=options["name"])
        self.stdout.write(self.style.SUCCESS("Đã nạp dữ liệu ban đầu của tỉnh."))

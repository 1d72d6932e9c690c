"""Invented petitions in realistic Vietnamese, the same for the same number."""

from __future__ import annotations

import random

OPENINGS = (
    "Đề nghị",
    "Kính đề nghị cấp trên",
    "Cử tri kiến nghị",
    "Đề nghị ngành chức năng",
    "Mong muốn tỉnh sớm",
)
DEEDS = (
    "nâng cấp",
    "sửa chữa",
    "đầu tư xây dựng",
    "bố trí kinh phí cho",
    "kiểm tra, xử lý",
    "đẩy nhanh tiến độ",
    "mở rộng",
    "khắc phục",
)
THINGS = (
    "tuyến đường liên xã", "cầu dân sinh", "kênh tiêu úng", "trạm y tế", "trường mầm non", "hệ thống nước sạch", "lưới điện hạ thế",
    "bãi rác tập trung", "đê bao ven sông", "nhà văn hóa thôn", "khu tái định cư", "hồ chứa nước", "chợ trung tâm", "đường vào bản",
)  # fmt: skip
REASONS = (
    "hiện đã xuống cấp nghiêm trọng", "người dân đi lại rất khó khăn", "đã kiến nghị nhiều lần chưa được trả lời", "mùa mưa thường bị ngập",
    "ảnh hưởng đến sản xuất và đời sống", "gây mất an toàn giao thông", "dự án chậm tiến độ hai năm", "nguồn nước bị ô nhiễm",
)  # fmt: skip
NAMES = (
    "Châu",
    "Giang",
    "Lộc",
    "Sơn",
    "Bình",
    "Thọ",
    "Xuân",
    "Phú",
    "Đông",
    "Tân",
    "Vạn",
    "Yên",
    "Ngọc",
    "Hải",
    "Minh",
    "Quang",
)
RARE = "thủy văn Cống Khê"


def petition(number: int) -> str:
    """The words of petition ``number``; every 5000th holds the rare phrase."""
    dice = random.Random(number)  # noqa: S311 - not a secret, the same words in every run
    place = f"{dice.choice(NAMES)} {dice.choice(NAMES)}"
    words = (
        f"{dice.choice(OPENINGS)} {dice.choice(DEEDS)} {dice.choice(THINGS)} thôn {dice.randint(1, 12)}, xã {place}, dài "
        f"{dice.randint(1, 90) / 10:.1f} km, {dice.choice(REASONS)}, {dice.choice(REASONS)}."
    )
    return f"{words} Gần trạm {RARE}." if number % 5000 == 0 else words

"""Level and field: norms of the centre, works of a commune, requests before places, broad headings. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.kernel.text import strip_marks
from phoihop.voters.reading.agencies import find_agencies
from phoihop.voters.reading.competence import competence_of
from phoihop.voters.reading.fields import field_of
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.texts import Text
from tests.voters.reading.test_rules import sheet

CHANGES = ["nâng", "giảm", "sửa đổi", "bãi bỏ", "điều chỉnh", "xem xét lại"]
NORMS = ["mức giảm trừ gia cảnh", "thuế suất giá trị gia tăng", "chuẩn hộ nghèo", "mức xử phạt tội lừa đảo", "tuổi nghỉ hưu của thợ mỏ",
         "mức trợ cấp người cao tuổi", "án phí dân sự", "chế độ dân công hỏa tuyến", "phụ cấp thâm niên nhà giáo"]  # fmt: skip
WORKS = ["vỉa hè phố Đông vỡ gạch", "bóng đèn ngõ 7 cháy", "rãnh thoát nước thôn Đoài tắc", "xe gom rác hai tuần mới tới", "nghĩa địa thôn hết chỗ",
         "nhà văn hóa thôn thiếu quạt", "đường trục thôn lầy lội", "lịch tiếp dân của chủ tịch xã chỉ trên giấy", "loa phường phát quá sớm"]  # fmt: skip


def level(text: str, *, to_assembly: bool = False) -> str:
    line = Text(text)
    return competence_of(line, lexicon().scan(line), find_agencies(line), to_assembly=to_assembly).code


def field(text: str, **more: object) -> str:
    line = Text(text)
    return field_of(line, lexicon().scan(line), **more).code  # type: ignore[arg-type]


@given(st.sampled_from(CHANGES), st.sampled_from(NORMS), st.booleans())
def test_who_changes_a_norm_is_the_centre(change: str, norm: str, plain: bool) -> None:
    text = f"Đề nghị {change} {norm}."
    assert level(strip_marks(text.lower()) if plain else text) == "TW"


@given(st.sampled_from(WORKS))
def test_what_a_commune_runs_is_the_communes(work: str) -> None:
    assert level(f"{work[0].upper()}{work[1:]}.") == "XA"
    assert level(f"Đề nghị UBND tỉnh xem việc {work}.") == "TINH"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("TINH", "Các cụ trên 75 tuổi chưa được nhận trợ cấp hưu trí xã hội."),
        ("TINH", "Hồ sơ hưởng chế độ thanh niên xung phong nộp ba năm chưa được giải quyết."),
        ("TINH", "Đề nghị điều chỉnh bảng giá đất của tỉnh."),
        ("TINH", "Đề nghị bổ sung giáo viên cho trường mầm non xã."),
        ("TINH", "Quốc lộ 45 qua vỉa hè chợ bị ngập, đề nghị nâng cấp."),
        ("XA", "de nghi bo tri xe gom rac vao thu hai"),
        ("TINH", "de nghi bo sung may bom cho tram bom"),
        ("TW", "de nghi Bo Y te bo sung danh muc thuoc"),
    ],
)
def test_the_level_of_what_is_only_carried_out_or_named(code: str, text: str) -> None:
    assert level(text) == code


def test_a_report_to_the_assembly_leans_only_where_nothing_else_is_said() -> None:
    assert level("Đề nghị nâng cấp tỉnh lộ 506.", to_assembly=True) == "TINH"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("L05", "Lò đốt rác khói đen bay sang trường tiểu học, đề nghị di dời."),
        ("L01", "Đề nghị mở lại tuyến xe buýt vì các cháu cấp ba phải đi nhờ."),
        ("L04", "Nhà văn hóa bị hộ bên cạnh xây tường lấn, đề nghị trả lại đất."),
        ("L07", "Trạm y tế và trường học hay mất điện, đề nghị thêm trạm biến áp."),
        ("L02", "Đường dây nóng không ai nghe khi trạm bơm hỏng."),
        ("L01", "Đất đá tràn ra mặt đường tỉnh, đề nghị dọn."),
        ("L12", "Nhiều hộ giáp hạt thiếu đói, đề nghị cấp gạo."),
        ("L04", "nhieu ho chua duoc cap so do"),
    ],
)
def test_what_is_asked_weighs_more_than_where(code: str, text: str) -> None:
    assert field(text) == code


def test_a_broad_heading_narrows_and_does_not_choose() -> None:
    said = "Trạm y tế thiếu bác sĩ."
    assert field(said, heading="Lĩnh vực văn hóa - xã hội") == "L10"
    assert field("Vết nứt đồi ngay trên bản.", heading="II. Văn hóa - xã hội") == "L02"


def test_the_agency_of_a_column_votes_for_its_fields() -> None:
    unclear = "Đề nghị xem lại cách làm hiện nay cho hợp lòng dân."
    assert field(unclear, given_to=["SYT"]) in {"L10", "L12"}
    reading = sheet(
        ["TT", "Nội dung kiến nghị", "Lĩnh vực", "Cơ quan giải quyết"],
        [1, unclear, "Nhóm 3", "Sở Giáo dục và Đào tạo"],
        [2, "Đề nghị nạo vét mương.", "Thủy lợi", "Sở Nông nghiệp và Môi trường"],
    )
    assert [item.field.code for item in reading.items] == ["L09", "L02"]

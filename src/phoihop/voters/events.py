"""What happened in this field: the event that crosses to other fields, and the sentence that a timeline says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.events import Event
from phoihop.kernel.actor import Actor


@dataclass(frozen=True)
class MoveMade(Event):
    """A move that others may want to know of; ``name`` is the transition's event, such as ``petition_referred``."""

    actor: Actor
    name: str
    obj: models.Model


SENTENCES = {
    "opinion.record": _("ghi nhận ý kiến"),
    "opinion.record_many": _("ghi nhận ý kiến từ văn bản"),
    "opinion.note": _("ghi nhận, tiếp thu ý kiến"),
    "opinion.close": _("kết thúc tại hội nghị"),
    "opinion.answer_on_spot": _("ghi trả lời tại chỗ"),
    "opinion.withdraw": _("ghi việc rút ý kiến"),
    "opinion.set_aside": _("tách vào khay khiếu nại, tố cáo"),
    "opinion.suggest_field": _("xác nhận gợi ý lĩnh vực"),
    "opinion.take_back": _("hoàn tác sàng lọc ý kiến"),
    "opinion.triage": _("sàng lọc ý kiến"),
    "opinion.export": _("xuất danh sách ý kiến"),
    "petition.open": _("lập kiến nghị"),
    "petition.join_opinion": _("gắn thêm ý kiến"),
    "petition.detach_opinion": _("tách ý kiến"),
    "petition.classify": _("phân loại"),
    "petition.edit": _("sửa lời văn"),
    "petition.merge": _("gộp vào kiến nghị khác"),
    "petition.unmerge": _("bỏ gộp"),
    "petition.take_in": _("nhận kiến nghị gộp vào"),
    "petition.give_back": _("bỏ gộp, trả lại kiến nghị đã gộp vào"),
    "petition.split": _("tách kiến nghị"),
    "petition.publish": _("công khai"),
    "petition.unpublish": _("gỡ khỏi trang công khai"),
    "petition.export": _("xuất danh sách kiến nghị"),
    "petition.restrict": _("hạn chế tiếp cận"),
    "petition.unrestrict": _("bỏ hạn chế tiếp cận"),
    "petition.close": _("kết thúc theo dõi"),
    "petition.reopen": _("mở lại vì cử tri chưa đồng tình"),
    "petition.from_history": _("lập kiến nghị từ sổ cũ"),
    "petition.history": _("nhập sổ theo dõi cũ"),
    "petition.take_back": _("hoàn tác lập kiến nghị"),
    "petition.carry": _("bàn giao nhiệm kỳ sau"),
    "petition.withdraw": _("ghi việc cử tri rút kiến nghị"),
    "referral.draft": _("đưa vào công văn chuyển"),
    "referral.undraft": _("bỏ khỏi công văn chuyển"),
    "referral.recall": _("thu hồi lượt chuyển"),
    "referral.receive": _("ghi cơ quan đã nhận"),
    "referral.process": _("bắt đầu giải quyết"),
    "referral.withdraw": _("không phải trả lời nữa vì cử tri đã rút kiến nghị"),
    "referral.ask_partner": _("hỏi ý kiến phối hợp"),
    "referral.partner_answered": _("nhận ý kiến phối hợp"),
    "referral.partner_ended": _("thôi hỏi ý kiến phối hợp"),
    "referral.return_wrong": _("trả lại, không đúng thẩm quyền"),
    "referral.correct": _("yêu cầu đính chính trả lời"),
    "referral.deliver": _("ghi đã báo cử tri, đại biểu"),
    "referral.publish": _("công khai trả lời"),
    "referrals.body_succeeded": _("chuyển kiến nghị sang cơ quan kế thừa"),
    "round.open_debts": _("mở việc phải làm theo kỳ họp"),
    "letter.edit": _("sửa lời mở đầu công văn chuyển"),
    "letter.issue": _("phát hành công văn chuyển"),
    "reply.enter": _("nhập văn bản trả lời"),
    "reply.evaluate": _("đánh giá trả lời"),
    "promise.check": _("kiểm tra lời hứa"),
    "tray.read": _("đọc mục trong khay riêng"),
    "import.accept": _("ghi nhận các mục của văn bản"),
    "import.accepted": _("ghi nhận xong văn bản"),
    "import.begin": _("nhập văn bản"),
    "import.discard": _("bỏ văn bản đang đọc"),
    "import.keep_in_occasion": _("xác nhận bảng có công văn cũ vẫn ghi vào đợt tiếp xúc đã chọn"),
    "import.open_secret": _("mở mục đã tách riêng"),
    "import.opening_balance": _("đọc lại văn bản làm số dư đầu kỳ"),
    "import.put_back": _("đưa mục trở lại"),
    "import.set_aside": _("tách riêng mục"),
}

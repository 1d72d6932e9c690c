"""What a move of the voters' machines asks of the facts, each with the reason that it gives when it says no. Pure."""

from __future__ import annotations

from typing import Any

from phoihop.kernel.decision import ALLOWED, Decision, denied
from phoihop.kernel.workflow import Guard


def _guard(key: str, reason: str, test: Any) -> Guard:
    def ask(facts: Any) -> Decision:
        return ALLOWED if test(facts) else denied(reason)

    return Guard(key, ask)


has_answer = _guard(
    "has_answer",
    "Phải ghi nội dung trả lời tại chỗ và người trả lời.",
    lambda o: bool(o.on_spot_answer and o.on_spot_by),
)
is_request = _guard(
    "is_request", "Đây là ý kiến phản ánh, không có kiến nghị: hãy ghi nhận.", lambda o: o.kind == "petition"
)
is_not_request = _guard(
    "is_not_request",
    "Có kiến nghị trong ý kiến này: hãy sàng lọc, không chỉ ghi nhận.",
    lambda o: o.kind == "opinion",
)
has_petition = _guard(
    "has_petition", "Chưa chọn kiến nghị để gắn ý kiến vào.", lambda o: o.petition_id is not None
)
has_opinion = _guard("has_opinion", "Phải có ít nhất một ý kiến của cử tri.", lambda p: p.opinion_count > 0)
is_classified = _guard(
    "is_classified",
    "Phải có đủ thẩm quyền, lĩnh vực và cơ quan chủ trì.",
    lambda p: bool(p.competence and p.subject_field and p.lead_id),
)
has_master = _guard(
    "has_master",
    "Chưa chọn kiến nghị chính để gộp vào.",
    lambda p: p.master_id is not None and p.master_id != p.pk,
)
all_settled = _guard(
    "all_settled",
    "Còn lượt chuyển chưa báo cử tri và công khai, hoặc còn lời hứa chưa kiểm tra.",
    lambda p: p.is_settled(),
)
is_unanswered = _guard(
    "is_unanswered",
    "Đã có cơ quan trả lời: hãy báo cử tri, công khai rồi kết thúc theo dõi, không ghi rút được nữa.",
    lambda p: not p.has_answer(),
)
is_ours_alone = _guard(
    "is_ours_alone",
    "Kiến nghị này còn ý kiến hoặc lượt chuyển của cơ quan khác; cử tri của cơ quan đó chưa xin rút.",
    lambda p: not p.is_shared(),
)
has_letter = _guard(
    "has_letter",
    "Công văn chưa được ký, lấy số và gửi.",
    lambda r: r.letter is not None and r.letter.document.symbol != "",
)
has_recall_reason = _guard("has_recall_reason", "Phải ghi lý do thu hồi.", lambda r: bool(r.recall_reason))
has_receipt = _guard(
    "has_receipt",
    "Phải có ngày nhận; ghi thay thì cần văn bản đến làm căn cứ.",
    lambda r: r.received_on is not None and (not r.is_on_behalf or r.received_proof_id is not None),
)
names_right = _guard(
    "names_right",
    "Trả lại phải nêu lý do và cơ quan đúng thẩm quyền.",
    lambda r: bool(r.returned_reason and r.right_authority_id and r.right_authority_id != r.authority_id),
)
has_outcome = _guard(
    "has_outcome", "Chưa có kết quả trả lời cho kiến nghị này.", lambda r: r.has_current_outcome()
)
is_delivered = _guard(
    "is_delivered",
    "Phải báo cho cử tri và đại biểu trước khi công khai.",
    lambda r: r.delivered_on is not None,
)
is_published = _guard("is_published", "Phải ghi ngày công khai.", lambda r: r.published_on is not None)
has_date = _guard("has_date", "Lời hứa phải có ngày hoàn thành.", lambda k: k.promised_on is not None)

"""The machines of the voters' field: opinion, petition, referral, promise (domain reference, voters §4.2).

Pure data. Where a thing is (status), what the answer says (outcome), whether it was really done (promise) and whether
voters accept it (evaluation) are kept apart. "Quá hạn" is never a state: it is computed from the due date.
"""

from __future__ import annotations

from typing import Any

from phoihop.kernel.decision import ALLOWED, Decision, denied
from phoihop.kernel.workflow import START, Guard, State, Transition, Workflow
from phoihop.voters.permissions import P

L72 = "NQLT 72/2025"


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

OPINION = Workflow(
    key="opinion",
    title="Ý kiến cử tri",
    states=(
        State("recorded", "đã ghi nhận"),
        State("answered_on_spot", "đã trả lời tại chỗ"),
        State("set_aside", "chuyển tiếp công dân", final=True),
        State("noted", "ghi nhận, tiếp thu", final=True),
        State("screened", "đã sàng lọc"),
        State("attached", "đã đưa vào kiến nghị"),
        State("closed", "đã giải quyết tại hội nghị", final=True),
        State("withdrawn", "đã rút", final=True),
    ),
    transitions=(
        Transition("record", "Ghi nhận", (START,), "recorded", P.RECORD_OPINION, basis=f"{L72} điều 37, 41"),
        Transition(
            "answer_on_spot",
            "Ghi trả lời tại chỗ",
            ("recorded",),
            "answered_on_spot",
            P.RECORD_OPINION,
            (has_answer,),
            basis=f"{L72} điều 24",
        ),
        Transition(
            "set_aside",
            "Tách khiếu nại, tố cáo",
            ("recorded",),
            "set_aside",
            P.SET_ASIDE,
            basis=f"{L72} điều 37.4",
        ),
        Transition("note", "Ghi nhận ý kiến", ("recorded",), "noted", P.TRIAGE, (is_not_request,)),
        Transition(
            "screen", "Sàng lọc", ("recorded", "answered_on_spot"), "screened", P.TRIAGE, (is_request,)
        ),
        Transition(
            "close",
            "Kết thúc tại hội nghị",
            ("answered_on_spot", "screened"),
            "closed",
            P.TRIAGE,
            (has_answer,),
        ),
        Transition("attach", "Đưa vào kiến nghị", ("screened",), "attached", P.TRIAGE, (has_petition,)),
        Transition("detach", "Tách khỏi kiến nghị", ("attached",), "screened", P.TRIAGE),
        Transition("unscreen", "Sàng lọc lại", ("screened",), "recorded", P.TRIAGE),
        Transition("unnote", "Bỏ ghi nhận, sàng lọc lại", ("noted",), "recorded", P.TRIAGE),
        Transition("unclose", "Mở lại để sàng lọc", ("closed",), "answered_on_spot", P.TRIAGE),
        Transition(
            "withdraw",
            "Ghi việc rút ý kiến",
            ("recorded", "answered_on_spot", "screened", "attached"),
            "withdrawn",
            P.TRIAGE,
            document="văn bản xin rút",
        ),
    ),
)

PETITION = Workflow(
    key="petition",
    title="Kiến nghị cử tri",
    states=(
        State("open", "mới lập", "Đã tiếp nhận"),
        State("classified", "đã phân loại", "Đã tiếp nhận"),
        State("compiled", "đã tổng hợp", "Đã tổng hợp"),
        State("referred", "đã chuyển", "Đã chuyển cơ quan có thẩm quyền"),
        State("merged", "đã gộp", "Đã gộp vào kiến nghị khác", final=True),
        State("closed", "đã kết thúc", "Đã kết thúc", final=True),
        State("reopened", "mở lại", "Đang giải quyết lại"),
        State("carried_to_next_term", "chuyển nhiệm kỳ sau", "Chuyển nhiệm kỳ sau theo dõi", final=True),
    ),
    transitions=(
        Transition("open", "Lập kiến nghị", (START,), "open", P.TRIAGE, (has_opinion,)),
        Transition(
            "classify",
            "Phân loại",
            ("open", "classified"),
            "classified",
            P.CLASSIFY,
            (is_classified,),
            basis=f"{L72} điều 41.2",
            event="petition_classified",
        ),
        Transition(
            "compile",
            "Đưa vào báo cáo tổng hợp",
            ("classified",),
            "compiled",
            P.COMPILE,
            basis=f"{L72} điều 37.2, 42",
            document="báo cáo tổng hợp",
        ),
        Transition(
            "refer",
            "Chuyển cơ quan giải quyết",
            ("classified", "compiled", "referred", "reopened"),
            "referred",
            P.FORWARD,
            basis=f"{L72} điều 37, 41.4",
            document="công văn chuyển",
            event="petition_referred",
        ),
        Transition(
            "merge", "Gộp vào kiến nghị khác", ("open", "classified"), "merged", P.TRIAGE, (has_master,)
        ),
        Transition("unmerge", "Bỏ gộp", ("merged",), "open", P.TRIAGE),
        Transition(
            "close",
            "Kết thúc theo dõi",
            ("referred",),
            "closed",
            P.CLOSE,
            (all_settled,),
            basis=f"{L72} điều 53",
            event="petition_closed",
        ),
        Transition(
            "reopen",
            "Mở lại vì cử tri chưa đồng tình",
            ("referred", "closed"),
            "reopened",
            P.REOPEN,
            event="petition_reopened",
        ),
        Transition(
            "carry",
            "Bàn giao nhiệm kỳ sau",
            ("open", "classified", "compiled", "referred", "reopened"),
            "carried_to_next_term",
            P.CARRY_OVER,
            document="văn bản bàn giao",
        ),
    ),
)

REFERRAL = Workflow(
    key="referral",
    title="Lượt chuyển kiến nghị",
    states=(
        State("drafted", "chờ phát hành công văn", "Đang chuẩn bị chuyển"),
        State("forwarded", "đã chuyển", "Đã chuyển, chờ cơ quan xác nhận"),
        State("recalled", "đã thu hồi", final=True),
        State("received", "đã nhận", "Cơ quan đã nhận"),
        State(
            "returned_wrong",
            "trả lại, không đúng thẩm quyền",
            "Chuyển sang cơ quan đúng thẩm quyền",
            final=True,
        ),
        State("in_process", "đang giải quyết", "Đang giải quyết"),
        State("answered", "đã trả lời", "Đã có trả lời"),
        State("correcting", "đang đính chính", "Đang đính chính trả lời"),
        State("delivered", "đã báo cử tri", "Đã có trả lời"),
        State("published", "đã công khai", "Đã công khai trả lời", final=True),
    ),
    transitions=(
        Transition("draft", "Đưa vào công văn", (START,), "drafted", P.DRAFT_LETTER),
        Transition("undraft", "Bỏ khỏi công văn", ("drafted",), "recalled", P.DRAFT_LETTER),
        Transition(
            "forward",
            "Phát hành công văn",
            ("drafted",),
            "forwarded",
            P.FORWARD,
            (has_letter,),
            document="công văn chuyển",
            opens=("voters.answer", "voters.answer_again", "voters.publish"),
            basis=f"{L72} điều 37, 41.4",
            event="referral_forwarded",
        ),
        Transition(
            "recall",
            "Thu hồi",
            ("forwarded",),
            "recalled",
            P.RECALL,
            (has_recall_reason,),
            closes=("voters.answer", "voters.answer_again", "voters.publish"),
        ),
        Transition(
            "receive",
            "Xác nhận đã nhận",
            ("forwarded",),
            "received",
            P.RECEIVE,
            (has_receipt,),
            basis=f"{L72} điều 49.1, 50.1",
        ),
        Transition(
            "return_wrong",
            "Trả lại (không đúng thẩm quyền)",
            ("forwarded", "received"),
            "returned_wrong",
            P.RETURN_WRONG,
            (names_right,),
            closes=("voters.answer", "voters.answer_again", "voters.publish"),
            event="referral_returned",
        ),
        Transition("process", "Bắt đầu giải quyết", ("received",), "in_process", P.RECEIVE),
        Transition(
            "answer",
            "Nhập trả lời",
            ("received", "in_process"),
            "answered",
            P.ANSWER,
            (has_outcome,),
            document="văn bản trả lời",
            opens=("voters.tell_voters",),
            basis=f"{L72} điều 49, 50",
            event="referral_answered",
        ),
        Transition(
            "correct",
            "Yêu cầu đính chính",
            ("answered", "delivered", "published"),
            "correcting",
            P.CORRECT,
            opens=("voters.answer_again", "voters.publish"),
            closes=("voters.answer", "voters.answer_again"),
            event="referral_correction_asked",
        ),
        Transition(
            "answer_again",
            "Nhập bản đính chính",
            ("correcting",),
            "answered",
            P.ANSWER,
            (has_outcome,),
            document="văn bản đính chính",
            opens=("voters.tell_voters",),
            closes=("voters.promise",),
            event="referral_answered",
        ),
        Transition(
            "deliver",
            "Ghi đã báo cử tri, đại biểu",
            ("answered",),
            "delivered",
            P.DELIVER,
            (is_delivered,),
            closes=("voters.answer", "voters.answer_again", "voters.tell_voters"),
            basis=f"{L72} điều 49.3, 50.3",
        ),
        Transition(
            "publish",
            "Công khai",
            ("delivered",),
            "published",
            P.PUBLISH_ANSWER,
            (is_published,),
            closes=("voters.publish",),
            basis=f"{L72} điều 51",
        ),
    ),
)

PROMISE = Workflow(
    key="promise",
    title="Lời hứa trong văn bản trả lời",
    states=(
        State("promised", "đã hẹn", "Cơ quan đã hẹn"),
        State("new_date", "đã hẹn lại", "Cơ quan đã hẹn lại"),
        State("kept", "đã thực hiện", "Đã thực hiện", final=True),
        State("broken", "không thực hiện", "Chưa thực hiện như đã hẹn", final=True),
    ),
    transitions=(
        Transition(
            "promise",
            "Ghi lời hứa",
            (START,),
            "promised",
            P.ANSWER,
            (has_date,),
            opens=("voters.promise",),
            basis=f"{L72} điều 50.2",
        ),
        Transition(
            "keep",
            "Ghi nhận đã thực hiện",
            ("promised", "new_date"),
            "kept",
            P.CHECK_PROMISE,
            closes=("voters.promise",),
        ),
        Transition(
            "break",
            "Ghi nhận không thực hiện",
            ("promised", "new_date"),
            "broken",
            P.CHECK_PROMISE,
            closes=("voters.promise",),
        ),
        Transition(
            "move", "Hẹn lại ngày khác", ("promised", "new_date"), "new_date", P.CHECK_PROMISE, (has_date,)
        ),
    ),
)

MACHINES = (OPINION, PETITION, REFERRAL, PROMISE)

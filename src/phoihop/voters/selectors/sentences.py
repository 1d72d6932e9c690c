"""The one sentence on top of a petition: who owes what to whom by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.commitments.models import Commitment
from phoihop.voters.commitments import ANSWER, ANSWER_AGAIN
from phoihop.voters.models import Petition, Referral
from phoihop.voters.selectors.progress import OWED, furthest_behind, waits_again

ANSWERS = (ANSWER.key, ANSWER_AGAIN.key)


@dataclass(frozen=True)
class StateSentence:
    """``tone`` is one of waiting, owed, late, done, ended: colour, word and icon follow it."""

    word: str
    text: str
    tone: str
    due_on: date | None = None
    commitment_of: Referral | None = None


def state_sentence(petition: Petition, referrals: list[Referral], today: date) -> StateSentence:
    """Where the matter is, said once, from the referral that is furthest behind."""
    if petition.status == "merged":
        return StateSentence(
            _("ĐÃ GỘP"),
            _("Theo dõi tại %(code)s.") % {"code": petition.master.code if petition.master else ""},
            "ended",
        )
    behind = furthest_behind(referrals)
    if behind is not None and petition.status in ("closed", "referred") and _is_of_old_book(behind):
        return _by_old_book(behind)
    if petition.status == "closed":
        return StateSentence(_("ĐÃ KẾT THÚC"), _("Đã trả lời, báo cử tri và công khai."), "done")
    if petition.status == "withdrawn":
        return StateSentence(
            _("CỬ TRI ĐÃ RÚT"), _("Không theo dõi nữa; vẫn tính trong số kiến nghị đã tiếp nhận."), "ended"
        )
    if petition.status == "carried_to_next_term":
        return StateSentence(_("ĐÃ BÀN GIAO"), _("Chuyển nhiệm kỳ sau theo dõi."), "ended")
    if behind is None or waits_again(petition, behind):
        return _before_forwarding(petition)
    return _of_referral(behind, today)


def _is_of_old_book(referral: Referral) -> bool:
    """Answered by what the old book says, and nothing was recorded since."""
    return referral.status == "answered" and referral.is_history


def _by_old_book(referral: Referral) -> StateSentence:
    """The book says that it was answered; of telling voters and publishing it says nothing."""
    text = _("%(authority)s đã trả lời; việc báo cử tri và công khai: sổ cũ không ghi.")
    return StateSentence(_("ĐÃ TRẢ LỜI (THEO SỔ CŨ)"), text % {"authority": referral.authority.label}, "done")


def _before_forwarding(petition: Petition) -> StateSentence:
    if petition.status == "open":
        return StateSentence(
            _("MỚI LẬP"),
            _("%(owner)s cần phân loại, chọn cơ quan giải quyết.") % {"owner": petition.owner.label},
            "waiting",
        )
    if petition.status == "reopened":
        return StateSentence(
            _("MỞ LẠI"),
            _("Cử tri chưa đồng tình; %(owner)s cần chuyển lại.") % {"owner": petition.owner.label},
            "waiting",
        )
    return StateSentence(
        _("ĐÃ PHÂN LOẠI"),
        _("%(owner)s cần chuyển tới cơ quan giải quyết.") % {"owner": petition.owner.label},
        "waiting",
    )


def _of_referral(referral: Referral, today: date) -> StateSentence:
    names = {"authority": referral.authority.label, "forwarder": referral.forwarder.label}
    if referral.status == "drafted":
        return StateSentence(
            _("CHỜ PHÁT HÀNH"),
            _("%(forwarder)s cần ký, phát hành công văn gửi %(authority)s.") % names,
            "waiting",
        )
    if referral.status in OWED:
        word, text = {
            "forwarded": (_("ĐÃ CHUYỂN"), _("%(authority)s phải trả lời")),
            "received": (_("CƠ QUAN ĐÃ NHẬN"), _("%(authority)s phải trả lời")),
            "in_process": (_("ĐANG GIẢI QUYẾT"), _("%(authority)s phải trả lời")),
            "correcting": (_("ĐANG ĐÍNH CHÍNH"), _("%(authority)s phải trả lời lại cho đúng, đủ")),
        }[referral.status]
        is_late = bool(referral.due_on and referral.due_on < today)
        return StateSentence(word, text % names, "late" if is_late else "owed", referral.due_on, referral)
    if referral.status == "answered":
        return StateSentence(
            _("ĐÃ TRẢ LỜI"), _("%(forwarder)s phải báo cử tri và đại biểu ngay.") % names, "waiting"
        )
    if referral.status == "delivered":
        return StateSentence(
            _("ĐÃ BÁO CỬ TRI"), _("%(forwarder)s phải công khai kết quả.") % names, "waiting"
        )
    outcome = referral.current_outcome()
    promise = getattr(outcome, "promise", None) if referral.has_open_promise() else None
    if promise is not None:
        is_late = bool(promise.promised_on and promise.promised_on < today)
        text = _("%(authority)s đã trả lời và đã hẹn xong") % names
        return StateSentence(_("CHỜ THỰC HIỆN"), text, "late" if is_late else "owed", promise.promised_on)
    return StateSentence(
        _("ĐÃ CÔNG KHAI"), _("%(authority)s đã trả lời; kết quả đã công khai.") % names, "done"
    )


def answer_debt(referral: Referral | None) -> Commitment | None:
    """The open debt behind the sentence, so that its date can be explained."""
    if referral is None:
        return None
    return Commitment.objects.filter(
        object_type="voters.referral", object_id=str(referral.pk), status="open", kind__in=ANSWERS
    ).first()

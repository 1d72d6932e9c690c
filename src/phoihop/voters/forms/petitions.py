"""Forms of the petition and its referrals; they check shape only, the acts check the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.base.law.loader import RuleNotFoundError
from phoihop.base.law.local import current_list, current_rulebook
from phoihop.base.ui.fields import DateField
from phoihop.kernel import clock
from phoihop.org.models import Body
from phoihop.voters.actions.promises import is_too_far, too_far
from phoihop.voters.actions.replies import faults
from phoihop.voters.choices import Evaluated, Outcome, PromiseStatus, Urgency
from phoihop.voters.commitments import COMMUNE_PARTNER_RULE, PARTNER_RULE
from phoihop.voters.models import Referral


class Versioned(forms.Form):
    """Carries the version of the object that the page was drawn from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def bodies(*kinds: str) -> Any:
    """Valid agencies that may be given work, in the order of their names."""
    rows = Body.objects.valid(clock.today())
    return rows.filter(kind__in=kinds).order_by("folded") if kinds else rows.order_by("folded")


AUTHORITIES = (
    "department",
    "peoples_committee",
    "commune_authority",
    "central",
    "vertical",
    "judicial",
    "committee",
    "joint_office",
)


class ClassifyForm(Versioned):
    competence = forms.ChoiceField(label=_("Thẩm quyền"))
    subject_field = forms.ChoiceField(label=_("Lĩnh vực"))
    lead = forms.ModelChoiceField(
        label=_("Cơ quan chủ trì giải quyết"), queryset=Body.objects.none(), to_field_name="code"
    )
    co_authorities = forms.ModelMultipleChoiceField(
        label=_("Cơ quan phối hợp"),
        queryset=Body.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urgency = forms.ChoiceField(label=_("Tính cấp bách"), choices=Urgency.choices, initial=Urgency.NORMAL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listing in (("competence", "competence"), ("subject_field", "fields")):
            entries = [(entry.code, entry.name) for entry in current_list(listing)]
            self.fields[name].choices = [("", "—"), *entries]  # type: ignore[attr-defined]
        for name in ("lead", "co_authorities"):
            self.fields[name].queryset = bodies(*AUTHORITIES)  # type: ignore[attr-defined]


class WordingForm(Versioned):
    content = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 8}), max_length=20000)
    summary = forms.CharField(label=_("Tóm tắt"), max_length=400, required=False)


class ProofForm(forms.Form):
    """The incoming document that proves an act entered on behalf of an agency."""

    arrival_number = forms.IntegerField(
        label=_("Số đến (để trống: lấy số kế tiếp)"),
        min_value=1,
        required=False,
        help_text=_("Văn bản đã vào sổ (cùng số, ngày, cơ quan gửi) thì dùng lại số đến đã có."),
    )
    arrived_on = DateField(label=_("Ngày đến"))
    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    document_on = DateField(label=_("Ngày văn bản"))
    signer = forms.CharField(label=_("Người ký"), max_length=160, required=False)
    file = forms.FileField(label=_("Tệp văn bản"), required=False)


class ReceiveForm(Versioned):
    received_on = DateField(label=_("Ngày cơ quan nhận"))


class ReturnForm(Versioned):
    reason = forms.CharField(
        label=_("Lý do trả lại"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    right_authority = forms.ModelChoiceField(
        label=_("Cơ quan đúng thẩm quyền"), queryset=Body.objects.none(), to_field_name="code"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["right_authority"].queryset = bodies(*AUTHORITIES)  # type: ignore[attr-defined]


class AskPartnerForm(Versioned):
    partner = forms.ModelChoiceField(
        label=_("Cơ quan phối hợp"), queryset=Body.objects.none(), to_field_name="code"
    )
    asked_on = DateField(label=_("Ngày hỏi"))
    text = forms.CharField(
        label=_("Phần việc, nội dung hỏi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, but: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = bodies(*AUTHORITIES).exclude(pk=but.pk)  # type: ignore[attr-defined]
        self.fields["asked_on"].help_text = _partner_limits()


def _partner_limits() -> str:
    """How long the asked one has, said before it is asked; a limit that nobody has read in the law says so."""
    found = []
    for key, who in ((PARTNER_RULE, _now("cơ quan cấp tỉnh")), (COMMUNE_PARTNER_RULE, _now("cấp xã"))):
        try:
            rule = current_rulebook().rule(key, clock.today())
        except RuleNotFoundError:
            continue
        unread = "" if rule.verified else _now(" (chưa thẩm định)")
        found.append(f"{who}: {rule.limit}{unread}")
    return (
        _now("Hạn cho ý kiến, tính từ ngày hỏi: %(limits)s.") % {"limits": "; ".join(found)} if found else ""
    )


class PartnerAnswerForm(Versioned):
    answered_on = DateField(label=_("Ngày cho ý kiến"))
    answer = forms.CharField(
        label=_("Ý kiến phối hợp"), max_length=20000, widget=forms.Textarea(attrs={"rows": 6})
    )


class ReasonForm(Versioned):
    reason = forms.CharField(label=_("Lý do"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class BasisForm(Versioned):
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Điều khoản, văn bản; không ghi lại nội dung cần giữ kín."),
    )


class WithdrawalForm(Versioned):
    """An opinion's or a petition's: the line stands in histories that agencies read too, so no citizen's name in it."""

    document = forms.CharField(
        label=_("Văn bản xin rút"),
        max_length=300,
        help_text=_("Số, ngày, nơi gửi. Không ghi họ tên cử tri: nhiều cơ quan cùng đọc được dòng này."),
    )


class DeliverForm(Versioned):
    delivered_on = DateField(label=_("Ngày báo cử tri, đại biểu"))
    evidence = forms.CharField(
        label=_("Bằng chứng"),
        max_length=300,
        help_text=_("Văn bản thông báo, danh sách đã gửi, buổi tiếp xúc sau kỳ họp…"),
    )


class PublishForm(Versioned):
    text = forms.CharField(
        label=_("Nội dung công khai"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000
    )
    shows_reply = forms.BooleanField(
        label=_("Công khai cả toàn văn văn bản trả lời"),
        required=False,
        help_text=_("Chỉ chọn khi văn bản không nêu tên người và không trả lời kiến nghị chưa công khai."),
    )


class AnswersForm(Versioned):
    """The public words of each answer that the body forwarded for and has told its voters of."""

    def __init__(self, *args: Any, referrals: Iterable[Referral], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.referrals = list(referrals)
        for referral in self.referrals:
            outcome = referral.current_outcome()
            self.fields[f"answer-{referral.pk}"] = forms.CharField(
                label=_("Trả lời của %(authority)s, ngắn gọn") % {"authority": referral.authority.label},
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=600,
                initial=outcome.short if outcome else "",
            )

    @property
    def answers(self) -> dict[int, str]:
        return {one.pk: self.cleaned_data[f"answer-{one.pk}"] for one in self.referrals}


class AnswerForm(forms.Form):
    """What the reply says about one petition; which fields it needs hangs on its outcome, and each says so."""

    NEEDED = {
        "outcome": _("cần có"),
        "short": _("cần có"),
        "promised_on": _("chỉ khi có hẹn; cần với “đang” và “sẽ giải quyết”"),
        "promise_text": _("chỉ khi có hẹn"),
        "money": _("chỉ khi có hẹn; cần với “sẽ giải quyết”"),
        "reason_code": _("cần với “giải trình”, hoặc ghi căn cứ pháp lý"),
        "legal_basis": _("cần với “giải trình”, hoặc chọn lý do"),
    }

    heading = ""  # which of the petitions it is about, where errors are told on top of the page

    chosen = forms.BooleanField(label=_("Trả lời trong văn bản này"), required=False)
    outcome = forms.ChoiceField(
        label=_("Phân loại kết quả"), choices=[("", "—"), *Outcome.choices], required=False
    )
    short = forms.CharField(
        label=_("Trả lời ngắn gọn"), widget=forms.Textarea(attrs={"rows": 2}), max_length=600, required=False
    )
    promise_text = forms.CharField(
        label=_("Việc đã hẹn"),
        max_length=600,
        required=False,
        help_text=_("Để trống: lấy câu trả lời ngắn gọn."),
    )
    promised_on = DateField(label=_("Hẹn xong ngày"), required=False)
    money = forms.CharField(
        label=_("Nguồn lực, kinh phí"),
        max_length=200,
        required=False,
        help_text=_("Nguồn vốn hoặc số tiền lớn hơn 0; chưa có thì để trống."),
    )
    reason_code = forms.ChoiceField(label=_("Lý do giải trình"), required=False)
    legal_basis = forms.CharField(label=_("Căn cứ pháp lý"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [(entry.code, entry.name) for entry in current_list("reason_codes")]
        self.fields["reason_code"].choices = [("", "—"), *reasons]  # type: ignore[attr-defined]
        for name, when in self.NEEDED.items():
            self.fields[name].needed_when = when  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("chosen"):
            return data
        found = faults(
            data.get("outcome", ""),
            short=data.get("short", ""),
            promised_on=data.get("promised_on"),
            money=data.get("money", ""),
            reason_code=data.get("reason_code", ""),
            legal_basis=data.get("legal_basis", ""),
        )
        for name, refusal in found:
            if name not in self.errors:  # a field that could not be read has said so already
                self.add_error(name, refusal.reason)
        return data


class ReplyForm(forms.Form):
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    replied_on = DateField(label=_("Ngày văn bản"))
    signer = forms.CharField(label=_("Người ký"), max_length=160, required=False)
    text = forms.CharField(
        label=_("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 8}), max_length=50000
    )
    file = forms.FileField(label=_("Tệp văn bản trả lời"), required=False)


class ArrivalForm(forms.Form):
    """Where the clerk enters the reply for the agency: its place in the incoming register."""

    arrival_number = forms.IntegerField(
        label=_("Số đến (để trống: lấy số kế tiếp)"),
        min_value=1,
        required=False,
        help_text=_("Văn bản đã vào sổ (cùng số, ngày, cơ quan gửi) thì dùng lại số đến đã có."),
    )
    arrived_on = DateField(label=_("Ngày đến"))


JUDGEMENTS = [("", _("— chọn —")), *Evaluated.choices]
FOUND = [("", _("— chọn —")), *(c for c in PromiseStatus.choices if c[0] != PromiseStatus.PROMISED)]


class EvaluationForm(forms.Form):
    """Nothing is chosen beforehand: one press of the button must not be a full approval."""

    complete = forms.ChoiceField(label=_("Đầy đủ"), choices=JUDGEMENTS)
    right_question = forms.ChoiceField(label=_("Đúng nội dung hỏi"), choices=JUDGEMENTS)
    road_map = forms.ChoiceField(label=_("Có lộ trình"), choices=JUDGEMENTS)
    accepted = forms.ChoiceField(label=_("Cử tri đồng tình"), choices=JUDGEMENTS)
    note = forms.CharField(label=_("Nhận xét"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


class PromiseForm(Versioned):
    """What was found; a new date belongs to one of the results alone."""

    result = forms.ChoiceField(label=_("Kết quả kiểm tra"), choices=FOUND)
    evidence = forms.CharField(
        label=_("Bằng chứng"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    new_date = DateField(label=_("Hẹn lại ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_date"].needed_when = _("chỉ khi kết quả là “đã hẹn lại”")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        result, day = data.get("result"), data.get("new_date")
        if "new_date" in self.errors or not result:
            return data
        if result == PromiseStatus.NEW_DATE and day is None:
            self.add_error("new_date", _("Hẹn lại phải có ngày mới."))
        elif result != PromiseStatus.NEW_DATE and day is not None:
            self.add_error(
                "new_date",
                _("Chỉ ghi ngày này khi kết quả là “đã hẹn lại”; hãy xóa ngày hoặc chọn lại kết quả."),
            )
        elif day is not None and is_too_far(day):
            self.add_error("new_date", too_far().reason)
        return data

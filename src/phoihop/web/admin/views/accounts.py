"""Accounts: list, page, and the acts on one; a one-time password is shown once, on the page that made it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.org.actions import accounts as acts
from phoihop.org.capacity import capacities_of
from phoihop.org.forms.people import AccountForm, EditAccountForm
from phoihop.org.forms.shared import ConfirmForm, ReasonForm
from phoihop.org.models import User
from phoihop.org.models.seats import ROLE_CHOICES
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import OrgFilter, account_list, with_factor
from phoihop.org.sign_in import forgive_failures, has_second_factor
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_ORGANISATION)
@require_GET
def accounts(request: Any) -> HttpResponse:
    """The list of accounts: whose, with which seats, who signed in last, who has a second factor."""
    asked = asked_of(request, OrgFilter)
    page = page_of(account_list(asked), request.GET.get("trang"))
    context = {
        "asked": asked,
        "page": page,
        "with_factor": with_factor(page.rows),
        "roles": ROLE_CHOICES,
        "may_manage": decide(request.actor, P.MANAGE_ACCOUNTS),
    }
    return render(request, "web/admin/page/accounts.html", context)


@administers(P.VIEW_ORGANISATION)
@require_GET
def account(request: Any, pk: int) -> HttpResponse:
    """One account: its person, what it may act as today, what was done to it."""
    obj = _account(pk)
    context = {
        "account": obj,
        "person": getattr(obj, "person", None),
        "capacities": capacities_of(obj),
        "has_factor": has_second_factor(obj),
        "history": history_of(obj),
        "is_own": obj.pk == request.actor.user,
        "may_manage": decide(request.actor, P.MANAGE_ACCOUNTS),
    }
    return render(request, "web/admin/page/account.html", context)


@administers(P.MANAGE_ACCOUNTS)
@never_cache
@form_view
def new(request: Any) -> HttpResponse:
    """Give out an account."""
    form = AccountForm(sent(request), initial={"person": request.GET.get("nguoi")})
    given = carry_out(request, form, lambda: acts.create_account(actor=request.actor, **form.values))
    if given is not NOT_DONE:
        return _show_password(request, *given)  # type: ignore[misc]
    crumbs = ((_("Tài khoản"), reverse("web:admin_accounts")),)
    intro = _("Hệ thống đặt mật khẩu dùng một lần; người dùng phải đổi ngay lần đăng nhập đầu.")
    return form_page(
        request, FormPage(_("Cấp tài khoản"), _("Cấp tài khoản"), crumbs[0][1], crumbs, intro), form
    )


@administers(P.MANAGE_ACCOUNTS)
@form_view
def edit(request: Any, pk: int) -> HttpResponse:
    """Correct how the owner is reached."""
    obj = _account(pk)
    form = EditAccountForm(sent(request), initial=EditAccountForm.initial_of(obj, acts.EDITABLE))
    done = carry_out(
        request,
        form,
        lambda: acts.update_account(actor=request.actor, user=obj, expected=form.seen_value, **form.values),
        _("Đã sửa tài khoản."),
    )
    if done is not NOT_DONE:
        return redirect("web:admin_account", pk=pk)
    return form_page(request, _page(obj, _("Sửa tài khoản"), _("Lưu")), form)


@administers(P.MANAGE_ACCOUNTS)
@form_view
def disable(request: Any, pk: int) -> HttpResponse:
    """Lock the account and sign it out everywhere."""
    obj = _account(pk)
    form = ReasonForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda: acts.disable_account(actor=request.actor, user=obj, **form.values),
        _("Đã khóa tài khoản %(name)s.") % {"name": obj.username},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_account", pk=pk)
    loss = (_("Người này bị đăng xuất ngay ở mọi nơi và không đăng nhập được nữa. Nhật ký vẫn giữ tên."),)
    return form_page(request, _page(obj, _("Khóa tài khoản"), _("Khóa"), loss, is_loss=True), form)


@administers(P.MANAGE_ACCOUNTS)
@never_cache
@form_view
def enable(request: Any, pk: int) -> HttpResponse:
    """Open a locked account again, with a new one-time password."""
    obj = _account(pk)
    form = ConfirmForm(sent(request))
    given = carry_out(request, form, lambda: acts.enable_account(actor=request.actor, user=obj))
    if given is not NOT_DONE:
        return _show_password(request, *given)  # type: ignore[misc]
    follows = (_("Tài khoản nhận mật khẩu dùng một lần mới."),)
    return form_page(request, _page(obj, _("Mở lại tài khoản"), _("Mở lại"), follows), form)


@administers(P.MANAGE_ACCOUNTS)
@never_cache
@form_view
def reset_password(request: Any, pk: int) -> HttpResponse:
    """Give a new one-time password, and let the account try again at once."""
    obj = _account(pk)
    form = ConfirmForm(sent(request))
    given = carry_out(request, form, lambda: acts.reset_password(actor=request.actor, user=obj))
    if given is not NOT_DONE:
        forgive_failures(request, obj)
        return _show_password(request, *given)  # type: ignore[misc]
    loss = (_("Mật khẩu đang dùng hết hiệu lực; mọi phiên đăng nhập của người này kết thúc."),)
    return form_page(request, _page(obj, _("Đặt lại mật khẩu"), _("Đặt lại"), loss, is_loss=True), form)


@administers(P.MANAGE_ACCOUNTS)
@form_view
def reset_second_factor(request: Any, pk: int) -> HttpResponse:
    """Forget the app that shows codes: a telephone was lost."""
    obj = _account(pk)
    form = ReasonForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda: acts.reset_second_factor(actor=request.actor, user=obj, **form.values),
        _("Đã bỏ xác thực hai bước của %(name)s.") % {"name": obj.username},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_account", pk=pk)
    loss = (
        _("Ứng dụng tạo mã và mã dự phòng hết hiệu lực; mọi phiên đăng nhập kết thúc."),
        _("Chỉ làm khi đã xác minh trực tiếp đúng người."),
    )
    return form_page(request, _page(obj, _("Bỏ xác thực hai bước"), _("Bỏ"), loss, is_loss=True), form)


@administers(P.MANAGE_ACCOUNTS)
@form_view
def sign_out(request: Any, pk: int) -> HttpResponse:
    """End every session of the account."""
    obj = _account(pk)
    form = ConfirmForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda: acts.sign_out_everywhere(actor=request.actor, user=obj),
        _("Đã kết thúc các phiên đăng nhập của %(name)s.") % {"name": obj.username},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_account", pk=pk)
    loss = (_("Người này phải đăng nhập lại ở mọi nơi; việc đang gõ dở chưa lưu có thể mất."),)
    return form_page(request, _page(obj, _("Kết thúc các phiên"), _("Kết thúc"), loss, is_loss=True), form)


def _account(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("person"), pk=pk)


def _show_password(request: Any, user: User, password: str) -> HttpResponse:
    """The one page on which the password ever stands; it is kept nowhere."""
    return render(request, "web/admin/page/password.html", {"account": user, "password": password})


def _page(
    obj: User, title: str, button: str, consequences: tuple[str, ...] = (), *, is_loss: bool = False
) -> FormPage:
    back = reverse("web:admin_account", args=[obj.pk])
    crumbs = ((_("Tài khoản"), reverse("web:admin_accounts")), (obj.username, back))
    return FormPage(title, button, back, crumbs, "", consequences, is_loss)

"""Browser tests: the product's own server over a copy of the demo province, Debian's Chromium driven by Playwright."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.conftest import _demo_template, demo_copy
from tools.browser import find_browser

__all__ = ["_demo_template"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "1"  # Playwright's loop runs in this thread; the ORM is used between its calls
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "phoihop-demo-2026"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "Chromium is needed: ./run test brings it, or says what to install"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def fresh_demo(_demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of the demo province for one test: what a browser does is really committed."""
    with demo_copy(_demo_template, django_db_blocker) as name:
        yield name


@pytest.fixture
def site(fresh_demo: str, transactional_db: None, live_server: object) -> str:
    """The address of the running product."""
    return str(live_server)


@pytest.fixture
def sign_in(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """``sign_in("vanthu", as_="Thường trực")``: a page of its own, signed in; errors on the console fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(username: str = "", as_: str = "", width: int = 1440, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda m: complaints.append(f"{page.url}: {m.text}") if m.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        if username:
            page.goto("/tai-khoan/login/")
            page.fill("#id_login", username)
            page.fill("#id_password", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/viec-cua-toi/")
        if as_:
            page.click(".ph-capacity summary")
            page.click(f".ph-capacity button:has-text('{as_}')")
            page.wait_for_load_state()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints

"""A real Chromium on the live server. The analysis runs in the test's own process, on a small embedder."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from newsdiff.stories.models import AnalysisRun
from newsdiff.stories.services.runs import execute_run
from tests.embedder import WordEmbedder

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]
SERIOUS = re.compile("Content Security|oobErrorNoTarget")  # what the console may not say


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("NEWSDIFF_REQUIRE_BROWSER") == "1":
            pytest.fail("NEWSDIFF_REQUIRE_BROWSER is set, but there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine; install Debian's package chromium to run the browser tests")
    return found


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        if os.environ.get("NEWSDIFF_REQUIRE_BROWSER") == "1":
            pytest.fail("NEWSDIFF_REQUIRE_BROWSER is set, but axe is not here: npm ci --prefix tests/browser")
        pytest.skip("axe is not here; npm ci --prefix tests/browser gets it")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One for each module: while it is open, Playwright keeps an event loop running in this thread, in which
    tests of other modules could not run one of their own, and which Django takes for async code."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """Opens an address in a reader's browser of its own, and fails the test when the page breaks its policy,
    throws an error, shows a dialog or gets a part that it has no place for."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(address: str, *, scripts: bool = True, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, java_script_enabled=scripts, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "console",
            lambda message: faults.append(message.text) if SERIOUS.search(message.text) else None,
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def work() -> Callable[[], None]:
    """What a worker does: take the runs that wait, one after the other."""

    def done() -> None:
        for run in AnalysisRun.objects.active():
            result = execute_run(run.pk, embedder=WordEmbedder())
            assert result.done, result.run and result.run.error

    return done

"""Screenshots of every page, at 360, 768 and 1440 pixels, light, dark and printed, into an ignored folder.

    make screenshots ARGS="--url http://127.0.0.1:8000 --story SLUG"

The app has to run. Pages are found by following links from the front page, as a reader would. With --user and
NEWSDIFF_PASSWORD the pages for staff are taken too.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

WIDTHS = {360: 740, 768: 1024, 1440: 900}
THEMES = ("light", "dark", "print")
PAPER = 720  # pixels between the margins of a sheet; other widths are not printed
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]
LONGEST = 6000  # pixels of a page that one picture shows


def main() -> None:
    given = _arguments()
    given.out.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pages = _addresses(browser, given)
        for theme in given.theme or THEMES:
            for width in [PAPER] if theme == "print" else given.width or WIDTHS:
                _take(browser, given, pages, width, theme)
        browser.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--story", help="slug of the story whose pages are shown; the first one without it")
    parser.add_argument("--words", default="on", help="what the search is shown with")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--only", action="append", help="name of a page, such as story")
    parser.add_argument(
        "--screen", action="store_true", help="what one sees before scrolling, not the whole page"
    )
    parser.add_argument("--user", help="a member of staff; the password is read from NEWSDIFF_PASSWORD")
    return parser.parse_args()


def _addresses(browser: Browser, given: argparse.Namespace) -> dict[str, str]:
    """Names of pages with their addresses, found by links."""
    page = browser.new_page()
    page.goto(given.url)
    first = page.locator(".card-line h2 a").first.get_attribute("href")
    story = f"/stories/{given.story}/" if given.story else first or "/"
    pages = {"stories": "/", "about": "/about/", "outlets": "/outlets/", "missing": "/nowhere/"}
    pages |= {"search": f"/search/?q={given.words}", "search-none": "/search/?q=zzyzx", "story": story}
    pages |= {name: f"{story}{name}/" for name in ("compare", "matrix", "wording", "pictures", "progress")}
    found = {
        story: {"article": ".texts li a[href*='/articles/']", "claim": "a[href*='/claims/']"},
        "/outlets/": {"outlet": "a[href*='/outlets/']:not([href$='/outlets/'])"},
    }
    for start, links in found.items():
        page.goto(urljoin(given.url, start))
        for name, selector in links.items():
            if page.locator(selector).count():
                pages[name] = page.locator(selector).first.get_attribute("href") or "/"
    page.goto(urljoin(given.url, pages.get("article", story)))
    if page.locator("a[href*='/flag/']").count():
        pages["flag"] = page.locator("a[href*='/flag/']").first.get_attribute("href") or "/"
    page.close()
    if given.user:
        pages |= {"upload": "/staff/upload/", "story-staff": story, "delete": f"{story}delete/"}
    return {name: href for name, href in pages.items() if not given.only or name in given.only}


def _take(browser: Browser, given: argparse.Namespace, pages: dict[str, str], width: int, theme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS.get(width, 900)},
        color_scheme="dark" if theme == "dark" else "light",
    )
    if given.user:
        _log_in(context, given)
    page = context.new_page()
    if theme == "print":
        page.emulate_media(media="print")
    for name, href in pages.items():
        page.goto(urljoin(given.url, href))
        _warn_of_overflow(page, name, width)
        height = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, LONGEST)}
        path = given.out / f"{name}-{width}-{theme}.png"
        if given.screen:
            page.screenshot(path=path)
        else:
            page.screenshot(path=path, full_page=True, clip=clip)
        print(path)
    context.close()


def _log_in(context: BrowserContext, given: argparse.Namespace) -> None:
    page = context.new_page()
    page.goto(urljoin(given.url, "/admin/login/"))
    page.fill("#id_username", given.user)
    page.fill("#id_password", os.environ["NEWSDIFF_PASSWORD"])
    page.click("[type=submit]")
    page.close()


def _warn_of_overflow(page: Page, name: str, width: int) -> None:
    """A page that has to be scrolled sideways is a fault."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        print(f"{name} is {wide} pixels wide at {width}")


if __name__ == "__main__":
    main()

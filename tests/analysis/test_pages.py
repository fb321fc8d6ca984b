"""Whole pages as readers copy them: every line of the article is kept, every other line goes.

The pages in `pages/` are invented, each in the manner of another kind of outlet. A line begins with `=` where
it is the article's, with `-` where it is the page's, and with `?` where readers may differ. `~` is a line of
the page that is known to stay; nothing of an article is known to go. All pages were written before the rules
for them; docs/quality.md says what the rules made of them at first sight. `lookalikes.txt` holds single lines
with the same marks: sentences of articles that begin like a page's lines, and a page's lines.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdiff.analysis.clean import line_roles
from newsdiff.analysis.types import Role

LOOKALIKES = Path(__file__).with_name("lookalikes.txt")
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def marked(page: Path) -> list[tuple[str, str]]:
    """Mark and words of every line that has words."""
    rows = page.read_text(encoding="utf-8").splitlines()
    return [(row[0], row[2:].strip()) for row in rows if row[2:].strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_keeps_its_article_and_nothing_else(page: Path) -> None:
    rows = marked(page)
    lines = line_roles("\n".join(words for _, words in rows))
    wrong = [
        (mark, line.role.value, words)
        for (mark, words), line in zip(rows, lines, strict=True)
        if mark != "?" and line.role.kept is not (mark in "=~")
    ]
    assert wrong == []


def first_line(page: Path) -> str:
    return next(words for mark, words in marked(page) if mark == "=")


# A headline of whole sentences looks like a paragraph and is kept as one.
HEADLINED = [page for page in PAGES if not first_line(page).endswith(".")]


@pytest.mark.parametrize("page", HEADLINED, ids=lambda page: page.stem)
def test_the_first_line_of_the_article_is_its_headline(page: Path) -> None:
    rows = marked(page)
    lines = line_roles("\n".join(words for _, words in rows))
    first = [mark for mark, _ in rows].index("=")
    assert lines[first].role is Role.HEADLINE


def test_there_are_pages_of_many_manners() -> None:
    assert len(HEADLINED) >= 50
    marks = {page.stem: {mark for mark, _ in marked(page)} for page in PAGES}
    bare = {page for page, found in marks.items() if "-" not in found}
    assert all("=" in found for found in marks.values())
    assert len(bare) >= 7
    assert all(page.startswith("bare") for page in bare)


REPORT = """The mill at Tarn closes after two centuries

The mill at Tarn will close in the autumn after two hundred years, its owners said on Friday.

About forty people work there, most of them from the villages along the river.

{}

“We have done what could be done,” the manager told reporters at the gate.

The last sacks will be ground in September, and the wheel is to go to a museum.

{}"""


@pytest.mark.parametrize("within", [True, False], ids=["within", "below"])
@pytest.mark.parametrize(("mark", "words"), marked(LOOKALIKES))
def test_a_sentence_is_kept_that_begins_like_a_line_of_the_page(mark: str, words: str, within: bool) -> None:
    text = REPORT.format(*((words, "") if within else ("", words)))
    kept = {line.span.of(text): line.role.kept for line in line_roles(text)}
    assert kept.pop(words) is (mark == "=")
    assert mark == "-" or all(kept.values())

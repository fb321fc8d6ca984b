"""Certainty: words that make a statement firmer or weaker than its facts.

Method: a short list of our own of boosters ("clearly") and of hedges that cast doubt on what somebody says
("alleged", "purported"). Limits: "alleged" before a verdict is careful, not doubtful; its score stays low.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "certainty"

_LIST = (
    *entries(0.6, "casts doubt on what it reports", r"supposed(?:ly)?(?! to)", r"purported(?:ly)?",
    r"ostensibl[ey]", r"so-called", r"dubious(?:ly)?", r"baseless", r"without evidence", r"unsubstantiated",
    r"debunked", r"self-serving"),
    *entries(0.5, "claims certainty for a judgement", r"undoubtedly", r"without (?:a )?doubt",
    r"unquestionably", r"undeniabl[ey]", r"there is no (?:doubt|question)",
    r"needless to say", r"(?<=, )no doubt", r"as everyone knows", r"make no mistake", r"the truth is",
             r"in reality"),
    *entries(0.42, "leaves open whether it is so", r"reportedly", r"apparently", r"seemingly"),
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)

"""Whether words deny something: with a "not", or with a verb of denial or refusal."""

from __future__ import annotations

import re

from newsdiff.analysis.wording import tokens

NOT = frozenset("not never no cannot without neither nor none".split())
DENIALS = NOT | {"nobody", "nothing"}
REFUSED = re.compile(r"(?:refus|fail|declin)(?:ed|es|s|ing)$")
_DENIED = re.compile(r"den(?:y|ies|ied|ying)$")


def denies(words: str) -> bool:
    """Whether words deny: "not arrested", "denied that …"; not "rejected"."""
    found = [word.folded for word in tokens(words)]
    return any(w in DENIALS or w.endswith("n't") or _DENIED.match(w) or REFUSED.match(w) for w in found)

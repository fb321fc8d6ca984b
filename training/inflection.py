"""English inflection with WordNet's lists of exceptions, which name irregular forms but not what they are of.

A form is the past ("took"), the participle ("taken"), both at once (`ED`: "bought", and regular ones), the
-ing or the -s. Participles are told by their endings, and by the vowels of "began" and "begun". Of several
forms ("learnt", "learned") the one that the texts use most is made. Limits: of a verb whose past is the verb
itself ("cut") a form is made that nobody uses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

PAST, PARTICIPLE, ED, ING, S, PLAIN = "past", "participle", "ed", "ing", "s", ""
_PARTICIPLE = re.compile(r"(?:en|wn|rn|ain|done|gone|orne)$")
# What a regular form ends with, what it is, and what stands there in the lemma.
_ENDINGS = {
    "n": (("ies", S, "y"), ("s", S, ""), ("es", S, ""), ("", PLAIN, "")),
    "v": (
        ("ied", ED, "y"), ("ed", ED, "e"), ("ed", ED, ""), ("ing", ING, "e"), ("ing", ING, ""),
        ("ies", S, "y"), ("s", S, ""), ("es", S, ""), ("", PLAIN, ""),
    ),
    "a": (("", PLAIN, ""),),
}  # fmt: skip


@dataclass(frozen=True)
class Inflection:
    """Of one part of speech. `exceptions` has the lemma of each irregular form."""

    pos: str
    exceptions: Mapping[str, str]

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for form, lemma in self.exceptions.items():
            found[lemma].append(form)
        return found

    def read(self, word: str) -> Iterator[tuple[str, str]]:
        """The lemmas that a word may be of, the likeliest first, each with what the word is of it."""
        if word in self.exceptions:
            if self.pos != "a":  # "better" is no form that another adjective has
                yield self.exceptions[word], self._kind(word)
            return
        for ending, kind, put in _ENDINGS[self.pos]:
            base = word.removesuffix(ending)
            if word.endswith(ending) and len(base) > 1:
                yield base + put, kind
                if kind in {ED, ING} and base[-1] == base[-2]:
                    yield base[:-1], kind

    def made(self, lemma: str, kind: str, used: Mapping[str, int]) -> str:
        """A form of a lemma; empty where it must be past and participle and the two differ."""
        if kind == PLAIN:
            return lemma
        if kind == ED:
            past, participle = (self.made(lemma, one, used) for one in (PAST, PARTICIPLE))
            return past if past == participle else ""
        regular = _regular(lemma, ED if kind in {PAST, PARTICIPLE} else kind)
        return max([*self._irregular(lemma, kind), regular], key=lambda form: used.get(form, 0))

    def _irregular(self, lemma: str, kind: str) -> list[str]:
        kinds = {form: self._kind(form) for form in self._forms.get(lemma, [])}
        wanted = {kind, ED} if kind in {PAST, PARTICIPLE} else {kind}
        found = [form for form, own in kinds.items() if own in wanted]
        if kind == PARTICIPLE and not found and PAST in kinds.values():
            return [lemma]  # "has come"
        return found

    def _kind(self, form: str) -> str:
        if self.pos == "n" or form.endswith("s"):
            return S
        if form.endswith((ED, ING)):
            return ED if form.endswith(ED) else ING
        lemma = self.exceptions[form]
        others = self._forms[lemma]
        if _is_participle(form, others):
            return PARTICIPLE
        like_lemma = lemma in {form.replace("a", "o"), form.replace("a", "u")}  # "came", "ran"
        return PAST if like_lemma or any(_is_participle(other, others) for other in others) else ED


def _is_participle(form: str, others: list[str]) -> bool:
    return bool(_PARTICIPLE.search(form)) or ("u" in form and form.replace("u", "a") in others)


def _regular(lemma: str, kind: str) -> str:
    y = len(lemma) > 1 and lemma[-1] == "y" and lemma[-2] not in "aeiou"
    if kind == ED:
        return lemma[:-1] + "ied" if y else lemma.removesuffix("e") + "ed"
    if kind == ING:
        silent = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
        return lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[: -1 if silent else None] + "ing"
    if y:
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:[sxz]|ch|sh|[^aeiou]o)$", lemma) else "s")

"""How firmly two reports put the same thing: pledged, planned, or only considered.

Method: cues of commitment ("will", "has pledged"), of expectation ("plans to") and of consideration ("will
consider", "may", "possible") are found with the words that they govern, up to the next verb of a list or the
end of the clause. Two cues are compared when what they govern shares two telling words that stand close
together. Commitment against consideration is a conflict; a step less is a detail. Limits: a cue that governs
a whole list is taken to govern each item of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsdiff.analysis.details.context import Part, Story, both_offer
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import content_stems, stem, tokens

COMMITTED, EXPECTED, CONSIDERED = 3, 2, 1

_CONSIDER = (
    r"consider|explore|discuss|examine|study|weigh|review|look into|assess|debate|"
    r"think about|ponder|mull|evaluate"
)
_CUES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (CONSIDERED, re.compile(
        rf"\b(?:(?:will|would|is to|are to|to|agreed to|also|could|may|might)\s+(?:\w+ly\s+|"
        rf"also\s+)?(?:{_CONSIDER})|"
        rf"(?:is|are|was|were|be)\s+(?:still\s+|only\s+)?(?:considering|thinking about|thinking of|"
        rf"exploring|discussing|examining|studying|"
        rf"weighing|mulling|looking into|debating)|"
        rf"contemplat(?:es?|ed|ing)|"
        rf"(?:has|have|had)?\s*considered|may|might|could|is open to|are open to|has not ruled out|"
        rf"have not ruled out|"
        rf"hopes? to|hoping to|proposes? to|proposed|floated|a possible|possible|potential)\b",
        re.I)),
    (EXPECTED, re.compile(
        r"\b(?:(?:is|are|was|were)\s+(?:widely\s+)?(?:planning|hoping|aiming|seeking)\s+to|plans?\s+to|"
        r"planned\s+to|intends?\s+to|aims?\s+to|"
        r"(?:is|are|was|were)\s+(?:expected|about|likely|set|poised)\s+to|"
        r"intended\s+to|aimed\s+to|wants?\s+to|seeks?\s+to)\b", re.I)),
    (COMMITTED, re.compile(
        r"\b(?:(?:has|have|had)?\s*(?:also\s+)?(?:pledged|committed|promised|vowed|guaranteed|undertaken|"
        r"agreed|decided|resolved)\s+(?:itself\s+|themselves\s+)?to|"
        r"pledges?\s+(?:\w+\s+){0,2}to|commits?\s+(?:itself\s+|themselves\s+)?to|commitments?\s+to|"
        r"(?:has|have|had)\s+(?:also\s+)?(?:promised|pledged|ordered|launched|opened|guaranteed|"
        r"announced)(?!\s+to\b)|"
        r"(?:has|have|had|was|were)\s+(?:been\s+)?(?:hired|chosen|picked|appointed|tapped|signed up)\s+to|"
        r"pledges?\s+(?:of|for)|promises?\s+to|will|shall|must|is obliged to|are obliged to|is bound to|"
        r"are bound to|binding)\b", re.I)),
    (COMMITTED, re.compile(r"\b(?:has|have)(?:\s+(?:already|now|just))?(?=\s+[a-z]+ed\b)")),
)  # fmt: skip
_DONE = re.compile(r"(?:has|have)(?:\s\w+)?")
# Verbs that open another part of a list and end what "consider" governs.
_NEXT_VERB = re.compile(
    r"(?:,|;|\band)\s+(?:also\s+|to\s+)?(promote|cooperate|conduct|share|hold|establish|strengthen|build|"
    r"expand|develop|provide|support|"
    r"increase|boost|create|launch|pursue|deepen|work|begin|start|open|close|send|pay|fund|train|join|sign|"
    r"buy|sell|raise|"
    r"cut|set|improve|exchange|extend|reduce|introduce|deploy|supply|deliver|protect|invest|host|meet|"
    r"finance|repair|rebuild)\b"
)
_END = re.compile(
    r"[.;:!?](?:\s|$)|,?\s+(?:but|although|while|whereas|because|since|after|which|who)\s|"
    r"(?<!such)(?<!well)\s+as\s+(?!well)|\s[—–]\s"
)


@dataclass(frozen=True)
class Commitment:
    """A cue, and the words that it governs; `span` covers both, `stems` are of the words governed."""

    level: int
    cue: Span
    span: Span
    words: tuple[tuple[str, int], ...]  # stem, position

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(s for s, _ in self.words)


_DENIED = re.compile(r"\s+not\b|n\s?['’]\s?t\b", re.I)
_MODAL = re.compile(r"\b(?:may|might|could|would)\s$", re.I)


@lru_cache(maxsize=16_384)
def commitments(text: str, offset: int = 0) -> tuple[Commitment, ...]:
    """What a text says will, should or may be, in order."""
    taken: list[Span] = []
    found_all: list[Commitment] = []
    for level, pattern in _CUES:
        for found in pattern.finditer(text):
            cue = Span(found.start(), found.end())
            if level == COMMITTED and _MODAL.search(text[max(0, cue.start - 8) : cue.start]):
                continue  # "may have agreed to"
            if any(cue.overlaps(t) for t in taken) or _DENIED.match(text, found.end()):
                continue
            taken.append(cue)
            found_all.extend(_governed(text, offset, level, cue))
    return tuple(sorted(found_all, key=lambda c: (c.cue, c.span)))


def _governed(text: str, offset: int, level: int, cue: Span) -> Iterator[Commitment]:
    stop = _END.search(text, cue.end)
    end = stop.start() if stop else len(text)
    adjective = text[cue.start : cue.end].casefold().endswith(("possible", "potential"))
    breaks = [m.start(1) for m in _NEXT_VERB.finditer(text, cue.end, end)]
    edges = [cue.end, *breaks, end]
    for i in range(1 if adjective else len(edges) - 1):
        # What follows the verb "consider" of a "will consider" is promised, not considered.
        piece_level = (
            level
            if i == 0
            else (
                COMMITTED
                if level == CONSIDERED and text[cue.start : cue.end].casefold().startswith("will")
                else level
            )
        )
        body = text[edges[i] : edges[i + 1]].rstrip(" ,;")
        body = re.sub(r",?\s+and$", "", body)
        words = tuple((_ONE.get(t.stem, t.stem), n) for n, t in enumerate(tokens(body)) if t.is_content)
        start = cue.start if i == 0 else edges[i]
        shown_end = edges[i] + len(body)
        if words and shown_end > start:
            yield Commitment(
                piece_level,
                Span(cue.start + offset, cue.end + offset),
                Span(start + offset, shown_end + offset),
                words,
            )


# Words for one act, under one stem.
_ONE = {stem(x): stem(y) for x, y in (
    ("exchange", "share"), ("reduction", "cut"), ("drills", "exercise"), ("talks", "dialogue"), ("probe",
    "inquiry"),
    ("investigation", "inquiry"), ("purchase", "buy"), ("construct", "build"), ("shut",
    "close"))}  # fmt: skip


def _shared(story: Story, documents: tuple[str, str], a: Commitment, b: Commitment) -> frozenset[str]:
    """The telling words that both govern, when two of them stand within four words in each.

    One is enough where a cue governs no more than two: "ordered an inquiry", "thinking about an inquiry"."""
    both = frozenset(s for s in a.stems & b.stems if s not in _WEAK)
    telling = both - story.common(*documents)
    if len(telling) == 1 == len(both) and min(len(a.stems), len(b.stems)) <= 2:
        return both if all(both & {s for s, _ in c.words[:2]} for c in (a, b)) else frozenset()
    if len(both) < 2 or not telling:
        return frozenset()
    return both if all(_close(c, both) for c in (a, b)) else frozenset()


_WEAK = content_stems(
    tokens(
        "include including area areas work together new country countries year two sides both parties use "
        "make joint"
    )
) | {"will", "also"}


def _close(c: Commitment, both: frozenset[str]) -> bool:
    places = sorted(n for s, n in c.words if s in both)
    return any(0 < y - x <= 3 for x, y in pairwise(places))


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in both_offer(story.aligned_wholes, lambda whole: commitments(whole.text)):
        for ca in commitments(a.text, a.span.start):
            for cb in commitments(b.text, b.span.start):
                if (
                    ca.level == cb.level
                    or _forecast(a, ca)
                    or _forecast(b, cb)
                    or not (_deed(a, ca, cb, b) and _deed(b, cb, ca, a))
                    or not (shared := _shared(story, (a.document.id, b.document.id), ca, cb))
                ):
                    continue
                yield _finding(claim, a, b, ca, cb, shared)


_WEIGHED = re.compile(
    r"consider|think|weigh|mull|explor|discuss|examin|stud|debat|contemplat|review|assess", re.I
)


def _deed(part: Part, c: Commitment, other: Commitment, beside: Part) -> bool:
    """Whether what is told as done ("has declared") is the very deed that the other text weighs."""
    if not _DONE.fullmatch(c.cue.of(part.document.text)):
        return True
    return bool(_WEIGHED.search(other.cue.of(beside.document.text))) and c.words[0][0] == other.words[0][0]


_FORECASTING = re.compile(
    r"\b(?:believe[sd]?|thinks?|thought|predict(?:s|ed)?|forecasts?|expect(?:s|ed)?|fear(?:s|ed)?|warn(?:s|ed)?|"
    r"hope[sd]?|if)\b[^;,]*$",
    re.I,
)

_WILL_BE = re.compile(r"\s+be\s+(?!\w+(?:ed|en|n|t)\b)", re.I)


def _forecast(part: Part, c: Commitment) -> bool:
    """Whether a "will" is what somebody thinks will come, and no promise."""
    text = part.document.text
    plain = c.cue.of(text).casefold() in {"will", "shall", "must"}
    if plain and _WILL_BE.match(text, c.cue.end):
        return True  # "will be the new head"
    return plain and bool(_FORECASTING.search(text[part.span.start : c.cue.start]))


def _finding(
    claim: str | None, a: Part, b: Part, ca: Commitment, cb: Commitment, shared: frozenset[str]
) -> Finding:
    # "Could" beside a plain "will" is a forecast put more or less firmly, no promise taken back.
    cues = {c.level: c.cue.of(p.document.text).casefold() for c, p in ((ca, a), (cb, b))}
    forecast = cues.get(COMMITTED) in {"will", "shall", "must"} and cues.get(CONSIDERED) in {
        "may",
        "might",
        "could",
    }
    conflict = set(cues) == {COMMITTED, CONSIDERED} and not forecast
    name = {COMMITTED: "committed to", EXPECTED: "expected", CONSIDERED: "only considered"}
    because = f"The same thing is {name[ca.level]} in one article and {name[cb.level]} in the other."
    score = min(0.9, 0.45 + 0.1 * len(shared)) * (1.0 if conflict else 0.7)
    what = " ".join(sorted(shared)[:3])
    return Finding(
        claim, Kind.CERTAINTY, Strength.CONFLICT if conflict else Strength.DETAIL,
        a.evidence(_shown(a, ca, shared)), b.evidence(_shown(b, cb, shared)),
        f"{ca.level} {what}", f"{cb.level} {what}", because, score,
    )  # fmt: skip


def _shown(part: Part, c: Commitment, shared: frozenset[str]) -> Span:
    """From the cue to the last shared word."""
    words = tokens(c.span.of(part.document.text), c.span.start)
    ends = [t.span.end for t in words if _ONE.get(t.stem, t.stem) in shared]
    last = ends[min(len(shared), len(ends)) - 1] if ends else c.span.end
    return Span(c.span.start, max(last, min(c.cue.end, c.span.end)))

"""Findings of the rules, and the differences that they are joined into.

A finding is one difference between two places. `rows` joins the findings of one claim that set the same two
values against each other into one `Difference`; the places are put in the order of document and position,
so that neither the order of the articles nor that of the rules shows in the result.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newsdiff.analysis.details import disputed
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.types import Difference, Evidence, Kind, Strength
from newsdiff.analysis.wording import ended

# What a difference outside every claim must score, names and speech apart: its pair is less surely one fact.
UNCLAIMED = 0.7
# What a text that denies it does not tell otherwise.
_VALUES = frozenset({Kind.NUMBER, Kind.DATE, Kind.SCOPE, Kind.CERTAINTY, Kind.WORDING})
_OVER_THE_STORY = frozenset({Kind.NAME, Kind.QUOTE, Kind.ATTRIBUTION})


@dataclass(frozen=True)
class Finding:
    """`value_a` and `value_b` name the values, in a normal form, for joining rows."""

    claim: str | None
    kind: Kind
    strength: Strength
    a: Evidence
    b: Evidence
    value_a: str
    value_b: str
    because: str
    score: float
    directed: bool = False  # `a` is to stay in front, whatever the order of the articles


def worded(
    claim: str | None,
    kind: Kind,
    strength: Strength,
    here: Evidence,
    there: Evidence,
    because: str,
    score: float,
) -> Finding:
    """A finding whose values are the words themselves, whatever their case."""
    values = here.text.casefold(), there.text.casefold()
    return Finding(claim, kind, strength, here, there, *values, because, score)


def rows(story: Story, findings: Iterable[Finding]) -> tuple[Difference, ...]:
    """One row per claim, kind and pair of distinct values, the best-scored finding in front."""
    place = {s.id: (s.document, s.position) for s in story.sentences}

    def key(evidence: Evidence) -> tuple[str, int, int, int]:
        document, position = place[evidence.sentence]
        return document, position, evidence.span.start, evidence.span.end

    groups: _Groups = defaultdict(list)
    for finding in findings:
        if finding.claim is None and finding.kind not in _OVER_THE_STORY and finding.score < UNCLAIMED:
            continue
        if finding.kind in _VALUES and _denied_by_one(story, finding):
            continue
        turned = finding
        if not finding.directed and (
            finding.value_a > finding.value_b
            or (finding.value_a == finding.value_b and key(finding.a) > key(finding.b))
        ):
            turned = replace(
                finding, a=finding.b, b=finding.a, value_a=finding.value_b, value_b=finding.value_a
            )
        groups[turned.claim or "", turned.kind, (turned.value_a, turned.value_b)].append(turned)
    found = (_row(story, group, key) for group in _once(_claimed(groups)))
    made = {(row.kind, row.a, row.b): row for row in found if not _held_by_all(row, place)}
    ordered = sorted(
        made.values(),
        key=lambda d: (
            d.strength is Strength.DETAIL,
            -d.score,
            d.kind,
            d.claim or "",
            key(d.a),
            key(d.b),
        ),
    )
    return tuple(_told_once(ordered))


def _denied_by_one(story: Story, finding: Finding) -> bool:
    """Whether one of the two places is told only to be denied: what it denies is another's value."""
    a, b = (disputed.holds(story.part(e.sentence), e.span) for e in (finding.a, finding.b))
    return a != b


def _told_once(ordered: Iterable[Difference]) -> Iterator[Difference]:
    """The rows, without one whose words are on both sides those of a row before it, or beside them: two
    rules may find one difference ("eleven" and "arrests" beside "no arrests"). Two words of a name are a row
    each."""
    kept: dict[frozenset[str], list[Difference]] = defaultdict(list)
    for row in ordered:
        rest_on = kept[frozenset((row.a.sentence, row.b.sentence))]
        if row.kind is Kind.NAME or not any(_touch(row, other) for other in rest_on):
            rest_on.append(row)
            yield row


def _touch(row: Difference, other: Difference) -> bool:
    """Whether the words of two rows overlap, or stand side by side, on both sides."""
    return (_meet(row.a, other.a) and _meet(row.b, other.b)) or (
        _meet(row.a, other.b) and _meet(row.b, other.a)
    )


def _meet(a: Evidence, b: Evidence) -> bool:
    near_by = a.span.start <= b.span.end + 1 and b.span.start <= a.span.end + 1
    return a.sentence == b.sentence and near_by


def _held_by_all(row: Difference, place: Mapping[str, tuple[str, int]]) -> bool:
    """Whether the same articles have both values: then no two of them differ, each says both."""
    left, right = (
        {place[evidence.sentence][0] for evidence in side}
        for side in ((row.a, *row.with_a), (row.b, *row.with_b))
    )
    return left == right


_Groups = dict[tuple[str, Kind, tuple[str, str]], list[Finding]]


def _claimed(groups: _Groups) -> _Groups:
    """The groups, those that no claim holds joined to one of the same values that a claim holds."""
    joined: _Groups = {key: list(group) for key, group in groups.items() if key[0] or key[1] is Kind.NAME}
    homes = {key[1:]: key for key in sorted(joined, reverse=True)}
    for key, group in groups.items():
        if key in joined:
            continue
        home = homes.get(key[1:])
        if home and (_conflicting(group) or not _conflicting(joined[home])):
            joined[home].extend(replace(finding, claim=home[0] or None) for finding in group)
        else:
            joined[key] = list(group)
    return joined


def _conflicting(group: Iterable[Finding]) -> bool:
    return any(finding.strength is Strength.CONFLICT for finding in group)


def _held(story: Story, finding: Finding) -> bool:
    """Whether the claim of a finding holds both of its sentences."""
    held = ({c.id for c in story.claims_of.get(e.sentence, ())} for e in (finding.a, finding.b))
    return all(finding.claim in claims for claims in held)


def _once(groups: _Groups) -> list[list[Finding]]:
    """The groups, those of equal values joined that share a sentence: a pair of long sentences may stand in
    several claims, and its difference is one all the same. The claim with most of it keeps it."""
    by_value: dict[tuple[Kind, tuple[str, str]], list[list[Finding]]] = defaultdict(list)
    for key in sorted(groups):
        group = groups[key]
        homes = by_value[key[1:]]
        same = next((home for home in homes if _rest_on_one(home, group)), None)
        if same is None:
            homes.append(list(group))
        else:
            same.extend(group)
    return [_one_claim(home) for homes in by_value.values() for home in homes]


def _rest_on_one(left: list[Finding], right: list[Finding]) -> bool:
    a, b = {f.a.sentence for f in left}, {f.b.sentence for f in left}
    return any(f.a.sentence in a or f.b.sentence in b for f in right)


def _one_claim(group: list[Finding]) -> list[Finding]:
    counts = Counter(f.claim for f in group if f.claim)
    claim = min(counts, key=lambda c: (-counts[c], c), default=None)
    return [replace(f, claim=claim) for f in group]


def _others(
    first: Evidence, places: Iterable[Evidence], key: Callable[[Evidence], tuple[str, int, int, int]]
) -> tuple[Evidence, ...]:
    """The further places of a value, one for each sentence that says it in the same words."""
    told = {(first.sentence, first.text.casefold()): first}
    for place in sorted(places, key=key):
        told.setdefault((place.sentence, place.text.casefold()), place)
    return tuple(place for place in told.values() if place != first)


def _row(
    story: Story, group: list[Finding], key: Callable[[Evidence], tuple[str, int, int, int]]
) -> Difference:
    """A row stands in a claim with two sentences of that claim in front, or else in none."""
    group.sort(
        key=lambda f: (f.strength is Strength.DETAIL, not _held(story, f), -f.score, key(f.a), key(f.b))
    )
    best = group[0] if _held(story, group[0]) else replace(group[0], claim=None)
    with_a, with_b = _others(best.a, (f.a for f in group), key), _others(best.b, (f.b for f in group), key)
    a, b = best.a, best.b
    if not best.directed and key(b) < key(a):
        a, b, with_a, with_b = b, a, with_b, with_a
    return Difference(
        best.claim, best.kind, best.strength, a, b, ended(best.because), round(best.score, 3), with_a, with_b
    )

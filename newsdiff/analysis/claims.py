"""Claims: groups of aligned parts of sentences that state one fact.

Method: agglomeration with complete linkage over the aligned pairs, best first. Two groups are joined only if
every sentence of one has at least the probability `link` with every sentence of the other that stands in
another article, so that nothing chains through a middle sentence. Parts of one sentence that overlap by half
are one part; other parts of it may belong to other claims. A sentence that stays outside, since it is unlike
some member of its partner's group, joins it if it is linked with three quarters of it; else it makes a claim
of its own with its partner and those members that it is linked with: whatever is aligned is in some claim.
Limits: two sentences of one article meet in a claim only through a third one elsewhere; a sentence that joins
late may be unlike a quarter of its claim, and two sentences may be aligned without sharing one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Difference,
    Document,
    FramingMark,
    Kind,
    Level,
    Member,
    Relation,
    Sentence,
    Span,
    Strength,
)
from newsdiff.analysis.wording import is_question, tells, tokens

Scores = Mapping[tuple[str, str], float]
Pairs = frozenset[frozenset[Member]]
MOST = 0.75  # of a group must be linked with a sentence that joins it late


# The least score at which two origins are said to agree: below it one in three such claims joined two facts,
# above it one in sixty; figures in docs/quality.md.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class _Group:
    members: frozenset[Member]
    score: float


def claims(
    alignments: Sequence[Alignment],
    scores: Scores,
    sentences: Sequence[Sentence],
    documents: Sequence[Document],
    *,
    link: float,
    origin_of: Mapping[str, int] | None = None,
) -> tuple[Claim, ...]:
    """Claims in the order of their first members. `scores` has both orders of each pair of sentence ids that
    was scored; a pair that it lacks has the score 0. `origin_of` numbers the origin of each document."""
    by_id = {sentence.id: sentence for sentence in sentences}
    order = {sentence.id: at for at, sentence in enumerate(sentences)}
    edges = _edges(alignments)
    groups = _left_outside(edges, _grow(edges, scores, by_id, link), scores, by_id, link)
    text_of = {document.id: document.text for document in documents}
    origin_of = origin_of or {document.id: at for at, document in enumerate(documents)}
    out = []
    for group in groups:
        members = tuple(sorted(group.members, key=lambda member: (order[member.sentence], member.span)))
        articles = tuple(dict.fromkeys(by_id[member.sentence].document for member in members))
        origins = len({origin_of[article] for article in articles})
        key = claim_id(members, by_id, text_of)
        out.append(Claim(key, members, articles, origins, group.score, (Relation.AGREE,)))
    return tuple(
        sorted(out, key=lambda claim: ([(order[m.sentence], m.span) for m in claim.members], claim.id))
    )


def claim_id(members: Sequence[Member], sentences: Mapping[str, Sentence], texts: Mapping[str, str]) -> str:
    """A key from the words alone: neither the order of the articles nor their names or paths change it."""
    keys = sorted(
        f"{hashlib.sha256(texts[sentences[m.sentence].document].encode()).hexdigest()}:{m.span.start}:{m.span.end}"
        for m in members
    )
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def with_status(
    found: Sequence[Claim],
    differences: Sequence[Difference],
    marks: Sequence[FramingMark],
    *,
    unequal: Pairs = frozenset(),
    read: Set[str] | None = None,
    stating: Container[Member] | None = None,
    cohesive: Container[str] | None = None,
) -> tuple[Claim, ...]:
    """The claims with `diverge` where a conflict names them or lies in them, else `agree`, unless it is of
    two origins and less sure than `SURE`, two of their parts are `unequal`, or the rules can read fewer than
    two of their articles (`read`: by default all), or a member is none of those `stating` something (by
    default all), or its key is not in `cohesive` (by default all are), or one of its parts holds words that
    a text elsewhere tells otherwise; and `framing` where a mark stands on one of their parts. What is unequal
    without a conflict between the two sentences is kept as `apart`.
    Pages attach conflicts to claims by the same `lies_in`."""
    split, marked = _parted(found, differences), _by_sentence(marks)
    told_apart = conflicting_pairs(differences)
    contested = _contested(differences)
    out = []
    for claim in found:
        status = []
        pairs = [pair for pair in map(frozenset, combinations(claim.members, 2)) if pair in unequal]
        if claim.id in split:
            status.append(Relation.DIVERGE)
        elif (
            (claim.origins > 2 or claim.score >= SURE)
            and _comparable(claim.articles, read)
            and (stating is None or all(member in stating for member in claim.members))
            and (cohesive is None or claim.id in cohesive)
            and not any(_marked(member, contested) for member in claim.members)
            and not pairs
        ):
            status.append(Relation.AGREE)
        if any(_marked(member, marked) for member in claim.members):
            status.append(Relation.FRAMING)
        apart = frozenset(frozenset(member.sentence for member in pair) for pair in pairs) - told_apart
        out.append(replace(claim, status=tuple(status), apart=apart))
    return tuple(out)


def stating(
    found: Iterable[Claim], sentences: Iterable[Sentence], documents: Iterable[Document]
) -> frozenset[Member]:
    """The members of claims that state something: in no question, and in two telling words or more. Texts
    that ask one question, or go on with "Here we go", agree on nothing."""
    text_of = {document.id: document.text for document in documents}
    by_id = {sentence.id: sentence for sentence in sentences}

    def states(member: Member) -> bool:
        sentence = by_id[member.sentence]
        told = tokens(member.span.of(text_of[sentence.document]))
        return not is_question(sentence.text) and sum(map(tells, told)) >= _TELLING

    return frozenset(member for claim in found for member in claim.members if states(member))


_TELLING = 2  # words


def cohesive(
    found: Iterable[Claim], alignments: Iterable[Alignment], sentences: Iterable[Sentence]
) -> frozenset[str]:
    """The keys of the claims in which each two sentences of two articles are at least perhaps the same. Of a
    claim that a sentence joined for the sake of the others, two sentences may be on two facts."""
    article = {sentence.id: sentence.document for sentence in sentences}
    near = {frozenset((pair.a, pair.b)) for pair in alignments if pair.level}

    def holds(claim: Claim) -> bool:
        pairs = combinations((member.sentence for member in claim.members), 2)
        return all(article[a] == article[b] or frozenset((a, b)) in near for a, b in pairs)

    return frozenset(claim.id for claim in found if holds(claim))


def _comparable(places: Iterable[str], read: Set[str] | None) -> bool:
    """Whether two or more of the places can be read, so that the rules could have found them unequal."""
    return read is None or sum(place in read for place in places) > 1


def _parted(found: Sequence[Claim], differences: Sequence[Difference]) -> set[str]:
    """The claims that a conflict names or lies in. Only a claim with a sentence of its can hold it."""
    members = {
        claim.id: [(member.sentence, member.span.start, member.span.end) for member in claim.members]
        for claim in found
    }
    holding: dict[str, set[str]] = defaultdict(set)
    for claim, places in members.items():
        for sentence, _, _ in places:
            holding[sentence].add(claim)
    out: set[str] = set()
    for d in differences:
        if d.strength is not Strength.CONFLICT:
            continue
        sides = [
            [(place.sentence, place.span.start, place.span.end) for place in side]
            for side in ((d.a, *d.with_a), (d.b, *d.with_b))
        ]
        touched = {claim for side in sides for sentence, _, _ in side for claim in holding[sentence]} - out
        out |= {claim for claim in touched if lies_in(members[claim], sides, at_large=d.claim is None)}
        if d.claim is not None:
            out.add(d.claim)
    return out


def lies_in(
    members: Iterable[tuple[Hashable, int, int]],
    sides: Iterable[Iterable[tuple[Hashable, int, int]]],
    *,
    at_large: bool,
) -> bool:
    """Whether a claim holds both values of a conflict that does not name it; places are sentence, start, end.

    Where it is compared `at_large`, over the whole story, the claim's sentences have to hold them: a name or
    an age stands beside what is claimed. Else the words themselves have to lie in the claim's parts."""
    known: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for sentence, start, end in members:
        known[sentence].append((start, end))
    held = [
        {
            sentence
            for sentence, start, end in side
            if any(at_large or (left < end and start < right) for left, right in known.get(sentence, ()))
        }
        for side in sides
    ]
    return all(held) and len(set().union(*held)) > 1


def with_relations(
    alignments: Sequence[Alignment],
    differences: Sequence[Difference],
    marks: Sequence[FramingMark],
    *,
    unequal: Pairs = frozenset(),
    read: Set[str] | None = None,
) -> tuple[Alignment, ...]:
    """The alignments with what their own two sentences show: a conflict or agreement, unless they are
    `unequal` or one is not in `read` (all by default), which the rules can read; a mark on the parts."""
    split, marked = conflicting_pairs(differences), _by_sentence(marks)
    out = []
    for pair in alignments:
        if pair.level is None:
            out.append(pair)
            continue
        parts = (Member(pair.a, pair.a_span), Member(pair.b, pair.b_span))
        equal = frozenset(parts) not in unequal and _comparable((pair.a, pair.b), read)
        relations = [Relation.AGREE] if equal else []
        if frozenset((pair.a, pair.b)) in split:
            relations = [Relation.DIVERGE]
        if any(_marked(part, marked) for part in parts):
            relations.append(Relation.FRAMING)
        out.append(replace(pair, relations=tuple(relations)) if relations else pair)
    return tuple(out)


def conflicting_pairs(differences: Iterable[Difference]) -> set[frozenset[str]]:
    """The ids of each two sentences that a conflict sets against each other."""
    out = set()
    for d in differences:
        if d.strength is Strength.CONFLICT:
            out |= {frozenset((a.sentence, b.sentence)) for a in (d.a, *d.with_a) for b in (d.b, *d.with_b)}
    return out


def _contested(differences: Iterable[Difference]) -> dict[str, list[Span]]:
    """The words of each sentence that some text tells otherwise. A name that is spelt in two ways contests
    nothing that is told of its bearer."""
    out: dict[str, list[Span]] = defaultdict(list)
    for d in differences:
        if d.strength is Strength.CONFLICT and d.kind is not Kind.NAME:
            for place in (d.a, *d.with_a, d.b, *d.with_b):
                out[place.sentence].append(place.span)
    return out


def _by_sentence(marks: Sequence[FramingMark]) -> dict[str, list[Span]]:
    out: dict[str, list[Span]] = {}
    for mark in marks:
        out.setdefault(mark.place.sentence, []).append(mark.place.span)
    return out


def _marked(member: Member, marked: Mapping[str, Sequence[Span]]) -> bool:
    spans = marked.get(member.sentence)
    return spans is not None and any(span.overlaps(member.span) for span in spans)


def _edges(alignments: Sequence[Alignment]) -> list[tuple[Member, Member, float]]:
    """Aligned pairs, best first, overlapping parts of one sentence made one."""
    best = sorted(
        (pair for pair in alignments if pair.level is Level.ALIGNED), key=lambda p: (-p.score, p.a, p.b)
    )
    parts: dict[str, list[Member]] = defaultdict(list)

    @cache
    def part(sentence: str, span: Span) -> Member:
        """The first part of the sentence that overlaps so far, or else a new one: the span itself."""
        known = parts[sentence]
        if not any(_one_part(span, other.span) for other in known):
            known.append(Member(sentence, span))
        return next(other for other in known if _one_part(span, other.span))

    return [(part(pair.a, pair.a_span), part(pair.b, pair.b_span), pair.score) for pair in best]


def _one_part(a: Span, b: Span) -> bool:
    common = min(a.end, b.end) - max(a.start, b.start)
    return 2 * common >= min(a.end - a.start, b.end - b.start)


def _grow(
    edges: list[tuple[Member, Member, float]], scores: Scores, by_id: Mapping[str, Sentence], link: float
) -> list[_Group]:
    group_of: dict[Member, _Group] = {}
    for a, b, score in edges:
        left = group_of.get(a, _Group(frozenset({a}), 1.0))
        right = group_of.get(b, _Group(frozenset({b}), 1.0))
        if left is right or not _linked(left.members, right.members, scores, by_id, link):
            continue
        joined = _Group(left.members | right.members, min(left.score, right.score, score))
        for member in joined.members:
            group_of[member] = joined
    return list({id(group): group for group in group_of.values()}.values())


def _left_outside(
    edges: list[tuple[Member, Member, float]],
    groups: list[_Group],
    scores: Scores,
    by_id: Mapping[str, Sentence],
    link: float,
) -> list[_Group]:
    """The groups, with a place for each sentence that has an aligned partner and no group yet: in its
    partner's group if it is linked with `MOST` of it, else in a group of its own with those that it is linked
    with. These are a group together, since the members of one are linked among themselves."""
    out = list(groups)
    inside = {member.sentence for group in out for member in group.members}
    for edge in edges:  # best first
        for own, partner in (edge[:2], edge[1::-1]):
            if own.sentence in inside:
                continue
            at = next((n for n, group in enumerate(out) if partner in group.members), None)
            home = _Group(frozenset({partner}), 1.0) if at is None else out[at]
            article = by_id[own.sentence].document
            others = {m for m in home.members if by_id[m.sentence].document != article}
            near = {m for m in others if scores.get((own.sentence, m.sentence), 0.0) >= link} | {partner}
            score = min(home.score, edge[2])
            if at is not None and len(near) >= MOST * len(others):
                out[at] = _Group(home.members | {own}, score)
            else:
                out.append(_Group(frozenset({own, *near}), score))
            inside.add(own.sentence)
    return out


def _linked(
    left: frozenset[Member],
    right: frozenset[Member],
    scores: Scores,
    by_id: Mapping[str, Sentence],
    link: float,
) -> bool:
    for a in left:
        for b in right:
            if a.sentence == b.sentence:
                return False  # two facts of one sentence stay apart
            same_article = by_id[a.sentence].document == by_id[b.sentence].document
            if not same_article and scores.get((a.sentence, b.sentence), 0.0) < link:
                return False
    return True

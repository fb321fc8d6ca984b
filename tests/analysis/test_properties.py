"""What has to hold whatever the articles say. Hypothesis writes them: news of its own kind, and any Unicode.

A stand-in embedder makes the texts cheap to compare; the last tests ask the real model, with the samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, permutations
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from newsdiff.analysis.clean import line_roles
from newsdiff.analysis.details.moments import moments
from newsdiff.analysis.details.quantities import quantities
from newsdiff.analysis.embedding import SentenceTransformerEmbedder
from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.quotemarks import paragraphs
from newsdiff.analysis.sentences import clauses, split
from newsdiff.analysis.types import Comparison, Document, Evidence, Level, Line, Role, Span, Strength
from newsdiff.ingest import read_paths
from newsdiff.stories.documents import documents as read_documents
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, HARVEST, document
from tests.embedder import WordEmbedder

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*/articles"))
MOVED = 0.05

# Words that rules look for, beside what no rule knows.
WORDS = st.sampled_from(
    "the a in of and but not no never on by said says told claimed admitted Mr Dr. Minister President "
    "Orla Venn Lindhaven Merrow EU U.S. NATO “We will ” \" ' ‘so-called’ (AFP) — – : ; , . ! ? … 3 27 "
    "twenty-seven 1,000 3.5% $4bn million 20km Monday January 1 2025 yesterday 6 p.m. at least about "
    "ship ferry strike pact regime brutal landmark unprovoked allegedly experts critics signed rejected "
    "sank killed pledged will consider has been was were which who because after".split()
)
STRANGE = st.sampled_from(
    [
        *("👩‍👩‍👧‍👦", "🇯🇵", "e\u0301\u0302", "a\u0300" * 9, "שלום עולם", "مرحبا بالعالم", "\u202eabc\u202c"),
        *("日本国首相。", "ﬁne", "İstanbul", "ẞ", "٣٫٥", "Ⅷ", "½", "x" * 300, "\u200b", "\u00ad", "\ufeff"),
        *("\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x85", "\u2028"),  # some of them end lines elsewhere
    ]
)
ANY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x00"), min_size=1, max_size=20
)
LINE = st.lists(st.one_of(WORDS, WORDS, WORDS, STRANGE, ANY), min_size=1, max_size=25).map(" ".join)
TEXT = st.lists(LINE.filter(str.strip), min_size=1, max_size=5).map("\n".join)

PEOPLE = st.sampled_from(["Orla Venn", "Tam Brask", "Minister Ida Quell", "the mayor", "Captain Rell"])
DEEDS = st.sampled_from(["opened the bridge", "rejected the toll", "sold the old ferry", "praised the crew"])
PLACES = st.sampled_from(["in Merrow", "at Pell harbour", "near Lindhaven", "on Lake Ommer"])
TIMES = st.sampled_from(["on Monday", "in January 2025", "at 6 p.m. on Tuesday", "after a long debate"])
COUNTS = st.integers(2, 900)


@st.composite
def sentence(draw: st.DrawFn) -> str:
    who, deed, where, when, many = draw(st.tuples(PEOPLE, DEEDS, PLACES, TIMES, COUNTS))
    return draw(
        st.sampled_from(
            [
                f"{who[0].upper()}{who[1:]} {deed} {where} {when}, while {many} people watched.",
                f"“We {deed} {where},” {who} told {many} reporters {when}.",
                f"About {many} people heard {when} that {who} {deed} {where}.",
                f"Critics claimed that {who} shamelessly {deed} {where} {when} for {many} crowns.",
            ]
        )
    )


ARTICLE = st.lists(sentence(), min_size=2, max_size=6, unique=True)


def body(id: str, text: str) -> Document:
    """A document in which every line is the article's."""
    lines, start = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            at = start + line.index(stripped)
            lines.append(Line(Span(at, at + len(stripped)), Role.BODY))
        start += len(line) + 1
    return Document(id, text, tuple(lines))


def compared(*documents: Document, **options: bool) -> Comparison:
    return analyse(documents, embedder=WordEmbedder(), options=Options(**options))


def evidence(found: Comparison) -> Iterator[Evidence]:
    for difference in found.differences:
        yield from (difference.a, difference.b, *difference.with_a, *difference.with_b)
    for mark in found.framing:
        yield from (mark.place, mark.plainest) if mark.plainest else (mark.place,)


def assert_spans_hold(found: Comparison) -> None:
    """Every span slices to its own words, inside its sentence, which lies in a kept line."""
    text = {d.id: d.text for d in found.documents}
    kept = {d.id: [line.span for line in d.lines if line.role.kept] for d in found.documents}
    by_id = {s.id: s for s in found.sentences}
    assert len(by_id) == len(found.sentences)
    for sentence in found.sentences:
        assert sentence.span.of(text[sentence.document]) == sentence.text
        assert sentence.text.strip() == sentence.text
        assert any(sentence.span.within(line) for line in kept[sentence.document])
        for clause in clauses(text[sentence.document], sentence.span):
            assert clause.within(sentence.span)
    for pair in found.alignments:
        assert pair.a_span.within(by_id[pair.a].span)
        assert pair.b_span.within(by_id[pair.b].span)
    for claim in found.claims:
        assert all(member.span.within(by_id[member.sentence].span) for member in claim.members)
    for place in evidence(found):
        owner = by_id[place.sentence]
        assert place.span.of(text[owner.document]) == place.text
        assert place.span.overlaps(owner.span)
    for only in found.only:
        assert only.sentence in by_id
        assert only.nearest is None or by_id[only.nearest].document != by_id[only.sentence].document
    named = {
        sentence for label in found.labels for variant in label.variants for sentence in variant.sentences
    }
    assert named <= set(by_id)


@settings(max_examples=40, deadline=None)
@given(TEXT, TEXT)
@example("0\n—", "0\n—")  # a sentence without a word
def test_every_span_slices_to_its_own_words(first: str, second: str) -> None:
    assert_spans_hold(compared(body("a", first), body("b", second), all_pairs=True))


@settings(max_examples=40, deadline=None)
@given(TEXT)
def test_spans_hold_whatever_cleaning_makes_of_the_lines(text: str) -> None:
    one = Document("a", text, line_roles(text))
    assert_spans_hold(compared(one, replace(one, id="b")))


@settings(max_examples=40, deadline=None)
@given(TEXT)
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    """Of a kept line every character that is no white space is in exactly one sentence."""
    one = body("a", text)
    inside = [n for s in split(one) for n in range(s.span.start, s.span.end)]
    assert len(inside) == len(set(inside))
    words = {n for line in one.lines for n in range(line.span.start, line.span.end) if text[n].strip()}
    assert words <= set(inside)


@settings(max_examples=60, deadline=None)
@given(LINE, st.integers(0, 9))
def test_figures_and_dates_slice_to_their_own_words_wherever_the_text_stands(text: str, offset: int) -> None:
    behind = "." * offset + text
    for found in (quantities(text, offset), moments(text, offset, None)):
        ends = [offset, *(one.span.end for one in found)]
        assert all(end <= one.span.start < one.span.end for end, one in zip(ends, found, strict=False))
        words = [one.span.of(behind) for one in found]
        assert words == [word.strip() for word in words]
    for read in (quantities, lambda line, at: moments(line, at, None)):
        first = [one.span.of(text) for one in read(text, 0)]
        assert [one.span.of(behind) for one in read(text, offset)] == first


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet='“”"«» a.', min_size=1, max_size=12), min_size=1, max_size=50))
def test_every_line_is_in_one_paragraph_and_none_is_cut(lines: list[str]) -> None:
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    spans = [Span(at, at + len(line)) for at, line in zip(starts, lines, strict=True)]
    found = paragraphs("\n".join(lines), spans)
    inside = [[span for span in spans if span.within(one)] for one in found]
    assert [span for own in inside for span in own] == spans
    assert all(Span(own[0].start, own[-1].end) == one for own, one in zip(inside, found, strict=True))


@settings(max_examples=15, deadline=None)
@given(ARTICLE, ARTICLE, ARTICLE)
def test_the_order_of_the_articles_does_not_change_the_result(
    first: list[str], second: list[str], third: list[str]
) -> None:
    given_ = [document(id, *lines) for id, lines in zip("abc", (first, second, third), strict=True)]
    one, *others = (compared(*order) for order in permutations(given_))
    assert all(other == one for other in others)


@settings(max_examples=15, deadline=None)
@given(
    ARTICLE,
    ARTICLE,
    st.lists(st.text(min_size=1, max_size=30), min_size=2, max_size=2, unique_by=str.casefold),
)
def test_renaming_an_outlet_or_a_file_changes_nothing_but_the_name(
    first: list[str], second: list[str], names: list[str]
) -> None:
    # Two articles under one name would be of one outlet, and with as few words in common one origin.
    given_ = [document(id, *lines, outlet=id) for id, lines in zip("ab", (first, second), strict=True)]
    renamed = [replace(one, outlet=name, path=f"{name}.md") for one, name in zip(given_, names, strict=True)]
    before, after = compared(*given_), compared(*renamed)
    assert replace(before, documents=after.documents) == after


@settings(max_examples=15, deadline=None)
@given(ARTICLE)
def test_an_article_compared_with_itself_agrees_fully(lines: list[str]) -> None:
    assert_agrees_fully(compared(document("a", *lines, outlet="A"), document("b", *lines, outlet="B")))


def assert_agrees_fully(found: Comparison) -> None:
    """Of two articles with one text: no conflict, nothing only here, one origin, each sentence by its own."""
    place = {s.id: s.position for s in found.sentences}
    paired = {place[p.a] for p in found.alignments if p.level is Level.ALIGNED and place[p.a] == place[p.b]}
    bodies = [s for s in found.sentences if s.role is Role.BODY]
    assert [s.text for s in bodies if s.position not in paired] == []
    assert found.only == ()
    assert [d for d in found.differences if d.strength is Strength.CONFLICT] == []
    assert found.origins == (tuple(d.id for d in found.documents),)
    assert all(claim.origins == 1 for claim in found.claims)


@settings(max_examples=15, deadline=None)
@given(ARTICLE, ARTICLE)
def test_an_unrelated_article_moves_no_score(first: list[str], second: list[str]) -> None:
    story = [document("a", *first), document("b", *second)]
    before, after = (compared(*story, *more, all_pairs=True) for more in ((), (HARVEST,)))
    assert moved(before, after) <= MOVED
    assert marks(after, before) == marks(before, before)
    assume(levels(after, before) == levels(before, before))  # a score near a threshold may pass it
    assert differences(after, before) == differences(before, before)


def marks(found: Comparison, of: Comparison) -> dict[tuple[str, Span, str], float]:
    """The score of each mark on the sentences `of` a comparison, rounded to what may move."""
    own = {s.id for s in of.sentences}
    return {
        (m.place.sentence, m.place.span, m.cue): round(m.score / MOVED)
        for m in found.framing
        if m.place.sentence in own
    }


def differences(found: Comparison, of: Comparison) -> set[tuple[str, str, str, str, str]]:
    """The differences between sentences `of` a comparison."""
    own = {s.id for s in of.sentences}
    return {
        (d.kind, d.strength, d.a.text, d.b.text, d.because)
        for d in found.differences
        if {d.a.sentence, d.b.sentence} <= own
    }


def levels(found: Comparison, of: Comparison) -> dict[tuple[str, str], Level]:
    """Of each pair of sentences `of` a comparison that has one."""
    own = {s.id for s in of.sentences}
    return {(p.a, p.b): p.level for p in found.alignments if p.level and {p.a, p.b} <= own}


def moved(before: Comparison, after: Comparison) -> float:
    """How far the score of any pair moved, of the articles that both have."""
    own = {s.id for s in before.sentences}
    scores = [
        {(p.a, p.b): p.score for p in found.alignments if {p.a, p.b} <= own} for found in (before, after)
    ]
    return max(
        (abs(scores[0].get(k, 0.0) - scores[1].get(k, 0.0)) for k in scores[0] | scores[1]), default=0.0
    )


def test_the_ferry_too_moves_by_no_more() -> None:
    story = (FERRY, FERRY_ELSEWHERE)
    assert moved(compared(*story, all_pairs=True), compared(*story, HARVEST, all_pairs=True)) <= MOVED


@pytest.fixture(scope="module")
def model() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(scope="module")
def samples() -> list[tuple[Document, ...]]:
    return [read_documents(read_paths([folder]))[0] for folder in SEEDS]


@pytest.mark.model
def test_with_the_model_an_unrelated_article_changes_nothing_of_the_samples(model, samples) -> None:
    for story, other in zip(samples, samples[1:] + samples[:1], strict=True):
        unrelated = replace(other[0], id="unrelated")
        before, after = (
            analyse(given_, embedder=model, options=Options(all_pairs=True))
            for given_ in (story[:3], (*story[:3], unrelated))
        )
        assert moved(before, after) <= MOVED
        assert marks(after, before) == marks(before, before)
        assert differences(after, before) == differences(before, before)


@pytest.mark.model
def test_with_the_model_every_sample_article_agrees_with_itself(model, samples) -> None:
    for one in (story[0] for story in samples):
        assert_agrees_fully(analyse([one, replace(one, id="copy")], embedder=model))

"""Sentences as spans, and the facts in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.clauses import says_only, stating
from newsdiff.analysis.clean import line_roles
from newsdiff.analysis.sentences import clauses, context, split
from newsdiff.analysis.types import Document, Line, Role, Span


def document(text: str, role: Role = Role.BODY) -> Document:
    """Every non-blank line of `text`, in one role."""
    lines, position = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(Span(start, start + len(raw.strip())), role))
        position += len(raw) + 1
    return Document("d", text, tuple(lines))


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split(document(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["It was dry in the U.S.", "Officials said so."],
        ["It was dry in the U.S.", "The mayor said so."],
        ["U.S. President Holt met the mayor."],
        ["Lt. Col. Kern met Gen. Holt and Sen. Reed."],
        ["They met on Nov. 1 in Orla.", "It rained."],
        ["Caliber.Az reports it.", "Others do not."],
        ["J. K. Kern and T. Reed wrote it.", "It sold well."],
        ["Yahoo! News had it first."],
        ["It fell by 3.5 percent to 2.1 million.", "Why?"],
        ["It began at 9 a.m. on Friday and ended at 5 p.m. in Mend.", "Nobody left."],
        ["“We are done.", "We are tired,” she said."],
        ["“Why?” she asked.", "“Go!”", "They went."],
        ['"We are done.', 'We are tired," she said.', '"Go!" he said.'],
        ["They waited…", "Then it came.", "And went...", "But why?"],
        ["He said no.", "They left."],
        ["No. 5 was the last of them."],
        ["It holds.", "The pact is new."],
        ["(It rained all day.)", "They stayed."],
        ["Mr. Kern vs. Mrs. Holt, et al., was heard at St. Ann.", "It took a day."],
        ["1. The gauge is broken.", "2. The mill is shut."],
        ["Kern & Co. Ltd. of Mend paid."],
        ["奥拉镇签署了协议。", "争端已经结束！", "是吗？"],
        ["هل هذا صحيح؟", "نعم هذا صحيح."],
        ["The iPhone fell.", "eBay rose."],
        ["He moved to the U.S.", "Kern stayed behind."],
        ["It joined the U.S. Senate, which voted on Friday."],
        ["It was signed in Washington, D.C.", "Ten towns watched."],
        ["It began at 9 a.m.", "Mayor Holt came late."],
        ["They met at 8 p.m. Friday and left."],
        ["It bought Holm Inc.", "Kern said so."],
        ["Holm Inc. Chief Executive Ida Kern left."],
        ["Lt. Gen. Holt and Maj. Gen. Kern left.", "It rained."],
        ["He paid Rs. 500 for it.", "It broke."],
        ["She has a Ph.D.", "Her brother has none."],
        ["“He told me, ‘Leave now.’", "So I left,” she said."],
        ["Press www.orla.example.", "It is open."],
    ],
)
def test_a_line_is_split_into_its_sentences(parts):
    blank = "" if parts[0][0] > "\u3000" else " "
    assert sentences(blank.join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["They made peace.", "The pact is new."],
        ["“We won.”", "Holt smiled."],
        ["It ended in 2024.", "Nobody mourned."],
        ["He left on Friday.", "Parliament will vote."],
        ["Read Caliber.Az and example.Org now."],
    ],
)
def test_a_missing_blank_after_a_full_stop_is_seen(parts):
    assert sentences("".join(parts)) == parts


def test_bullets_without_full_stops_are_sentences_of_their_own():
    assert sentences("- a joint gauge\n- a common fund") == ["- a joint gauge", "- a common fund"]


def test_only_kept_lines_have_sentences_and_positions_count_on():
    text = "Pact signed\nShare\nIt holds. It is new."
    lines = (
        Line(Span(0, 11), Role.HEADLINE),
        Line(Span(12, 17), Role.CHROME),
        Line(Span(18, 38), Role.BODY),
    )
    found = split(Document("d7", text, lines))
    assert [(s.id, s.position, s.text, s.role) for s in found] == [
        ("d7.0", 0, "Pact signed", Role.HEADLINE),
        ("d7.1", 1, "It holds.", Role.BODY),
        ("d7.2", 2, "It is new.", Role.BODY),
    ]


pieces = (
    "U.S. |Inc. |a.m. |Lt. |No. |J. |Nov. 1|said.|The |Kern |left |in the |“|”|’|... |. |! |\n|Yahoo! |例。"
    "|e\u0301 "
)
unicode_text = (
    st.text(alphabet=st.sampled_from("ab AB.!?…“”\"'’()1,;:–—\n\u00a0\u200b\u0301。؟世🇯é-"))
    | st.lists(st.sampled_from(pieces.split("|"))).map("".join)
    | st.text()
)


@settings(deadline=None)  # the first call loads a library
@given(unicode_text)
def test_spans_slice_to_their_words_in_order_and_lose_nothing(text):
    found = split(document(text))
    covered: set[int] = set()
    end = 0
    for sentence in found:
        assert sentence.span.of(text) == sentence.text == sentence.text.strip()
        assert sentence.span.start >= end
        end = sentence.span.end
        covered.update(range(sentence.span.start, end))
    assert all(place in covered for place, character in enumerate(text) if not character.isspace())


@settings(deadline=None)  # the first call loads a library
@given(unicode_text)
def test_the_kept_lines_of_a_page_and_no_others_are_in_its_sentences(text):
    lines = line_roles(text)
    kept = {place for line in lines if line.role.kept for place in range(line.span.start, line.span.end)}
    found = split(Document("d", text, lines))
    covered = [place for sentence in found for place in range(sentence.span.start, sentence.span.end)]
    assert covered == sorted(set(covered))
    assert set(covered) <= kept
    assert all(text[place].isspace() for place in kept - set(covered))


def parts_of(sentence: str) -> list[str]:
    text = f"Before. {sentence}"
    return [piece.of(text) for piece in clauses(text, Span(8, len(text)))]


@pytest.mark.parametrize(
    "marked",
    [
        "The mayors met in Orla to sign the pact,| which includes joint drills and a fund.",
        "The towns signed a pact on Friday,| marking an end to the quarrel.",
        "Kern signed the pact on Friday| and will visit Mend in January.",
        "The two towns will consider a fund,| promote exchanges of data,| and cooperate on the gauge.",
        "It sets up yearly talks,| upgrades the gauge at the mill,| and builds out a common fund.",
        "The Sill is dry in summer,| and the new pact underlines that fact.",
        "Mend has built two dams on the river,| although the law of 1990 forbids them.",
        "While the mayors shook hands in Orla,| farmers marched through the streets of Mend.",
        "Orla claims the island as its own| and threatens to take it by force.",
        "The fund offers loans to farms| and has raised hopes in Mend.",
        "Ida Kern, a researcher at the museum, said| the river has moved since the old maps were drawn.",
        "“The river belongs to both of our towns,”| said Ida Kern, who is the mayor of Orla.",
        "The mill is shut today;| the gauge is broken too.",
        "The vote was a short one —| nobody in the hall spoke against it.",
        "The new pact, which includes a fund,| was signed by both of the mayors.",
        "The mayor of Orla said:| “The river belongs to both of our towns.”",
        "The toll was a cause of quarrels,| with the council lately blaming Mend for its dams.",
    ],
)
def test_a_sentence_is_split_into_its_facts(marked):
    parts = [part.strip(" ,;—") for part in marked.split("|")]
    assert parts_of(marked.replace("|", "")) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor signed the pact.",
        "Orla, Mend and Sill signed a pact on law, order, and human rights.",
        "The pact covers training, cruising and port visits of both fleets.",
        "The fund holds 10,000,000 crowns and 5,000 shares of the mill.",
        "The Orla–Mend pact was signed on Nov. 1, 2024, in Orla.",
        "Kern called it “wise, fair and new” on Friday.",
        "It calls for a fairer and more lasting share of the river.",
        "She spoke of freedom, human rights, and the order of the towns.",
        "奥拉镇和门德镇周五签署了一项协议，将在十年内共享河水。",
        "?!",
    ],
)
def test_a_sentence_with_one_fact_stays_whole(sentence):
    assert parts_of(sentence) == [sentence]


@settings(deadline=None)  # the first call loads a library
@given(unicode_text.filter(str.strip))
def test_clauses_are_ordered_disjoint_and_hold_every_letter(text):
    whole = Span(0, len(text))
    found = clauses(text, whole)
    covered = {place for piece in found for place in range(piece.start, piece.end)}
    assert sum(piece.end - piece.start for piece in found) == len(covered)
    assert list(found) == sorted(found)
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())
    assert all(isinstance(context(text, piece, whole), str) for piece in found)


def told(sentence: str) -> list[str]:
    whole = Span(0, len(sentence))
    return [context(sentence, piece, whole) for piece in clauses(sentence, whole)]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The mayors met in Orla to sign this pact, which includes joint drills and a fund.",
            "this pact includes joint drills and a fund.",
        ),
        (
            "In Orla, the two mayors met the press and will visit the mill in January.",
            "the two mayors will visit the mill in January.",
        ),
        (
            "The two towns will consider a fund, promote exchanges of data, and cooperate on the gauge.",
            "The two towns will cooperate on the gauge.",
        ),
        (
            "Ben Holt met the mayor Ida Kern, whose family owns the mill.",
            "the mayor Ida Kern’s family owns the mill.",
        ),
        (
            "The Sill is dry in summer, and the new pact underlines that fact.",
            "the new pact underlines that fact.",
        ),
        (
            "The towns signed a pact on Friday, marking an end to the quarrel.",
            "The towns marking an end to the quarrel.",
        ),
    ],
)
def test_a_clause_gets_its_antecedent(sentence, statement):
    assert told(sentence)[-1] == statement


def test_an_adjective_in_ing_needs_no_subject():
    assert (
        told("It was dry in Orla; rising prices have hurt the mills.")[-1]
        == "rising prices have hurt the mills."
    )


def test_a_whole_sentence_needs_no_context():
    assert told("The mayor signed the pact.") == ["The mayor signed the pact."]


@pytest.mark.parametrize(
    "clause",
    [
        "said Ida Kern, the mayor of Ansel.",
        "said Superintendent Inga Rook, who leads the search.",
        "the mayor told reporters on Monday.",
        "Harbour spokesman Pavel Rook said in Merrow.",
        "Merrow’s governor Pavel Rook told the MNA news agency.",
        "Ida Kern, the head of the board, said, according to the Post",
        "The operator, Harbour Lines, said",
    ],
)
def test_a_clause_that_only_names_who_speaks(clause):
    assert says_only(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "said the harbour was shut",
        "the mayor said the harbour was shut",
        "which the mayor stated on Monday",
        "the board announced in March",
        "added two piers to the harbour",
        "the harbour was shut on Monday",
        "the mayor, who was there, told them to leave the harbour at once",
        "bringing the number of dead to eleven, police said early on Sunday.",
        "killing at least three people, police said.",
        "Eleven dead, police said",
        "a record for the region, the bank said",
        "the dead, most of them from Ansel, said",
        "the last ferry, Harbour Lines said",
        "and the army told residents to flee.",
        "The army told residents to flee.",
        "Talks concluded early on Sunday without any deal.",
        "and the hosts insisted on a return of the islands to Merrow",
        "and warned in its report of a recession",
        "she said on a visit to the islands of the south",
    ],
)
def test_a_clause_that_states_something(clause):
    assert not says_only(clause)


def test_who_says_it_is_left_out_of_what_is_stated_unless_nothing_else_is_there():
    def stated(text):
        return [piece.of(text) for piece in stating(text, clauses(text, Span(0, len(text))))]

    assert stated("“We shut the harbour of Ansel at noon,” said Ida Kern, the mayor of Ansel.") == [
        "“We shut the harbour of Ansel at noon,”"
    ]
    assert stated("Ida Kern, the mayor of Ansel, said.") == ["Ida Kern, the mayor of Ansel, said."]

"""Values for the tests of the analysis: documents built by hand."""

from __future__ import annotations

from newsdiff.analysis.types import Document, Line, Role, Span


def document(id: str, *lines: str, outlet: str = "", headline: str = "") -> Document:
    """A document of these lines; the headline, if any, is its first."""
    texts = ([headline] if headline else []) + list(lines)
    found, start = [], 0
    for number, text in enumerate(texts):
        role = Role.HEADLINE if headline and number == 0 else Role.BODY
        found.append(Line(Span(start, start + len(text)), role))
        start += len(text) + 1
    return Document(id, "\n".join(texts), tuple(found), outlet=outlet, headline=headline, path=f"{id}.txt")


FERRY = document(
    "ferry-a",
    "The ferry Halmar ran aground near Pell Island on Tuesday night with 212 people on board.",
    "Rescue boats brought all passengers to the harbour of Tessel by midnight, the coast guard said.",
    "Captain Orla Venn said the steering had failed. The ship was built in 1998.",
    outlet="Tessel Courier",
    headline="Ferry runs aground near Pell Island",
)
FERRY_ELSEWHERE = document(
    "ferry-b",
    "A ferry with 214 people on board ran aground off Pell Island late on Tuesday.",
    "Every passenger had been brought to Tessel harbour by midnight, according to the coast guard.",
    "Ticket prices on the route rose by a tenth in spring.",
    outlet="Northern Post",
)
HARVEST = document(
    "harvest",
    "Barley growers in the Morvane valley expect their best harvest for ten years.",
    "Mills pay more than last autumn, the growers' league wrote in its yearly review.",
    outlet="Farm Weekly",
)

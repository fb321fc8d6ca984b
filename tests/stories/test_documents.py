"""What a file does not say of itself is found out from its text."""

import pytest

from newsdiff.ingest import read
from newsdiff.stories.documents import document

BODY = "The old harbour crane of Talvern was pulled down on Monday after ninety years of work on the quay."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Crane pulled down\n\n{BODY}\n\n{BODY[:-1]}, the port said.", "Crane pulled down"),
        (f"{BODY}\n\nNobody was hurt, the port said, and the quay opened again at noon.", BODY[:70]),
    ],
)
def test_an_article_without_a_headline_is_called_by_its_opening(text, headline):
    found = document(read("crane.txt", text.encode()), id="crane").headline
    assert found.rstrip("…").startswith(headline)
    assert len(found) <= 90


def test_a_script_without_blanks_has_an_opening_too():
    text = "湖で渡し船が沈み、十一人が亡くなったと警察が発表した。" * 6
    found = document(read("fune.txt", text.encode()), id="fune").headline
    assert len(found) == 90
    assert text.startswith(found[:-1])

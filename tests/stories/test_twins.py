"""A text that is handed in twice is told before it is saved."""

import pytest

from newsdiff.stories.services.twins import twins
from newsdiff.stories.services.uploads import edit_upload, keep_lines
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = factories.ARTICLES["Harbour Post"]


def test_the_same_text_in_the_list_and_in_a_story_is_told(editor):
    factories.story("The bridge", {"Harbour Post": TEXT})
    first, again = factories.waiting(editor), factories.waiting(editor, "again.txt", f"Home\n\n{TEXT}\n\n")
    other = factories.waiting(editor, "gull.txt", factories.ARTICLES["Morning Gull"])
    found = twins([first, again, other])
    there = "“Talvern opens its new harbour bridge” of Harbour Post in the story “The bridge”"
    assert found == {first.pk: (there,), again.pk: ("post.txt in this list", there), other.pk: ()}


def test_the_copy_of_another_outlet_is_no_twin(editor):
    factories.story("The bridge", {"Harbour Post": TEXT})
    upload = edit_upload(factories.waiting(editor).pk, user=editor, fields={"outlet": "Morning Gull"})
    assert twins([upload])[upload.pk] == ()


def test_lines_that_are_taken_out_make_another_text(editor):
    first, again = factories.waiting(editor), factories.waiting(editor, "again.txt")
    again = keep_lines(again.pk, user=editor, starts={start for start, _, _ in again.lines[:-1]})
    assert twins([first, again])[again.pk] == ()

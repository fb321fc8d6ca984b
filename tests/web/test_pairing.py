"""Which two texts stand side by side unasked: of different origins, and those that differ most."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Alignment, Difference, Sentence, Story
from newsdiff.web.pages.pairing import best_pair
from newsdiff.web.results import Results, load
from tests.factories import ARTICLES, compared_story
from tests.web.test_contrasts import text_of

pytestmark = pytest.mark.django_db
NAMES = ("Harbour Post", "Morning Gull", "Upland Courier")


@pytest.fixture
def made() -> Story:
    """Three texts, of which the first two share most and nothing differs."""
    story = compared_story()
    Difference.objects.all().delete()
    return story


def loaded(made: Story) -> Results:
    return load(made, parts=("alignments", "differences"))


def best(made: Story, beside: str = "") -> list[str]:
    results = loaded(made)
    given = next((source for source in results.sources if source.outlet == beside), None)
    return [source.outlet for source in best_pair(results, beside=given)]


def differ(made: Story, one: str, other: str, *, strength: str = "conflict", kind: str = "number") -> None:
    a, b = (Sentence.objects.filter(version__article__outlet__name=name)[0] for name in (one, other))
    Difference.objects.create(
        run=made.current_run,
        a=a,
        a_start=a.start,
        a_end=a.end,
        b=b,
        b_start=b.start,
        b_end=b.end,
        kind=kind,
        strength=strength,
        score=1,
        because="It is so.",
    )


def test_without_a_difference_those_stand_there_that_share_most(made: Story) -> None:
    assert best(made) == ["Harbour Post", "Morning Gull"]
    Alignment.objects.all().delete()
    assert best(made) == ["Harbour Post", "Morning Gull"]


def test_conflicts_count_first_then_any_difference_then_what_is_shared(made: Story) -> None:
    differ(made, "Upland Courier", "Harbour Post", strength="detail")
    assert best(made) == ["Harbour Post", "Upland Courier"]
    differ(made, "Morning Gull", "Upland Courier")
    assert best(made) == ["Morning Gull", "Upland Courier"]
    for kind in ("name", "date"):
        differ(made, "Harbour Post", "Upland Courier", strength="detail", kind=kind)
    assert best(made) == ["Morning Gull", "Upland Courier"]
    differ(made, "Harbour Post", "Morning Gull")
    differ(made, "Harbour Post", "Upland Courier", kind="quote")
    assert best(made) == ["Harbour Post", "Upland Courier"]


def test_two_texts_of_which_nothing_stands_side_by_side_are_not_chosen_for_their_conflicts(
    made: Story,
) -> None:
    differ(made, "Upland Courier", "Harbour Post")
    assert best(made) == ["Harbour Post", "Upland Courier"]
    Alignment.objects.filter(a__version__article__outlet__name="Upland Courier").delete()
    Alignment.objects.filter(b__version__article__outlet__name="Upland Courier").delete()
    assert best(made) == ["Harbour Post", "Morning Gull"]


def test_a_further_text_on_a_side_of_a_difference_differs_too(made: Story) -> None:
    differ(made, "Harbour Post", "Morning Gull")
    row = Difference.objects.get()
    third = Sentence.objects.filter(version__article__outlet__name="Upland Courier")[0]
    row.others = [{"sentence": third.pk, "start": third.start, "end": third.end, "side": "a"}]
    row.save()
    differ(made, "Morning Gull", "Upland Courier", strength="detail")
    assert best(made) == ["Morning Gull", "Upland Courier"]


def test_of_a_text_that_is_given_the_other_is_found_by_the_same_rule(made: Story) -> None:
    differ(made, "Morning Gull", "Upland Courier")
    assert best(made, beside="Harbour Post") == ["Harbour Post", "Morning Gull"]
    differ(made, "Harbour Post", "Upland Courier", strength="detail")
    assert best(made, beside="Harbour Post") == ["Harbour Post", "Upland Courier"]


def test_copies_do_not_stand_side_by_side_unasked(client: Client) -> None:
    copy = ARTICLES["Harbour Post"].replace("40 ships", "90 ships")
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "A Copy": copy} | ARTICLES)
    origins = {source.outlet: source.origin for source in loaded(made).sources}
    assert origins["A Copy"] == origins["Harbour Post"]
    Difference.objects.all().delete()  # what is left is what is shared, and copies share most
    assert set(best(made)) != {"Harbour Post", "A Copy"}
    only = compared_story("Copies alone", {"Harbour Post": ARTICLES["Harbour Post"], "A Copy": copy})
    assert best(only) == ["A Copy", "Harbour Post"]
    page = text_of(client.get(reverse("compare", args=[only.slug])).content.decode())
    assert "A Copy and Harbour Post side by side" in page


def test_a_story_of_fewer_texts_has_no_pair() -> None:
    one = compared_story("One", {"Harbour Post": ARTICLES["Harbour Post"]})
    assert best(one) == ["Harbour Post"]
    assert best_pair(load(compared_story("None", {}))) == ()

"""What a story's page answers before any scrolling: on a laptop all of it, on a phone the most of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import FloatRect, Locator, Page, expect

from newsdiff.analysis.embedding import SentenceTransformerEmbedder
from newsdiff.stories.models import Story
from newsdiff.stories.services.runs import execute_run, queue_run
from newsdiff.stories.services.samples import load_sample, sample_folders
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.django_db(transaction=True)]
LAPTOP = {"width": 1366, "height": 768}
DESK = {"width": 1440, "height": 900}
HIGH = {"width": 1440, "height": 1000}
PHONE = {"width": 360, "height": 740}
SAMPLES = sample_folders(settings.BASE_DIR / "seeds")


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(params=SAMPLES, ids=lambda folder: str(folder.name))
def sample(request: pytest.FixtureRequest, embedder: SentenceTransformerEmbedder) -> Story:
    folder: Path = request.param
    load_sample(folder)
    made = Story.objects.get(slug=folder.name)
    assert execute_run(queue_run(made.pk).pk, embedder=embedder).done
    made.refresh_from_db()
    return made


def box(shown: Locator) -> FloatRect:
    found = shown.bounding_box()
    assert found
    return found


def bottom(shown: Locator) -> float:
    return box(shown)["y"] + box(shown)["height"]


def stand_side_by_side(page: Page) -> bool:
    """Whether of each difference the words of both are in the same rows, one beside the other."""
    pairs = [
        [box(side) for side in duel.locator(".duel-side").all()]
        for duel in page.locator("#sharpest .duel").all()
    ]
    return all(left["y"] == right["y"] and left["x"] + left["width"] <= right["x"] for left, right in pairs)


def test_figures_bar_and_differences_stand_above_the_fold(open_page: OpenPage, sample: Story) -> None:
    page = open_page(sample.get_absolute_url(), viewport=LAPTOP)
    duels = page.locator("#sharpest .duel")
    expect(duels.filter(has=page.locator(".m-value"))).to_have_count(3)
    assert bottom(page.locator(".bar-key")) < bottom(duels.last) <= LAPTOP["height"]
    assert stand_side_by_side(page)
    far, near = page.locator(".duel .m-far"), page.locator(".duel .m-near")
    assert far.count() >= near.count() > 0
    expect(far.locator("visible=true")).to_have_count(0)
    expect(near.first).to_be_visible()
    page.set_viewport_size(DESK)
    assert bottom(duels.last) <= DESK["height"]
    page.set_viewport_size(HIGH)
    expect(far.first).to_be_visible()
    expect(near.locator("visible=true")).to_have_count(0)
    assert bottom(duels.last) <= HIGH["height"]
    page.set_viewport_size(PHONE)
    assert bottom(page.locator(".bar-key")) <= 0.6 * PHONE["height"]
    assert bottom(duels.nth(1)) <= PHONE["height"]
    expect(duels.nth(2).locator(".duel-kind .state")).to_be_in_viewport()
    assert stand_side_by_side(page)
    sizes = page.locator(".duel p, .answer").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 13

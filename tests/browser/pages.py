"""Every page of the app with an address of its own, read from the urls: a new one can't be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import URLPattern, reverse

from newsdiff.stories.models import AnalysisRun, Story, Upload
from newsdiff.stories.services.edits import open_edit
from newsdiff.stories.services.importing import import_drafts
from newsdiff.stories.services.runs import queue_run
from newsdiff.stories.services.uploads import add_uploads
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.urls import urlpatterns
from tests.factories import ARTICLES, compared_story, draft, staff, story

# Addresses that answer with no page: downloads, what machines read, and where forms lead.
NO_PAGES = {
    "comparison_json",
    "favicon",
    "robots",
    "publish",
    "take_back",
    "take_back_flag",
    "analyse",
    "edit",
    "restore_upload",
}
# What is asked for where the bare address shows little.
QUERIES = {"search": "?q=bridge", "matrix": "?sort=outlet"}
APART = {
    "Harbour Post": ARTICLES["Harbour Post"],
    "Orle News": "Snow near Orle\n\nHeavy snowfall closed three mountain passes overnight.\n",
}


@dataclass(frozen=True)
class World:
    """A compared story with its pages, stories in other states, and who may see all of them."""

    made: Story
    draft: Story
    waiting: Story
    failed: Story
    single: Story
    empty: Story
    unnamed: Story
    apart: Story
    upload: Upload
    edit: Upload
    editor: User

    @classmethod
    def build(
        cls, articles: dict[str, str] = ARTICLES, title: str = "The harbour bridge of Talvern"
    ) -> World:
        editor = staff("editor", superuser=True)
        (upload,) = add_uploads(editor, [("bridge.txt", ARTICLES["Harbour Post"].encode())]).uploads
        waiting = story("Waits for its comparison")
        queue_run(waiting.pk)
        failed = compared_story("Could not be compared again")
        AnalysisRun.objects.create(story=failed, state="failed", error="The model is missing. Install it.")
        unnamed = story("Texts of which nobody says who wrote them", {})
        import_drafts(
            [draft(text, name=f"{n}.txt") for n, text in enumerate(ARTICLES.values())], story=unnamed
        )
        made = compared_story(title, articles)
        return cls(
            made=made,
            draft=story("A draft", published=False),
            waiting=waiting,
            failed=failed,
            single=story("A single text", {"Harbour Post": ARTICLES["Harbour Post"]}),
            empty=story("An empty one", {}),
            unnamed=unnamed,
            apart=compared_story("Two events in one", APART),
            upload=upload,
            edit=open_edit(made.articles.order_by("pk")[0].pk, user=editor),
            editor=editor,
        )

    def addresses(self) -> dict[str, str]:
        """By name. Fails on a page that nobody has said how to reach."""
        found = {}
        for pattern in urlpatterns:
            assert isinstance(pattern, URLPattern)
            name = str(pattern.name)
            if name not in NO_PAGES:
                found[name] = self._address(name) + QUERIES.get(name, "")
        for name in ("draft", "waiting", "failed", "single", "empty", "unnamed", "apart"):
            found[name] = getattr(self, name).get_absolute_url()
        found["edit"] = reverse("upload_preview", args=[self.edit.pk])
        return found | {"nothing-found": "/search/?q=zzyzx&since=x", "missing": "/nowhere/"}

    def _address(self, name: str) -> str:
        assert self.made.current_run is not None
        slug = self.made.slug
        article = self.made.articles.order_by("pk")[0]
        claim = self.made.current_run.claims.order_by("position")[0]
        sentence = claim.members.all()[0].sentence_id
        reached: dict[str, Callable[[], str]] = {
            "outlet": lambda: reverse(name, args=[article.outlet_id]),
            "article": lambda: reverse(name, args=[slug, article.pk]),
            "claim": lambda: reverse(name, args=[slug, claim.key]),
            "matrix_claim": lambda: reverse(name, args=[slug, claim.key]),
            "difference": self._difference,
            "matrix_difference": lambda: self._difference().replace("/differences/", "/matrix/differences/"),
            "flag": lambda: f"{reverse(name, args=[slug])}?sentence={sentence}",
            "name_outlets": lambda: reverse(name, args=[self.unnamed.slug]),
            "upload_preview": lambda: reverse(name, args=[self.upload.pk]),
        }
        of_story = "story progress compare matrix wording pictures delete".split()
        reached |= dict.fromkeys(of_story, lambda: reverse(name, args=[slug]))
        return reached.get(name, lambda: reverse(name))()

    def _difference(self) -> str:
        """The page of a difference that names no claim."""
        found = StoryPage.build(self.made).conflicts.rows
        return next(contrast.href for contrast in found if not contrast.in_claim)

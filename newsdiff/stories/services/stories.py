"""Making, publishing and deleting stories."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from newsdiff.ingest.fields import one_line
from newsdiff.stories.models import Article, Claim, Story
from newsdiff.stories.models.sources import LONGEST_TITLE

SLUG_LENGTH = 100


class StoryRefused(Exception):
    """The story can't be made as asked; the message names the field."""


@dataclass(frozen=True)
class StoryChange:
    """What became of a story. `changed` is False where it was so already."""

    story: Story
    changed: bool


def create_story(
    title: str, *, description: str = "", slug: str = "", sample: bool = False, publish: bool = False
) -> Story:
    """A new story, its address made of its title and numbered where another story has it."""
    title = one_line(title)
    if not title:
        raise StoryRefused("title: a story needs one.")
    if len(title) > LONGEST_TITLE:
        raise StoryRefused(f"title: has {len(title)} characters; at most {LONGEST_TITLE} are taken.")
    base = slug_of(slug or title) or "story"
    taken = set(Story.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    state = Story.State.PUBLISHED if publish else Story.State.DRAFT
    number = 1
    while True:
        candidate = base if number == 1 else f"{base}-{number}"
        number += 1
        if candidate in taken:
            continue
        try:
            with transaction.atomic():
                return Story.objects.create(
                    title=title, slug=candidate, description=description, sample=sample, state=state
                )
        except IntegrityError:  # another process took this address meanwhile
            taken.add(candidate)


def publish_story(story_id: int) -> StoryChange:
    """Let everybody read the story."""
    return _set_state(story_id, Story.State.PUBLISHED)


def take_back_story(story_id: int) -> StoryChange:
    """Show the story to staff only. Nothing of it is lost."""
    return _set_state(story_id, Story.State.DRAFT)


def _set_state(story_id: int, state: Story.State) -> StoryChange:
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story_id)
        changed = story.state != state
        if changed:
            story.state = state
            story.save(update_fields=["state", "updated"])
    return StoryChange(story, changed)


def delete_story(story_id: int) -> int:
    """Delete the story with its articles, runs and flags; how many articles that were. Outlets stay."""
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story_id)
        articles = story.articles.count()
        story.delete()
    return articles


def delete_articles(article_ids: Collection[int]) -> tuple[int, ...]:
    """Delete the articles with their texts and flags; the stories that had them, in order.

    A comparison that lacks one of its articles would be half of one: each story waits without any until its
    next one is done, which the caller requests. Of older comparisons go the claims that the articles told."""
    articles = Article.objects.filter(pk__in=article_ids)
    with transaction.atomic():
        found = Story.objects.filter(pk__in=articles.values("story")).order_by("pk")
        stories = tuple(found.select_for_update().values_list("pk", flat=True))
        Story.objects.filter(pk__in=stories).update(current_run=None)
        Claim.objects.filter(members__sentence__version__article__in=articles).delete()
        articles.delete()
    return stories


def slug_of(words: str) -> str:
    """An address of the words in their own script, Latin letters without accents; empty without any letter.

    Dashes and slashes part words, where Django's slugify would join them; and it drops the vowel signs of
    scripts that write them as marks."""
    plain = "".join(map(_plain, unicodedata.normalize("NFC", words)))
    parted = re.sub(r"[–—/⁄·…\s]", "-", plain).casefold()  # "ß" is "ss"
    kept = "".join(letter for letter in parted if letter.isalnum() or letter in "-_" or _is_sign(letter))
    return re.sub(r"-+", "-", kept).strip("-_")[:SLUG_LENGTH].strip("-")


def _plain(letter: str) -> str:
    """What a letter is made of ("ﬁ"), without accents where every keyboard has it then; of a symbol ("™")
    nothing, a fraction apart from a whole number before it ("1½")."""
    if unicodedata.category(letter).startswith("S"):
        return ""
    parts = unicodedata.normalize("NFKC", letter)
    if any(map(_is_sign, parts)):
        return letter  # Thai has one that would come apart
    bases = ((unicodedata.normalize("NFKD", part)[0], part) for part in parts)
    plain = "".join(base if base.isascii() else part for base, part in bases)
    return f" {plain}" if "⁄" in plain else plain


def _is_sign(letter: str) -> bool:
    """Whether it is a mark of one script, such as a vowel sign; accents go with any."""
    general = unicodedata.name(letter, "").startswith(("COMBINING ", "VARIATION SELECTOR"))
    return unicodedata.category(letter).startswith("M") and not general

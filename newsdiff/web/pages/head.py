"""What every page of a story says of it: the line above the page and the ways to read it."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.stories.models import Story


@dataclass(frozen=True, slots=True)
class StoryHead:
    title: str
    slug: str
    href: str
    sample: bool
    draft: bool

    @classmethod
    def of(cls, story: Story) -> StoryHead:
        return cls(
            title=story.title,
            slug=story.slug,
            href=story.get_absolute_url(),
            sample=story.sample,
            draft=story.state == Story.State.DRAFT,
        )

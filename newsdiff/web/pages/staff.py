"""What staff see before they delete a story."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.stories.models import Flag, Story


@dataclass(frozen=True, slots=True)
class DeletePage:
    title: str
    slug: str
    story_href: str
    articles: int
    flags: int
    sample: bool

    @classmethod
    def build(cls, story: Story) -> DeletePage:
        return cls(
            title=story.title,
            slug=story.slug,
            story_href=story.get_absolute_url(),
            articles=story.articles.count(),
            flags=Flag.objects.filter(version__article__story=story).count(),
            sample=story.sample,
        )

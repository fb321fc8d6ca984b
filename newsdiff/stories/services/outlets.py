"""Outlets by their names, and names for those that nobody has named yet."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from newsdiff.ingest import Draft
from newsdiff.ingest.fields import LONGEST, one_line
from newsdiff.stories.documents import unnamed_outlet
from newsdiff.stories.models import Outlet, Story
from newsdiff.stories.services.stories import slug_of


class NamesRefused(Exception):
    """`reasons` says, by article id, why its outlet can't be called so."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__("; ".join(reasons.values()))
        self.reasons = reasons


def outlet_named(name: str) -> Outlet:
    """The outlet that somebody calls so, whatever the case, made where there is none."""
    return _found_or_made(one_line(name), named=True)


def outlet_for(draft: Draft) -> Outlet:
    """What stands for the outlet of a draft of which nobody knows who wrote it."""
    return _found_or_made(unnamed_outlet(draft), named=False)


def name_outlets(story_id: int, names: Mapping[int, str]) -> int:
    """Say who wrote articles of the story whose outlet is not named, by article id; how many were changed.

    An empty name leaves its article as it is. The name is the article's: another story may have a file of the
    same name from somebody else. The caller requests the analysis where any was changed. Raises NamesRefused
    with every name that can't be taken."""
    given = {article: one_line(name) for article, name in names.items()}
    longest = LONGEST["outlet"]
    if wrong := {article: name for article, name in given.items() if len(name) > longest}:
        raise NamesRefused(
            {key: f"has {len(name)} characters; at most {longest} are taken." for key, name in wrong.items()}
        )
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story_id)
        articles = story.articles.filter(pk__in=given, outlet__named=False).select_for_update(of=("self",))
        changed = [article for article in articles if given[article.pk]]
        for article in changed:
            article.outlet = outlet_named(given[article.pk])
            article.save(update_fields=["outlet"])
        forget_unused()
    return len(changed)


def forget_unused() -> None:
    """Drop what stood for outlets that have got their names."""
    Outlet.objects.filter(named=False, articles=None).delete()


def _found_or_made(name: str, *, named: bool) -> Outlet:
    same = Outlet.objects.filter(name__iexact=name, named=named)
    if found := same.first():
        return found
    base = slug_of(name) or "outlet"
    number = 1
    while True:
        slug = base if number == 1 else f"{base}-{number}"
        number += 1
        try:
            with transaction.atomic():
                return Outlet.objects.create(name=name, slug=slug, named=named)
        except IntegrityError:
            if found := same.all().first():
                return found

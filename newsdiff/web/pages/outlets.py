"""Outlets and how they stand in the published stories: counts with their base, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse

from newsdiff.stories.models import Outlet
from newsdiff.web.outletcounts import Standing, counted_articles, standings

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class OutletRow:
    name: str
    href: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """Samples stand apart: their outlets are invented."""

    rows: tuple[OutletRow, ...]
    samples: tuple[OutletRow, ...]
    more_samples: bool
    number: int
    pages: int
    previous: int | None
    next: int | None

    @property
    def all_small(self) -> bool:
        """Whether to say of the whole page that its bases are small, instead of each row."""
        return all(row.standing.small for row in self.rows + self.samples)

    @classmethod
    def build(cls, number: str) -> OutletsPage:
        part = Paginator(_outlets(sample=False), PER_PAGE).get_page(number)
        samples = list(_outlets(sample=True)[: PER_PAGE + 1])
        rows = _rows([*part.object_list, *samples[:PER_PAGE]])
        return cls(
            rows=rows[False],
            samples=rows[True],
            more_samples=len(samples) > PER_PAGE,
            number=part.number,
            pages=part.paginator.num_pages,
            previous=part.previous_page_number() if part.has_previous() else None,
            next=part.next_page_number() if part.has_next() else None,
        )


def _outlets(*, sample: bool) -> QuerySet[Outlet]:
    """Those of which something is counted, by name."""
    articles = counted_articles(Q(outlet=OuterRef("pk"), story__sample=sample))
    return Outlet.objects.filter(Exists(articles), named=True).order_by(Lower("name"), "pk")


def _rows(outlets: Iterable[Outlet]) -> dict[bool, tuple[OutletRow, ...]]:
    """How the outlets stand, in their order: in the stories that are no samples, and in those that are."""
    shown = {outlet.pk: outlet for outlet in outlets}
    found = standings("outlet", "story__sample", where=Q(outlet__in=list(shown)))
    return {
        sample: tuple(
            OutletRow(outlet.name, reverse("outlet", args=[pk]), found[pk, sample])
            for pk, outlet in shown.items()
            if (pk, sample) in found
        )
        for sample in (False, True)
    }

"""Who calls whom what: the labels of a run, by referent and then by word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from newsdiff.stories.models import Label
from newsdiff.web.results import LOADED, Results

TELLING = 6  # names of one referent where there is room for a glance only


@dataclass(frozen=True, slots=True)
class Use:
    """One outlet's use of a label; `href` leads to the first of the `sentences` with it."""

    outlet: str
    slug: str
    count: int
    href: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    text: str
    kind: str
    uses: tuple[Use, ...]

    @property
    def loaded(self) -> bool:
        return self.kind == LOADED


@dataclass(frozen=True, slots=True)
class Referent:
    name: str
    variants: tuple[Variant, ...]

    @property
    def varied(self) -> bool:
        return len(self.variants) > 1

    @property
    def telling(self) -> tuple[Variant, ...]:
        """The few that say most: what most texts use, and the loaded ones, in the order of the ledger."""
        few = sorted(self.variants, key=lambda variant: (not variant.loaded, _rank(variant)))[: TELLING // 2]
        few += [variant for variant in self.variants if variant not in few][: TELLING - len(few)]
        return tuple(variant for variant in self.variants if variant in few)

    @property
    def untold(self) -> int:
        return len(self.variants) - len(self.telling)


def ledger(results: Results) -> tuple[Referent, ...]:
    """Referents in the order of how many words they are called by, variants by how many outlets use them."""
    grouped: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for row in results.rows.labels:
        if row.version_id in results.by_version:
            grouped[row.referent][row.text.casefold()].append(row)
    found = [
        Referent(name, tuple(sorted((_variant(results, rows) for rows in words.values()), key=_rank)))
        for name, words in grouped.items()
    ]
    return tuple(
        sorted(found, key=lambda referent: (-_loaded(referent), -len(referent.variants), referent.name))
    )


def _loaded(referent: Referent) -> int:
    return sum(variant.loaded for variant in referent.variants)


def _rank(variant: Variant) -> tuple[bool, int, int, str]:
    return variant.loaded, -len(variant.uses), -sum(use.count for use in variant.uses), variant.text


def _variant(results: Results, rows: list[Label]) -> Variant:
    commonest = max(rows, key=lambda row: row.count)
    uses = []
    for row in sorted(rows, key=lambda row: (-row.count, row.pk)):
        source = results.by_version[row.version_id]
        known = tuple(sentence for sentence in row.sentences if sentence in results.sentences)
        href = results.place_href(known[0]) if known else source.href
        uses.append(Use(source.outlet, source.outlet_slug, row.count, href, known))
    kind = LOADED if any(row.kind == LOADED for row in rows) else commonest.kind
    return Variant(commonest.text, kind, tuple(uses))

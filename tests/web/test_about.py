"""How this works: every rule is on the page, and every figure in the measurements."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from newsdiff.analysis import details, framing
from newsdiff.analysis.types import Kind
from newsdiff.stories.models import Flag
from newsdiff.web.measured import MEASURED, Measure
from newsdiff.web.pages.about import AboutPage, rule_of
from newsdiff.web.words import KINDS, cue_word
from tests.web.test_limits import queries

pytestmark = pytest.mark.django_db


def shown(client: Client) -> str:
    return client.get(reverse("about")).content.decode()


@pytest.mark.parametrize("module", [*details.RULES, *framing.CUES], ids=lambda module: module.__name__)
def test_the_rule_of_every_mark_is_on_the_page_with_its_limits(client: Client, module: ModuleType) -> None:
    rule = rule_of(module, cue_word(module.NAME) if module in framing.CUES else "")
    assert all((rule.what, rule.method, rule.limits))
    page = shown(client)
    assert escape(rule.what) in page
    assert escape(rule.method) in page
    assert escape(rule.limits) in page


def test_a_new_cue_stands_on_the_page_by_itself(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cue = ModuleType(
        "shouting", "Shouting: words in capitals.\n\nMethod: looks for `CAPITALS`. Limits: names."
    )
    cue.NAME = "shouting words"  # type: ignore[attr-defined]
    monkeypatch.setattr(framing, "CUES", (*framing.CUES, cue))
    (rule,) = AboutPage.build().cues[-1:]
    assert (rule.name, rule.what) == ("shouting words", "Words in capitals.")
    assert (rule.method, rule.limits) == ("Looks for CAPITALS.", "Names.")
    assert "Shouting words." in shown(client)


def test_every_kind_of_difference_has_its_word_on_the_page(client: Client) -> None:
    page = shown(client)
    for kind in Kind:
        assert KINDS[kind] in page


@pytest.mark.parametrize("measure", MEASURED, ids=lambda measure: measure.what)
def test_every_figure_rests_on_a_passage_of_the_measurements(client: Client, measure: Measure) -> None:
    written = " ".join((settings.BASE_DIR / "docs" / "quality.md").read_text(encoding="utf-8").split())
    assert measure.passage in written, "docs/quality.md has changed: look at newsdiff/web/measured.py"
    assert measure.figure in shown(client)


def test_a_cue_is_called_by_one_word_however_it_is_spelt() -> None:
    assert cue_word("report verb") == cue_word("report-verb") == "reporting verb"


def test_the_page_asks_the_database_for_nothing(client: Client) -> None:
    assert queries(client, reverse("about")) == 0


def test_the_kinds_of_flags_are_those_that_the_form_has(client: Client) -> None:
    page = client.get(reverse("about")).content.decode()
    assert ", ".join(map(str, Flag.Kind.labels)) in page

"""The legend stands on each page that shows a mark or a state, and elsewhere a link to what explains them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.pages import World

pytestmark = pytest.mark.django_db
MARKS = ("value", "framing", "framing-quoted")
MARKED = re.compile(rf'class="(?:[^"]* )?(?:state-\w+|m-(?:{"|".join(MARKS)}))[ "]')


def test_each_page_that_shows_marks_has_the_legend_and_each_other_leads_to_it(client: Client) -> None:
    world = World.build()
    client.force_login(world.editor)
    with_marks, without = set(), set()
    for name, address in world.addresses().items():
        shown = client.get(address, follow=True).content.decode()
        main, _, foot = shown.partition("</main>")
        assert f'href="{reverse("about")}"' in foot, name
        if MARKED.search(main):
            with_marks.add(name)
            assert 'id="legend"' in foot, name
        else:
            without.add(name)
    assert with_marks >= {
        "stories", "about", "search", "story", "compare", "matrix", "wording", "pictures", "article", "claim",
        "difference",
    }  # fmt: skip
    assert without >= {"missing", "progress", "upload", "empty", "waiting"}


def test_the_legend_shows_every_mark_and_every_state_of_a_sentence(client: Client) -> None:
    world = World.build()
    page = client.get(world.made.get_absolute_url()).content.decode()
    legend = re.search(r'<dl class="legend".*?</dl>', page, re.DOTALL)
    assert legend
    for name in MARKS:
        assert f'class="m-{name}"' in legend[0], name
    for state in ("agrees", "differs", "wording", "told", "only"):
        assert f"state-{state}" in legend[0], state

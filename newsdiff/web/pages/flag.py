"""The form with which a reader flags a sentence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newsdiff.stories.models import Sentence, Story
from newsdiff.web.faults import Fault, form_faults
from newsdiff.web.forms.flag import FlagForm
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.reported import Reported, shown_on
from newsdiff.web.words import counted


@dataclass(frozen=True, slots=True)
class Beside:
    """The sentence of another text that the flagged one stands beside."""

    sentence: int
    text: str
    outlet: str
    language: str


@dataclass(frozen=True, slots=True)
class FlagPage:
    """`refused` says why no flag is taken at all; `done` that this one was, `instead` that it took the
    place of one with another comment, `again` that it is there already. `flags` are those on the sentence
    that the reader sees; `at` tells apart forms for one sentence on one page."""

    story: StoryHead
    sentence: int
    at: str
    text: str
    outlet: str
    language: str
    beside: Beside | None
    back_href: str
    form: FlagForm
    refused: str = ""
    done: bool = False
    instead: bool = False
    again: bool = False
    flags: tuple[Reported, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        refused = (Fault("", self.refused),) if self.refused else ()
        return refused + form_faults(self.form, whole="")

    @property
    def announced(self) -> str:
        """What became of the flag, for whoever hears the page, or that there is a form for one."""
        if self.done:
            return f"{'Your new comment is kept. ' if self.instead else ''}Your flag waits for a moderator."
        if self.again:
            return "This flag is there already; nothing new was kept."
        if self.faults:
            return f"The flag was not sent: {counted(len(self.faults), 'problem')}."
        return f"A form to flag a sentence of {self.outlet}."

    @classmethod
    def build(
        cls,
        story: Story,
        sentence: Sentence,
        beside: Sentence | None,
        form: FlagForm,
        *,
        at: str = "",
        refused: str = "",
        done: bool = False,
        instead: bool = False,
        again: bool = False,
        sent: Collection[int] = (),
    ) -> FlagPage:
        article = sentence.version.article
        return cls(
            story=StoryHead.of(story),
            sentence=sentence.pk,
            at=at,
            text=sentence.text,
            outlet=article.outlet.byword,
            language=article.language,
            beside=_beside(beside) if beside else None,
            back_href=f"{article.get_absolute_url()}#s-{sentence.pk}",
            form=form,
            refused=refused,
            done=done,
            instead=instead,
            again=again,
            flags=shown_on(sentence, story.slug, sent),
        )


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of taking a flag back, and the `flags` that are left on its sentence."""

    announced: str
    sentence: int
    flags: tuple[Reported, ...]


def _beside(sentence: Sentence) -> Beside:
    article = sentence.version.article
    return Beside(sentence.pk, sentence.text, article.outlet.byword, article.language)

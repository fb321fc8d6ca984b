"""The form with which a reader flags a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.stories.models import Sentence, Story
from newsdiff.web.faults import Fault, form_faults
from newsdiff.web.forms.flag import FlagForm
from newsdiff.web.pages.head import StoryHead


@dataclass(frozen=True, slots=True)
class Beside:
    """The sentence of another text that the flagged one stands beside."""

    sentence: int
    text: str
    outlet: str
    language: str


@dataclass(frozen=True, slots=True)
class FlagPage:
    """`refused` says why no flag is taken at all; `done` that this one was."""

    story: StoryHead
    sentence: int
    text: str
    outlet: str
    language: str
    beside: Beside | None
    back_href: str
    form: FlagForm
    refused: str = ""
    done: bool = False

    @property
    def faults(self) -> tuple[Fault, ...]:
        refused = (Fault("", self.refused),) if self.refused else ()
        return refused + form_faults(self.form, whole="")

    @classmethod
    def build(
        cls,
        story: Story,
        sentence: Sentence,
        beside: Sentence | None,
        form: FlagForm,
        *,
        refused: str = "",
        done: bool = False,
    ) -> FlagPage:
        article = sentence.version.article
        return cls(
            story=StoryHead.of(story),
            sentence=sentence.pk,
            text=sentence.text,
            outlet=article.outlet.byword,
            language=article.language,
            beside=_beside(beside) if beside else None,
            back_href=f"{article.get_absolute_url()}#s-{sentence.pk}",
            form=form,
            refused=refused,
            done=done,
        )


def _beside(sentence: Sentence) -> Beside:
    article = sentence.version.article
    return Beside(sentence.pk, sentence.text, article.outlet.byword, article.language)

"""Readers' flags as pages show them: to everybody once they are approved, before that to their sender."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.stories.models import Flag, Sentence
from newsdiff.web.marks import Marked


@dataclass(frozen=True, slots=True)
class Reported:
    """A flag beside one of the sentences that it is on. `state` is how it stands; while it waits, its sender
    takes it back at `take_back_href`."""

    sentence: int
    words: str
    kind: str
    comment: str
    state: str
    take_back_href: str

    @property
    def waits(self) -> bool:
        return self.state == Flag.State.PENDING

    @property
    def approved(self) -> bool:
        return self.state == Flag.State.APPROVED

    @classmethod
    def of(cls, flag: Flag, sentence: int, slug: str) -> Reported:
        return cls(
            sentence=sentence,
            words=flag.words,
            kind=flag.get_kind_display(),
            comment=flag.comment,
            state=flag.state,
            take_back_href=reverse("take_back_flag", args=[slug, flag.pk]),
        )


def reported(sentence: Sentence, flags: Iterable[Flag], slug: str) -> tuple[Reported, ...]:
    """Those of the flags on the text of a sentence that are on it."""
    return tuple(Reported.of(flag, sentence.pk, slug) for flag in flags if _on(flag, sentence))


def shown_on(sentence: Sentence, slug: str, sent: Collection[int]) -> tuple[Reported, ...]:
    """What a reader who has `sent` these flags sees of all on a sentence."""
    flags = Flag.objects.shown_to(sent).filter(version=sentence.version_id)
    return reported(sentence, flags, slug)


def flag_marks(sentence: Sentence, flags: Iterable[Flag]) -> list[Marked]:
    """The words that flags are on, as far as everybody sees these. What waits stands beside its sentence: it
    comes and goes without the text."""
    return [
        Marked(flag.start, flag.end, "flag")
        for flag in flags
        if flag.state == Flag.State.APPROVED and _on(flag, sentence)
    ]


def _on(flag: Flag, sentence: Sentence) -> bool:
    return flag.start < sentence.end and sentence.start < flag.end

"""Readers' flags as pages show them: to everybody once they are approved, before that to their sender."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from newsdiff.stories.models import Flag


@dataclass(frozen=True, slots=True)
class Reported:
    """A flag. `state` is how it stands; while it waits, its sender takes it back at `take_back_href`."""

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
    def of(cls, flag: Flag, slug: str) -> Reported:
        return cls(
            words=flag.words,
            kind=flag.get_kind_display(),
            comment=flag.comment,
            state=flag.state,
            take_back_href=reverse("take_back_flag", args=[slug, flag.pk]),
        )

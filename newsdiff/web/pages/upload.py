"""Uploads that wait to be looked at, and one of them line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from django.utils import timezone

from newsdiff.analysis.types import Role
from newsdiff.stories.models import Story, Upload
from newsdiff.stories.services.twins import replaced, twins
from newsdiff.stories.services.uploads import problem
from newsdiff.web.faults import Fault, form_faults
from newsdiff.web.forms.upload import FieldsForm, StoryForm, UploadForm
from newsdiff.web.pages.staff import known_outlets
from newsdiff.web.words import role_word


@dataclass(frozen=True, slots=True)
class Waiting:
    """`problem` says why it can't be saved as it is, `twins` where else its text is, `replaces` which
    texts with its address make room for it; `picked`: its box is ticked.
    `waits` is the day of its coming where that was not today.
    `written` is an outlet's name that could not be taken, `wrong` why."""

    pk: int
    name: str
    outlet: str
    suggested: str  # for the outlet, by the copyright line
    written: str
    wrong: str
    headline: str
    kept: int
    dropped: int
    notes: tuple[str, ...]
    problem: str
    twins: tuple[str, ...]
    replaces: tuple[str, ...]
    picked: bool
    looked_at: bool
    waits: date | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved where others could not be."""

    articles: int
    title: str
    href: str

    @classmethod
    def into(cls, story: Story, articles: int) -> Saved:
        return cls(articles, story.title, story.get_absolute_url())


@dataclass(frozen=True, slots=True)
class UploadPage:
    """`known` are the outlets that are offered while one is written."""

    form: UploadForm
    story_form: StoryForm
    waiting: tuple[Waiting, ...]
    refused: tuple[Fault, ...]
    saved: Saved | None
    known: tuple[str, ...]

    @property
    def twins(self) -> bool:
        return any(upload.twins for upload in self.waiting)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was refused, then what is wrong with the fields as they stand on the page."""
        outlets = (
            Fault(f"Outlet of {one.headline or one.name}", one.wrong, f"#outlet-{one.pk}")
            for one in self.waiting
            if one.wrong
        )
        of_story, of_form = (form_faults(form, whole="#id_text") for form in (self.story_form, self.form))
        return (*self.refused, *outlets, *of_story, *of_form)

    @classmethod
    def build(
        cls,
        uploads: Iterable[Upload],
        *,
        form: UploadForm,
        story_form: StoryForm,
        refused: Iterable[Fault] = (),
        saved: Saved | None = None,
        picked: Collection[int] | None = None,
        written: Mapping[int, str] = {},
        wrong: Mapping[int, str] = {},
    ) -> UploadPage:
        """`picked` are the keys of those that were ticked; without it, those that somebody has looked at and
        that can be saved are: nothing gets into a story unseen. `written`
        are outlets' names by upload id, `wrong` why some can't be taken."""
        uploads = list(uploads)
        elsewhere, replaces = twins(uploads), replaced(uploads)
        waiting = tuple(
            replace(
                _waiting(upload, elsewhere[upload.pk], replaces[upload.pk], picked),
                written=written.get(upload.pk, ""),
                wrong=wrong.get(upload.pk, ""),
            )
            for upload in uploads
        )
        return cls(form, story_form, waiting, tuple(refused), saved, known_outlets() if waiting else ())


@dataclass(frozen=True, slots=True)
class PreviewLine:
    start: int
    text: str
    role: str
    kept: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`story_form` is None for the edit of an article, which is at `article_href`."""

    pk: int
    name: str
    article_href: str
    encoding: str
    notes: tuple[str, ...]
    twins: tuple[str, ...]
    replaces: tuple[str, ...]
    lines: tuple[PreviewLine, ...]
    form: FieldsForm
    story_form: StoryForm | None
    refused: tuple[Fault, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with no field is wrong with the lines."""
        forms = filter(None, (self.form, self.story_form))
        return self.refused + tuple(chain.from_iterable(form_faults(form, whole="#lines") for form in forms))

    @property
    def kept(self) -> int:
        return sum(line.kept for line in self.lines)

    @classmethod
    def build(
        cls,
        upload: Upload,
        *,
        form: FieldsForm,
        story_form: StoryForm | None,
        refused: Iterable[Fault] = (),
    ) -> PreviewPage:
        return cls(
            pk=upload.pk,
            name=upload.name,
            article_href=upload.article.get_absolute_url() if upload.article else "",
            encoding=upload.encoding,
            notes=tuple(upload.notes),
            twins=twins([upload])[upload.pk],
            replaces=() if upload.article else replaced([upload])[upload.pk],
            lines=tuple(
                PreviewLine(start, upload.text[start:end], role_word(role), Role(role).kept)
                for start, end, role in upload.lines
            ),
            form=form,
            story_form=story_form,
            refused=tuple(refused),
        )


def _waiting(
    upload: Upload,
    elsewhere: tuple[str, ...],
    replaces: tuple[str, ...],
    picked: Collection[int] | None,
) -> Waiting:
    kept = sum(Role(role).kept for _, _, role in upload.lines)
    wrong = problem(upload)
    return Waiting(
        pk=upload.pk,
        name=upload.name,
        outlet=upload.fields.get("outlet", ""),
        suggested=upload.fields.get("suggested", ""),
        written="",
        wrong="",
        headline=upload.fields.get("headline", ""),
        kept=kept,
        dropped=len(upload.lines) - kept,
        notes=tuple(upload.notes),
        problem=wrong,
        twins=elsewhere,
        replaces=replaces,
        picked=upload.looked_at and not wrong if picked is None else upload.pk in picked,
        looked_at=upload.looked_at,
        waits=came if (came := timezone.localdate(upload.created)) < timezone.localdate() else None,
    )

"""What staff hand in: text or files, the fields of an article, and the story to put them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from newsdiff.ingest.fields import LONGEST
from newsdiff.stories.models import Story
from newsdiff.stories.models.sources import LONGEST_TITLE


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once. What is wrong with one of them is told by the service, by its name."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [file for file in data or [] if file]


def _field(name: str, *, label: str = "", help_text: str = "") -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST[name], label=label or None, help_text=help_text)


class FieldsForm(forms.Form):
    """The fields of an article, checked by the service that takes them."""

    outlet = _field("outlet")
    headline = _field("headline")
    byline = _field("byline")
    published = _field("published", help_text="Such as 2025-03-07 or 2025-03-07 09:30.")
    url = _field("url", label="Address")
    language = _field("language", help_text="A code such as en or pt-BR.")


class UploadForm(FieldsForm):
    text = forms.CharField(
        required=False,
        label="Text",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="The page as you copied it, menus and all: what is not the article is sorted out next.",
    )
    chosen = FilesField(
        required=False,
        label="Files",
        help_text="Several .txt, .md or .html at once.",
        widget=FilesInput(attrs={"accept": ".txt,.md,.html,.htm"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text") and not cleaned.get("chosen"):
            raise forms.ValidationError("Paste a text or choose files.")
        return cleaned


class StoryForm(forms.Form):
    """The story that uploads are saved into; it offers what this user may do."""

    story = forms.ModelChoiceField(
        queryset=Story.objects.none(), required=False, empty_label="a new story:", label="Story"
    )
    title = forms.CharField(
        required=False,
        max_length=LONGEST_TITLE,
        label="Title of the new story",
        help_text="Makes a story of its own, even where another one has this title.",
    )
    publish = forms.BooleanField(required=False, label="Publish it at once")
    twice = forms.BooleanField(required=False, label="Save what the story has already a second time")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        story = self.fields["story"]
        story.queryset = Story.objects.newest()  # type: ignore[attr-defined]
        if not user.has_perm("stories.add_story"):
            story.empty_label = "choose a story:"  # type: ignore[attr-defined]
            del self.fields["title"]
        if not user.has_perm("stories.change_story"):
            del self.fields["publish"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or cleaned.get("story") or cleaned.get("title"):
            return cleaned
        if "title" in self.fields:
            self.add_error("title", "Choose a story, or give a new one its title.")
        else:
            self.add_error("story", "Choose a story.")
        return cleaned

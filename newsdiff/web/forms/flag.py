"""A reader's flag: the kind, the words and a comment."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from newsdiff.stories.models import Flag, Sentence
from newsdiff.stories.services.flags import COMMENT_LENGTH

WORDS_LENGTH = 5000
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\xa0": " "})


class FlagForm(forms.Form):
    kind = forms.ChoiceField(choices=Flag.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        required=False,
        max_length=WORDS_LENGTH,
        label="The words",
        help_text="Copy them from the sentence. Left empty, the flag is about all of it.",
    )
    comment = forms.CharField(
        required=False,
        max_length=COMMENT_LENGTH,
        label="Comment",
        help_text="Shown once a moderator has approved it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = "words" if self.initial.get("kind") else "kind"  # of those that are still to be filled in
        self.fields[first].widget.attrs["data-fresh"] = True

    def span_in(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where the words stand in the version's text; None where they don't stand in the sentence."""
        words = self.cleaned_data["words"]
        if not words:
            return sentence.start, sentence.end
        found = _found(words, sentence.text)
        return (sentence.start + found[0], sentence.start + found[1]) if found else None


def _found(words: str, text: str) -> tuple[int, int] | None:
    """`words` in `text`, however blanks and quotation marks were typed."""
    wanted = words.translate(_QUOTES).split()
    if len(wanted) > len(text.split()):
        return None
    pattern = r"\s+".join(map(re.escape, wanted))
    found = re.search(pattern, text.translate(_QUOTES))
    return found.span() if found else None

"""What a search asks for. Every field may be missing, and one that can't be read is left out with a word."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import date_format

from newsdiff.stories.models import Outlet
from newsdiff.web.words import LISTED, state_word

LONGEST_QUERY = 200
_YEARS = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2199, 12, 31)))


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        label="Words",
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "spellcheck": "false",
                "maxlength": LONGEST_QUERY,
                "enterkeyhint": "search",
            }
        ),
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label="any",
        label="Outlet",
        error_messages={"invalid_choice": "There is none of that name."},
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        error_messages={"invalid_choice": "There is none of that name."},
        choices=[("", "any"), *((state, state_word(state)) for state in LISTED)],
    )
    since = forms.DateField(
        required=False, label="From", validators=_YEARS, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="To", validators=_YEARS, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, outlets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outlet"]
        field.queryset = outlets  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The fields that could be read."""
        self.is_valid()
        return self.cleaned_data

    @property
    def backwards(self) -> str:
        """Why no day is searched, where From is after To; empty else. It is no error of a field: both stand
        as they were typed, and either may be the wrong one."""
        since, until = self.given().get("since"), self.given().get("until")
        if not since or not until or since <= until:
            return ""
        first, last = (date_format(day, "j F Y") for day in (since, until))
        return f"From ({first}) is after To ({last}): no day lies between."

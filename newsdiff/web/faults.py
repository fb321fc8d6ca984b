"""What can't be taken of a form, for the list at the top of its page."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with something, called `name`. `href` leads to where it is mended on the same page; it is
    empty where that is nowhere."""

    name: str
    reason: str
    href: str = ""


def form_faults(form: forms.BaseForm, *, whole: str) -> tuple[Fault, ...]:
    """One for each field that is wrong, in the order of the form; before them, with the address `whole`, what
    is wrong with no single field. Empty for a form that was not sent."""
    of_form = tuple(Fault("", str(error), whole) for error in form.non_field_errors())
    fields = (form[name] for name in form.fields if name in form.errors)
    return of_form + tuple(
        Fault(str(field.label), " ".join(map(str, field.errors)), f"#{target(field)}") for field in fields
    )


def target(field: forms.BoundField) -> str:
    """The id of what takes the focus: of a group of choices the first one."""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, forms.RadioSelect) else str(field.auto_id)

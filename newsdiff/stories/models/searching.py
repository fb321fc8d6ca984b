"""How texts are made into words to be searched for.

PostgreSQL's parser takes every character beyond ASCII for a letter where the database's locale is C, as it
is in the embedded one: “important would then be another word than important, and EU–Japan one word. So
typography is folded first, sign by sign, which leaves every offset as it was. Words are kept as English
stems; those of other languages are found as they are written, and scripts without blanks only by whole
stretches.
"""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Func, TextField, Value

SEARCH_CONFIG = "english"
_FOLDED = {
    '"': "“”„‟«»‹›″「」『』《》",
    "'": "‘’‚‛′ʼ",
    "-": "‐‑",
    " ": "–—―‒−…·•،؛؟。、，！？：；（）\u00a0\u2009\u200a\u202f\u3000",
}
_SIGNS = "".join(_FOLDED.values())
_PLAIN = "".join(plain * len(signs) for plain, signs in _FOLDED.items())
_TABLE = str.maketrans(_SIGNS, _PLAIN)


def folded_text(text: str) -> str:
    """The text with plain signs, of the same length."""
    return text.translate(_TABLE)


def in_database(field: str) -> Func:
    """`folded_text` of a column."""
    signs = Value(_SIGNS), Value(_PLAIN)
    return Func(field, *signs, function="translate", output_field=TextField())


def words_of(field: str, *, weight: str | None = None) -> SearchVector:
    return SearchVector(in_database(field), config=SEARCH_CONFIG, weight=weight)

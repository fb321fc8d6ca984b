"""What makes a draft the same article when it comes in again."""

from __future__ import annotations

import hashlib
from urllib.parse import urldefrag

from newsdiff.ingest import Draft

KEY_LENGTH = 500


def article_key(draft: Draft, outlet_name: str, *, lasting: bool = True) -> str:
    """Its address, else its outlet, where one is named, and relative path. Where paths are not `lasting`,
    because browsers send bare file names, the text is a part of the key: another text is another article."""
    key = address_key(draft.url) or f"{outlet_name}/{draft.path}"
    if not draft.url and not lasting:
        key = f"{key} {draft.sha256}"
    return _short(key)


def address_key(url: str) -> str:
    """The key of an article with this address; empty without one."""
    return _short(urldefrag(url).url)


def _short(key: str) -> str:
    return key if len(key) <= KEY_LENGTH else f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"

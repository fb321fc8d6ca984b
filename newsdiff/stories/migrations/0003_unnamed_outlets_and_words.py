"""Outlets that nobody has named are told from those that somebody has, and texts have a hash of their words."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Any

from django.db import migrations, models

KEPT = {"headline", "standfirst", "heading", "body"}
UNKNOWN = re.compile(r"Unknown \((.+\.(?:txt|md|html?))\)", re.I)  # a file stands in it, else it is a name


def hash_words(apps: Any, schema_editor: Any) -> None:
    for name in ("ArticleVersion", "Upload"):
        model = apps.get_model("stories", name)
        for row in model.objects.only("text", "lines").iterator(chunk_size=100):
            kept = (row.text[start:end] for start, end, role in row.lines if role in KEPT)
            words = " ".join(word for line in kept for word in line.split())
            model.objects.filter(pk=row.pk).update(words_sha256=hashlib.sha256(words.encode()).hexdigest())


def tell_unnamed(apps: Any, schema_editor: Any) -> None:
    """What was "Unknown (bridge.txt)" is "Outlet not named (bridge)", and no part of an article's key any more."""
    Outlet, Article = apps.get_model("stories", "Outlet"), apps.get_model("stories", "Article")
    for outlet in Outlet.objects.filter(name__startswith="Unknown ("):
        found = UNKNOWN.fullmatch(outlet.name)
        if not found:
            continue
        for article in Article.objects.filter(outlet=outlet, key__startswith=f"{outlet.name}/"):
            article.key = article.key.removeprefix(outlet.name)
            article.save(update_fields=["key"])
        name = f"Outlet not named ({PurePosixPath(found[1]).stem})"
        if not Outlet.objects.filter(name__iexact=name).exclude(pk=outlet.pk).exists():
            outlet.name = name
        outlet.named = False
        outlet.save(update_fields=["name", "named"])


class Migration(migrations.Migration):
    dependencies = [("stories", "0002_search")]

    operations = [
        migrations.AddField(
            "outlet",
            "named",
            models.BooleanField(
                default=True,
                editable=False,
                help_text="False where nobody said who wrote it: the name is a file's.",
            ),
        ),
        migrations.AddField(
            "articleversion",
            "words_sha256",
            models.CharField(
                db_index=True,
                default="",
                max_length=64,
                help_text="Of the kept words: equal where two files tell one text.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "upload",
            "words_sha256",
            models.CharField(
                default="", max_length=64, help_text="Of the words that are kept as it is now."
            ),
            preserve_default=False,
        ),
        migrations.RunPython(hash_words, migrations.RunPython.noop),
        migrations.RunPython(tell_unnamed, migrations.RunPython.noop),
    ]

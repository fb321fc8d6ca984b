"""Readers tell of differences that were missed, and between which two sentences."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = {
    "loaded": "loaded wording",
    "label": "label",
    "attribution": "attribution",
    "certainty": "certainty",
    "context": "missing context",
    "headline": "headline",
    "match": "wrong match",
    "missed": "missed difference",
}


class Migration(migrations.Migration):
    dependencies = [("stories", "0010_usual_spelling")]

    operations = [
        migrations.AlterField("flag", "kind", models.CharField(choices=list(KINDS.items()), max_length=12)),
        migrations.RemoveConstraint("flag", "flag_kind_known"),
        migrations.AddConstraint(
            "flag",
            models.CheckConstraint(condition=models.Q(kind__in=tuple(KINDS)), name="flag_kind_known"),
        ),
        migrations.AddField(
            "flag",
            "beside",
            models.ForeignKey(
                blank=True,
                help_text="The sentence of another text that the flagged one was seen beside.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="stories.sentence",
            ),
        ),
    ]

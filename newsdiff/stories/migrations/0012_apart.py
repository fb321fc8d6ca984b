"""A claim's part knows which sentences of the claim may exclude it, so that pages need not ask anew."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0011_missed_differences")]

    operations = [
        migrations.AddField(
            "claimmember",
            "apart",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                blank=True,
                default=list,
                help_text="Sentences of the claim that may exclude this one, without a conflict that says so.",
                size=None,
            ),
        ),
    ]

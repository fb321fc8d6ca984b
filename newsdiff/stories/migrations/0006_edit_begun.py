"""An edit knows what it began from, so that two editors do not overwrite each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0005_own_run_and_text")]

    operations = [
        migrations.AddField(
            "upload",
            "begun",
            models.JSONField(default=dict, help_text="The version and fields that an edit began from."),
        ),
    ]

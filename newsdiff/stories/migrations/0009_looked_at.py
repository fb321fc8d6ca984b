"""The list of uploads knows which were looked at, so that it offers no other to be saved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0008_addresses_in_every_script")]

    operations = [
        migrations.AddField(
            "upload",
            "looked_at",
            models.BooleanField(default=False, help_text="Its lines were on somebody's screen."),
        ),
    ]

"""What is thrown away can be brought back for a while."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0012_apart")]

    operations = [
        migrations.AddField(
            "upload",
            "discarded",
            models.DateTimeField(null=True, help_text="When it was thrown away; it can be brought back."),
        ),
    ]

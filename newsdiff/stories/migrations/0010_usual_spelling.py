"""A difference knows which of two spellings is the usual one, so that only the other is marked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0009_looked_at")]

    operations = [
        migrations.AddField(
            "difference",
            "usual",
            models.CharField(
                blank=True,
                default="",
                help_text="The side, a or b, that is the usual spelling of a name; empty where neither is.",
                max_length=1,
            ),
        ),
        migrations.AddConstraint(
            "difference",
            models.CheckConstraint(
                condition=models.Q(usual__in=("", "a", "b")), name="difference_usual_side"
            ),
        ),
    ]

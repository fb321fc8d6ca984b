"""A story's current run is one of its own runs, and an article's current text one of its own texts.

Django knows no key of two columns, so the database is told in its own words. Nobody is locked out for long: both
tables are read once.
"""

from django.db import migrations, models


def of_its_own(table: str, column: str, target: str, owner: str, name: str) -> migrations.RunSQL:
    """`column` of `table` names a row of `target` whose `owner` is the row itself; checked when a transaction
    ends, because a story and its first run, or an article and its first text, name each other."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, id)"
        f" REFERENCES {target} (id, {owner}) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("stories", "0004_edits")]

    operations = [
        migrations.AddConstraint(
            "analysisrun", models.UniqueConstraint(fields=("id", "story"), name="run_with_its_story")
        ),
        migrations.AddConstraint(
            "articleversion", models.UniqueConstraint(fields=("id", "article"), name="version_with_its_article")
        ),
        of_its_own(
            "stories_story", "current_run_id", "stories_analysisrun", "story_id", "current_run_is_its_own"
        ),
        of_its_own(
            "stories_article",
            "current_version_id",
            "stories_articleversion",
            "article_id",
            "current_version_is_its_own",
        ),
    ]

"""Addresses of stories and outlets in the script of their titles. Those that there are stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0007_names_of_named_outlets")]

    operations = [
        migrations.AlterField(
            "outlet", "slug", models.SlugField(max_length=220, unique=True, allow_unicode=True)
        ),
        migrations.AlterField("story", "slug", models.SlugField(max_length=120, unique=True, allow_unicode=True)),
    ]

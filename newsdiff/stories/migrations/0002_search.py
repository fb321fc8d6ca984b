"""The words of stories and sentences, kept by the database itself beside them, with an index to search by.

A column that the database computes makes it write both tables anew, under a lock that lets nobody read them: as
long as it takes to read every sentence once. Indexes made concurrently would not shorten that, so all is one
transaction, which is there or isn't. On a large database, stop the workers and run it while few read.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="sentence",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    models.Func(
                        "text",
                        models.Value(
                            "“”„‟«»‹›″「」『』《》‘’‚‛′ʼ‐‑–—―‒−…·•،؛؟。、，！？：；（）\xa0\u2009\u200a\u202f\u3000"
                        ),
                        models.Value('"""""""""""""""\'\'\'\'\'\'--                         '),
                        function="translate",
                        output_field=models.TextField(),
                    ),
                    config="english",
                    weight=None,
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.CombinedSearchVector(
                    django.contrib.postgres.search.SearchVector(
                        models.Func(
                            "title",
                            models.Value(
                                "“”„‟«»‹›″「」『』《》‘’‚‛′ʼ‐‑–—―‒−…·•،؛؟。、，！？：；（）\xa0\u2009\u200a\u202f\u3000"
                            ),
                            models.Value('"""""""""""""""\'\'\'\'\'\'--                         '),
                            function="translate",
                            output_field=models.TextField(),
                        ),
                        config="english",
                        weight="A",
                    ),
                    "||",
                    django.contrib.postgres.search.SearchVector(
                        models.Func(
                            "description",
                            models.Value(
                                "“”„‟«»‹›″「」『』《》‘’‚‛′ʼ‐‑–—―‒−…·•،؛؟。、，！？：；（）\xa0\u2009\u200a\u202f\u3000"
                            ),
                            models.Value('"""""""""""""""\'\'\'\'\'\'--                         '),
                            function="translate",
                            output_field=models.TextField(),
                        ),
                        config="english",
                        weight="B",
                    ),
                    django.contrib.postgres.search.SearchConfig("english"),
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="sentence",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name="sentence_search"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['search'], name="story_search"),
        ),
    ]

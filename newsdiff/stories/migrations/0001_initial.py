import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pgvector.django.halfvec
from django.conf import settings
from django.db import migrations, models

from newsdiff.stories.vector_extension import PgVector


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        PgVector(),
        migrations.CreateModel(
            name="AnalysisRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        db_index=True,
                        default="queued",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(blank=True, help_text="What it is doing, in words.", max_length=40),
                ),
                ("share", models.FloatField(default=0.0, help_text="Share done, 0 to 1.")),
                ("error", models.TextField(blank=True, help_text="Why it failed and what to do, in words.")),
                ("attempts", models.PositiveIntegerField(default=0)),
                (
                    "engine",
                    models.JSONField(
                        blank=True, default=dict, help_text="Versions, model, fingerprint, options."
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("started", models.DateTimeField(blank=True, null=True)),
                ("finished", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-created", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(help_text="Its address, else outlet and relative path.", max_length=500),
                ),
                ("headline", models.CharField(max_length=500)),
                ("byline", models.CharField(blank=True, max_length=300)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("published", models.DateTimeField(blank=True, null=True)),
                (
                    "utc_offset",
                    models.SmallIntegerField(
                        default=0,
                        editable=False,
                        help_text="Minutes that the clock of `published` was ahead of UTC.",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=35)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("published", "pk"),
            },
        ),
        migrations.CreateModel(
            name="LoadedSample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="ArticleVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "sha256",
                    models.CharField(
                        db_index=True, help_text="Of the canonical text in UTF-8.", max_length=64
                    ),
                ),
                ("lines", models.JSONField(help_text="[start, end, role] of each line that is not blank.")),
                ("raw", models.BinaryField(help_text="The upload as it came.")),
                ("raw_name", models.CharField(blank=True, max_length=300)),
                ("encoding", models.CharField(blank=True, max_length=40)),
                ("created", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="stories.article",
                    ),
                ),
            ],
            options={
                "ordering": ("article", "number"),
            },
        ),
        migrations.AddField(
            model_name="article",
            name="current_version",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="stories.articleversion",
            ),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=32)),
                ("position", models.PositiveIntegerField(help_text="Order on the page.")),
                (
                    "status",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("articles", models.PositiveIntegerField(help_text="How many articles carry it.")),
                (
                    "origins",
                    models.PositiveIntegerField(
                        help_text="How many independent sources, near-copies collapsed."
                    ),
                ),
                ("score", models.FloatField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="stories.analysisrun",
                    ),
                ),
            ],
            options={
                "ordering": ("run", "position"),
            },
        ),
        migrations.CreateModel(
            name="Embedding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text_hash", models.BinaryField(help_text="sha256 of the text in UTF-8.", max_length=32)),
                (
                    "fingerprint",
                    models.BinaryField(
                        help_text="Start of the sha256 of what names weights, tokenizer, pooling and engine.",
                        max_length=16,
                    ),
                ),
                ("vector", pgvector.django.halfvec.HalfVectorField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("fingerprint", "text_hash"), name="embedding_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.TextField(help_text="The exact words, the slice of the version's text.")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("loaded", "loaded wording"),
                            ("label", "label"),
                            ("attribution", "attribution"),
                            ("certainty", "certainty"),
                            ("context", "missing context"),
                            ("headline", "headline"),
                            ("match", "wrong match"),
                        ],
                        max_length=12,
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waits for a moderator"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("orphaned", "orphaned: its words are gone"),
                        ],
                        db_index=True,
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("reader", models.CharField(editable=False, max_length=64)),
                ("address", models.CharField(editable=False, max_length=64)),
                ("created", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("moderated", models.DateTimeField(blank=True, null=True)),
                (
                    "moderated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The comparison that the reader saw; kept while the flag is.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="flags",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flags",
                        to="stories.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-created", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Label",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("referent", models.CharField(max_length=200)),
                ("text", models.CharField(max_length=300)),
                ("kind", models.CharField(default="plain", max_length=10)),
                ("count", models.PositiveIntegerField()),
                (
                    "sentences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="labels",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stories.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ("run", "referent", "version", "-count", "text"),
            },
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Names that differ in case only are one outlet.", max_length=200
                    ),
                ),
                ("slug", models.SlugField(max_length=220, unique=True)),
                ("url", models.URLField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="outlet_name_once",
                        violation_error_message="There is such an outlet already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="outlet_has_name"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="outlet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="articles", to="stories.outlet"
            ),
        ),
        migrations.CreateModel(
            name="RunArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(help_text="Order in which the run compared them.")),
                ("origin", models.PositiveIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="run_articles",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="run_articles",
                        to="stories.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ("run", "position"),
            },
        ),
        migrations.AddField(
            model_name="analysisrun",
            name="versions",
            field=models.ManyToManyField(
                related_name="runs", through="stories.RunArticle", to="stories.articleversion"
            ),
        ),
        migrations.CreateModel(
            name="Sentence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        help_text="Reading order; empty where a newer splitting left it to old results.",
                        null=True,
                    ),
                ),
                ("start", models.PositiveIntegerField(help_text="In code points of the canonical text.")),
                ("end", models.PositiveIntegerField()),
                ("role", models.CharField(max_length=12)),
                ("text", models.TextField(help_text="The slice of the canonical text, kept for search.")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sentences",
                        to="stories.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ("version", "position"),
            },
        ),
        migrations.CreateModel(
            name="OnlyHere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.FloatField(default=0.0)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="only",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "nearest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stories.sentence",
                    ),
                ),
                (
                    "sentence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "only here",
                "ordering": ("run", "sentence"),
            },
        ),
        migrations.CreateModel(
            name="FramingMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("cue", models.CharField(db_index=True, max_length=40)),
                ("voice", models.CharField(max_length=10)),
                ("score", models.FloatField()),
                ("because", models.TextField()),
                ("plainest_start", models.PositiveIntegerField(blank=True, null=True)),
                ("plainest_end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="framing",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "plainest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="stories.sentence",
                    ),
                ),
                (
                    "sentence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
            ],
            options={
                "ordering": ("run", "sentence", "start"),
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(db_index=True, max_length=12)),
                ("strength", models.CharField(db_index=True, max_length=10)),
                ("a_start", models.PositiveIntegerField()),
                ("a_end", models.PositiveIntegerField()),
                ("b_start", models.PositiveIntegerField()),
                ("b_end", models.PositiveIntegerField()),
                ("others", models.JSONField(blank=True, default=list)),
                ("because", models.TextField()),
                ("score", models.FloatField()),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="differences",
                        to="stories.claim",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="differences",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
            ],
            options={
                "ordering": ("run", "strength", "-score", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ClaimMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="stories.claim",
                    ),
                ),
                (
                    "sentence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="stories.sentence",
                    ),
                ),
            ],
            options={
                "ordering": ("claim", "sentence__version", "start"),
            },
        ),
        migrations.CreateModel(
            name="Alignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("a_start", models.PositiveIntegerField()),
                ("a_end", models.PositiveIntegerField()),
                ("b_start", models.PositiveIntegerField()),
                ("b_end", models.PositiveIntegerField()),
                ("score", models.FloatField()),
                ("level", models.CharField(max_length=10)),
                (
                    "relations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("because", models.TextField(blank=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alignments",
                        to="stories.analysisrun",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.sentence"
                    ),
                ),
            ],
            options={
                "ordering": ("run", "-score", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("description", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")],
                        db_index=True,
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "sample",
                    models.BooleanField(
                        default=False, help_text="Written for newsdiff; left out of outlet statistics."
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
                (
                    "current_run",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="stories.analysisrun",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ("-created", "-pk"),
            },
        ),
        migrations.AddField(
            model_name="article",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="articles", to="stories.story"
            ),
        ),
        migrations.AddField(
            model_name="analysisrun",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="stories.story"
            ),
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("raw", models.BinaryField()),
                ("text", models.TextField()),
                ("lines", models.JSONField(help_text="[start, end, role] of each line that is not blank.")),
                ("encoding", models.CharField(blank=True, max_length=40)),
                (
                    "fields",
                    models.JSONField(
                        default=dict, help_text="outlet, headline, byline, published, url, language"
                    ),
                ),
                ("notes", models.JSONField(default=list)),
                ("created", models.DateTimeField(auto_now_add=True, db_index=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="articleversion",
            constraint=models.UniqueConstraint(fields=("article", "number"), name="version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="articleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="version_number_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="articleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="version_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("run", "key"), name="claim_key_once_a_run"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("articles__gte", models.F("origins")), ("origins__gte", 1)),
                name="origins_1_to_articles",
            ),
        ),
        migrations.AddIndex(
            model_name="flag",
            index=models.Index(fields=["reader", "created"], name="flag_reader_created"),
        ),
        migrations.AddIndex(
            model_name="flag",
            index=models.Index(fields=["address", "created"], name="flag_address_created"),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="flag_span_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="flag_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ("loaded", "label", "attribution", "certainty", "context", "headline", "match"),
                    )
                ),
                name="flag_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("pending", "approved", "rejected", "orphaned"))),
                name="flag_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="label",
            constraint=models.UniqueConstraint(
                fields=("run", "referent", "version", "text"), name="label_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="label",
            constraint=models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="label_counted"),
        ),
        migrations.AddConstraint(
            model_name="runarticle",
            constraint=models.UniqueConstraint(fields=("run", "version"), name="version_once_a_run"),
        ),
        migrations.AddConstraint(
            model_name="runarticle",
            constraint=models.UniqueConstraint(fields=("run", "position"), name="position_once_a_run"),
        ),
        migrations.AddConstraint(
            model_name="sentence",
            constraint=models.UniqueConstraint(fields=("version", "position"), name="sentence_position_once"),
        ),
        migrations.AddConstraint(
            model_name="sentence",
            constraint=models.UniqueConstraint(fields=("version", "start", "end"), name="sentence_span_once"),
        ),
        migrations.AddConstraint(
            model_name="sentence",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="sentence_span_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="sentence",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["body", "heading", "headline", "standfirst"])),
                name="sentence_role_kept",
            ),
        ),
        migrations.AddConstraint(
            model_name="onlyhere",
            constraint=models.UniqueConstraint(fields=("run", "sentence"), name="only_here_once"),
        ),
        migrations.AddConstraint(
            model_name="framingmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("voice__in", ["outlet", "quoted"])), name="framing_voice_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="framingmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="framing_span_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="framingmark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("plainest__isnull", True),
                        ("plainest_end__isnull", True),
                        ("plainest_start__isnull", True),
                    ),
                    models.Q(("plainest__isnull", False), ("plainest_start__lt", models.F("plainest_end"))),
                    _connector="OR",
                ),
                name="framing_plainest_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "number",
                            "date",
                            "name",
                            "quote",
                            "attribution",
                            "certainty",
                            "scope",
                            "negation",
                            "wording",
                        ],
                    )
                ),
                name="difference_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(("strength__in", ["conflict", "detail"])), name="difference_strength_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(("a_start__lt", models.F("a_end")), ("b_start__lt", models.F("b_end"))),
                name="difference_spans_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimmember",
            constraint=models.UniqueConstraint(
                fields=("claim", "sentence", "start", "end"), name="member_once_a_claim"
            ),
        ),
        migrations.AddConstraint(
            model_name="claimmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="member_span_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="alignment",
            constraint=models.UniqueConstraint(fields=("run", "a", "b"), name="alignment_once_a_run"),
        ),
        migrations.AddConstraint(
            model_name="alignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("a", models.F("b")), _negated=True), name="alignment_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="alignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="alignment_score_0_to_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="alignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["aligned", "perhaps"])), name="alignment_level_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="alignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("a_start__lt", models.F("a_end")), ("b_start__lt", models.F("b_end"))),
                name="alignment_spans_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("draft", "published"))), name="story_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="story_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(fields=("story", "key"), name="article_key_once_a_story"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="article_has_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "queued")), fields=("story",), name="one_queued_run_a_story"
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")), fields=("story",), name="one_running_run_a_story"
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("queued", "running", "done", "failed"))),
                name="run_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gte", 0), ("share__lte", 1)), name="run_share_0_to_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True),
                    models.Q(("error", ""), _negated=True),
                    _connector="OR",
                ),
                name="failed_run_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="analysisrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), _negated=True), ("finished__isnull", False), _connector="OR"
                ),
                name="done_run_says_when",
            ),
        ),
    ]

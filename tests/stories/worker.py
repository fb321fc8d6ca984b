"""A worker process for tests: the real one, with words for a model and as slow as `SECONDS_A_CALL` says."""

import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from newsdiff.stories import jobs  # noqa: E402
from tests.embedder import WordEmbedder  # noqa: E402


class SlowEmbedder(WordEmbedder):
    def encode(self, texts):
        time.sleep(float(os.environ["SECONDS_A_CALL"]))
        return super().encode(texts)


if __name__ == "__main__":
    jobs.embedder = SlowEmbedder
    call_command("procrastinate", "worker")

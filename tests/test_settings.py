"""Settings come from the environment alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("given", "seconds", "subdomains"),
    [
        ({}, 0, False),
        ({"NEWSDIFF_HTTPS": "1"}, 31_536_000, False),
        ({"NEWSDIFF_HTTPS": "1", "NEWSDIFF_HSTS_SUBDOMAINS": "1"}, 31_536_000, True),
        ({"NEWSDIFF_HSTS_SUBDOMAINS": "1"}, 0, False),
    ],
)
def test_https_binds_its_own_name_and_other_names_of_the_domain_only_when_asked(given, seconds, subdomains):
    names = ["SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"]
    code = (
        "import json; from newsdiff import settings;"
        f" print(json.dumps([getattr(settings, name) for name in {names}]))"
    )
    env = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("NEWSDIFF_HTTPS", "NEWSDIFF_HSTS"))
    }
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, **given},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(told.stdout) == [seconds, subdomains, subdomains]


def test_a_page_that_is_not_there_is_no_warning_at_the_terminal(client, db, caplog):
    assert client.get("/nowhere/").status_code == 404
    assert caplog.records == []

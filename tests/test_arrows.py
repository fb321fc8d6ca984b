"""The core stays pure, and imports run one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SERVICES = sorted((ROOT / "newsdiff" / "stories" / "services").glob("*.py"))

WALK = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
ours = {"newsdiff", sys.argv[1]}
for name in sorted(sys.modules):
    stranger = name.startswith("newsdiff.") and not name.startswith(sys.argv[1]) and name not in ours
    if stranger or name.split(".")[0] == "django":
        print(name)
"""


@pytest.mark.parametrize("package", ["newsdiff.analysis", "newsdiff.ingest"])
def test_the_core_loads_neither_django_nor_another_package_of_ours(package):
    found = subprocess.run(
        [sys.executable, "-c", WALK, package], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == []


def imported(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_services_know_neither_jobs_nor_pages(path):
    assert not {name for name in imported(path) if name.startswith(("newsdiff.web", "newsdiff.stories.jobs"))}

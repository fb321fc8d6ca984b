"""The core stays pure, and imports run one way."""

import ast
import subprocess
import sys
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "newsdiff").rglob("*.py"))
}
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
    """The modules of ours that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {
        f"{node.module}.{name.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }
    return {module for name in whole | parts if (module := module_of(name))}


def module_of(name: str) -> str:
    """The longest beginning of a dotted name that is a module of ours; empty where none is."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def arrows(fold: Callable[[str], str]) -> dict[str, set[str]]:
    """Who imports whom, modules that `fold` calls the same as one; what imports itself is left out."""
    found: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        found.setdefault(fold(module), set()).update(map(fold, imported(path)))
    return {one: others - {one} for one, others in found.items()}


def part_of_web(module: str) -> str:
    """The packages of `web` as one each; what lies beside them by itself."""
    return ".".join(module.split(".")[:3]) if module.startswith("newsdiff.web.") else module


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_services_know_neither_jobs_nor_pages(path):
    assert not {name for name in imported(path) if name.startswith(("newsdiff.web", "newsdiff.stories.jobs"))}


@pytest.mark.parametrize("fold", [str, part_of_web], ids=["modules", "parts of web"])
def test_no_imports_lead_in_a_circle(fold):
    try:
        TopologicalSorter(arrows(fold)).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(reversed(circle.args[1])))


def test_what_pages_rest_on_knows_neither_pages_nor_views():
    """A module beside the packages either rests on the pages, or they on it."""
    found = arrows(part_of_web)
    below = set(found["newsdiff.web.pages"])
    above = {one for one, others in found.items() if "newsdiff.web.pages" in others}
    assert above == {"newsdiff.web.metadata", "newsdiff.web.templatetags", "newsdiff.web.views"}
    assert not below & above
    assert "newsdiff.web.results" in below

"""The measurements take minutes, so they run when they are asked for: `make quality`, or `-m quality`."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "quality" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="measured by `make quality`")
    for item in items:
        if item.get_closest_marker("quality"):
            item.add_marker(skip)

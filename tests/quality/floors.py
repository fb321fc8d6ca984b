"""Floors: the least figures, pinned in floors.json beside a hash of the data that they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.quality.figures import Measured

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.015  # other processors round in another way, and a mark near a threshold may then change

Pins = dict[str, dict]  # by set: its data's hash, and floors by measure


def load() -> Pins:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def complaints(rows: Sequence[Measured], hashes: Mapping[str, str], pins: Pins | None = None) -> list[str]:
    """What is wrong, in words; nothing where every figure reaches its floor."""
    pins = load() if pins is None else pins
    out = [
        f"{name}: its data changed since floors were pinned ({pins.get(name, {}).get('data')}, now {data}); "
        "measure and pin again"
        for name, data in hashes.items()
        if pins.get(name, {}).get("data") != data
    ]
    for row in rows:
        least = pins.get(row.data, {}).get("floors", {}).get(row.key)
        if least is None:
            out.append(f"{row.data}, {row.key}: has no floor")
        elif not math.isnan(row.ours) and row.ours < least:
            out.append(f"{row.data}, {row.key}: {row.ours:.3f} is below {least:.3f}")
        elif math.isnan(row.ours) and least > 0:
            out.append(f"{row.data}, {row.key}: there is no figure, its floor is {least:.3f}")
    return out


def pin(rows: Sequence[Measured], hashes: Mapping[str, str], *, lower: bool) -> None:
    """Raise floors to just below what was measured; lower them only where it is asked for."""
    pins = load()
    for row in rows:
        own = pins.setdefault(row.data, {"data": "", "floors": {}})
        own["data"] = hashes[row.data]
        least = 0.0 if math.isnan(row.ours) else max(math.floor((row.ours - SLACK) * 100) / 100, 0.0)
        kept = own["floors"].get(row.key, 0.0)
        own["floors"][row.key] = least if lower else max(least, kept)
    FILE.write_text(json.dumps(pins, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

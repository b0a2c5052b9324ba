"""Public registers of organisations, read as scenarios: a table with a row for each unit, and its parent's id.

They are not part of the project. `ORGSIM_REGISTERS` names the folder where they lie; without it, what needs them is
left out.
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

FOLDER = os.environ.get("ORGSIM_REGISTERS")
HELSINKI = ("helsinki-2024-05-31", "helsinki-2022-10-13")
"""Decision-making bodies and offices of Helsinki (MIT, City-of-Helsinki/helsinki-paatokset), 1 582 and 1 460 units."""
CONGRESS = ("us-congress-2025-06-15", "us-congress-2024-12-01")
"""Committees of the US Congress (CC0, unitedstates/congress-legislators), 239 and 233 units."""
_KINDS = (
    ("valtuusto", "council"),
    ("hallitus", "city-board"),
    ("lautakunta", "board"),
    ("johtokunta", "board"),
    ("jaosto", "section"),
    ("subcommittee", "section"),
    ("committee", "committee"),
)


def register(name: str) -> Path | None:
    """The table of that name; `None` where it does not lie here."""
    path = Path(FOLDER) / f"{name}.csv" if FOLDER else None
    return path if path is not None and path.is_file() else None


def as_scenario(table: Path) -> str:
    """The text of a scenario file with all units of the table; those whose parent it lacks stand at the top."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    below: dict[str, list[str]] = {}
    for unit, row in rows.items():
        below.setdefault(row["parent_id"] if row["parent_id"] in rows else "", []).append(unit)
    lines = ["orgsim: 1", f"id: {table.stem}", f"title: {{en: {table.stem}}}", "units:"]
    stack = [(unit, 0) for unit in reversed(below[""])]
    while stack:
        unit, depth = stack.pop()
        indent = "  " * (2 * depth + 1)
        name = json.dumps(rows[unit]["name"] or unit, ensure_ascii=False)
        lines += [f"{indent}- id: {_id(unit)}", f"{indent}  kind: {_kind(rows[unit])}", f"{indent}  name: {name}"]
        if unit in below:
            lines.append(f"{indent}  units:")
            stack += [(child, depth + 1) for child in reversed(below[unit])]
    return "\n".join(lines) + "\n"


def _id(unit: str) -> str:
    return "u" + "".join(letter if letter.isalnum() else "-" for letter in unit.lower())


def _kind(row: dict[str, str]) -> str:
    said = f"{row.get('type') or ''} {row.get('kind') or ''}".lower()
    return next((kind for word, kind in _KINDS if word in said), "performance-unit")

"""Writes into the guide what is computed: the tables of keys, and what the commands of its examples say.

    .venv/bin/python docs/fill_guide.py

`tests/test_guide.py` fails where a page says otherwise.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # this checkout, whatever else is installed

from orgsim.app.actions import ENTRIES
from orgsim.app.shell.help import CHART_KEYS, LIBRARY_KEYS
from orgsim.cli import main as run
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "guide"
NAMES: dict[str, dict[Language, str]] = {
    "Return": {"fi": "Enter", "sv": "Enter", "en": "Enter"},
    "Shift": {"fi": "Vaihto", "sv": "Skift"},
    "Left": {"fi": "Vasen nuoli", "sv": "Vänster"},
    "Right": {"fi": "Oikea nuoli", "sv": "Höger"},
}
"""What Qt calls keys in other languages than English."""
OR: dict[Language, str] = {"fi": "tai", "sv": "eller", "en": "or"}

_TABLE = re.compile(r"(^\|[^\n]*\|\n\|[-|]+\|\n)((?:^\|[^\n]*\|\n)*)", re.MULTILINE)
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"\$ python3 run\.py (.+?)(?: \| head -(\d+))?")


def key_in(language: Language, key: str) -> str:
    """A key as the window calls it in that language: `Ctrl+Vaihto+O`."""
    return "+".join(NAMES.get(part, {}).get(language, part) for part in re.split(r"(?<=.)\+(?=.)", key))


def key_tables(language: Language) -> list[list[list[str]]]:
    """The rows of the tables of keys: of actions, and of what is done without a menu in charts and in the library."""
    speech = catalog(language)
    actions = [
        [
            f" {OR[language]} ".join(f"`{key_in(language, key)}`" for key in entry.keys),
            speech(f"action.{entry.name}").replace("&", "").rstrip("…"),
        ]
        for entry in ENTRIES
        if entry.keys
    ]
    others = [
        [[speech(f"keys.{key}"), speech(f"keys.{key}.does")] for key in keys] for keys in (CHART_KEYS, LIBRARY_KEYS)
    ]
    return [actions, *others]


def with_keys(text: str, language: Language) -> str:
    """`text` with its tables filled."""
    tables = iter(key_tables(language))

    def fill(found: re.Match[str]) -> str:
        rows = next(tables, None)
        return found[0] if rows is None else found[1] + "".join(f"| {' | '.join(row)} |\n" for row in rows)

    return _TABLE.sub(fill, text)


def commands(text: str) -> list[tuple[str, int | None]]:
    """The commands of a page's examples, without `python3 run.py`, and how many lines of what they say are shown."""
    lines = "".join(_BLOCK.findall(text)).splitlines()
    found = [match for line in lines if (match := _COMMAND.fullmatch(line))]
    return [(match[1], int(match[2]) if match[2] else None) for match in found]


def said_by(command: str) -> str:
    """What a command writes, run in the folder that one is in."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        run(shlex.split(command))
    return said.getvalue()


def with_examples(text: str) -> str:
    """`text` with what its commands say; a command that writes a picture says nothing."""

    def fill(found: re.Match[str]) -> str:
        lines: list[str] = []
        for line in found[1].splitlines():
            if match := _COMMAND.fullmatch(line):
                said = "" if " -o " in line else said_by(match[1])
                lines += [line, *said.splitlines()[: int(match[2]) if match[2] else None]]
        return "\n".join(["```console", *lines, "```"])

    return _BLOCK.sub(fill, text)


def main() -> None:
    """Fill the pages of every language."""
    os.chdir(ROOT)
    for language in LANGUAGES:
        for path in sorted((GUIDE / language).glob("*.md")):
            text = path.read_text("utf-8")
            filled = with_examples(with_keys(text, language) if path.stem == "keys" else text)
            if filled != text:
                path.write_text(filled, "utf-8")
                print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()

"""Hostile names, in every place of a draft, through every view and every output: they stay text.

They look like markup, formulas, paths, other directions of writing, or are very long; none is more than a name.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import random
import sys
import traceback
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import yaml

from orgsim.cli import main
from orgsim.files.writing.file_names import is_device, stem_for
from orgsim.model.text import LANGUAGES
from orgsim.model.views import VIEWS
from tests.campaigns.campaign import Round
from tests.campaigns.hostile_window import application, faults_in_window

NAMES = (
    "<b>Bold</b>",
    "<img src=x.png>",
    "</text><script>1</script>",
    "&amp;&lt;",
    "<!-- x -->",
    "]]>",
    "=1+1",
    "+1-1",
    "-1+1",
    "@SUM(A1)",
    "a;=1+1",
    "a\t=1+1",
    '";=1+1',
    "../../etc/x",
    "C:\\x\\y",
    "/tmp/x",
    "con",
    "a/b:c*d?",
    "\u202egnitirw\u202c",
    "\u2066x\u2069\u200b\u200dy",
    "قسم التعليم",
    "%s %d {0} {name} $x",
    "&File && _x",
    "'\"`",
    "x" * 400,
    "Hyvin pitkä nimi " * 60,
    "e\u0301" * 20,
    "🏛️ 👩‍👩‍👧",
)
_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = {
    *("svg", "g", "use", "path", "rect", "line", "polyline", "polygon", "circle", "ellipse", "text", "tspan", "defs"),
    *("title", "desc", "clipPath", "style"),
}
_KINDS = ("division", "committee", "section", "performance-unit", "post", "board")
_FORMATS = ("table", "json", "csv")
_PICTURES = ("svg", "svg", "svg", "png", "pdf")


def play(chance: random.Random, folder: Path) -> Round:
    """Two drafts and a comparison of such names, in all commands and views, and in the window."""
    application()
    names = chance.sample(NAMES, len(NAMES))
    comparison = written(chance, folder, names)
    faults = [*_faults_of_names(names), *_faults_of_commands(chance, comparison)]
    for view in VIEWS:
        faults += _faults_of_picture(chance, comparison, view)
    faults += faults_in_window(comparison, names, chance)
    outside = [path.name for path in folder.iterdir() if path.name not in _own(folder)]
    faults += [f"a file that nobody asked for: {name!r}" for name in outside]
    return Round(len(names), tuple(faults))


def written(chance: random.Random, folder: Path, names: list[str]) -> Path:
    """A comparison of two drafts of those names in a folder that has such a name too; its path."""
    inner = folder / "=1 <b>&amp; x"
    inner.mkdir()
    for letter in "ab":
        (inner / f"{letter}.yaml").write_text(_yaml(_draft(chance, letter, names)), "utf-8")
    goals = [{"id": f"g{place}", "name": name, "weight": 3, "scores": {"a": 2}} for place, name in enumerate(names[:6])]
    pairs = [{"between": ["a", "b"], "same": ["u3", "u4"]}]
    known = {"title": names[0], "scenarios": ["a.yaml", "b.yaml"], "baseline": "a.yaml", "goals": goals, "pairs": pairs}
    path = inner / "c.yaml"
    path.write_text(_yaml({"orgsim": 1, "comparison": known}), "utf-8")
    return path


def _yaml(value: object) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return text


def _draft(chance: random.Random, letter: str, names: list[str]) -> dict[str, object]:
    def name() -> str:
        return chance.choice(names)

    units: list[dict[str, object]] = [{"id": "root", "kind": "council", "name": name(), "seats": 27, "units": []}]
    below = [units[0]]
    for place in range(16):
        unit: dict[str, object] = {
            "id": f"u{place}",
            "kind": chance.choice(_KINDS),
            "name": names[place % len(names)] if chance.random() < 0.5 else name(),
            "note": name(),
            "remit": [{"id": f"m{place}", "name": name()}],
            "units": [],
        }
        chance.choice(below)["units"].append(unit)  # type: ignore[attr-defined]  # lists of units, made here
        below.append(unit)
    events = [{"id": "e1", "name": name(), "lane": name(), "start": _day(chance), "note": name()}]
    return {
        "orgsim": 1,
        "id": letter,
        "title": name(),
        "note": name(),
        "municipality": {"name": name(), "population": 30000},
        "status": "draft",
        "units": units,
        "timeline": events,
    }


def _day(chance: random.Random) -> str:
    return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _own(folder: Path) -> set[str]:
    return {"=1 <b>&amp; x", *(f"out-{view}.{kind}" for view in VIEWS for kind in _PICTURES)}


def _faults_of_names(names: list[str]) -> Iterator[str]:
    for name in names:
        stem = stem_for(name, "draft")
        if not stem or is_device(stem) or any(character in stem for character in '/\\:*?"<>|') or stem.startswith("."):
            yield f"{name[:40]!r} becomes the file {stem!r}"


def _faults_of_commands(chance: random.Random, comparison: Path) -> Iterator[str]:
    for command in ("metrics", "compare", "check"):
        for format in _FORMATS:
            language = chance.choice(LANGUAGES)
            code, output, errors = run(command, str(comparison), "--format", format, "--language", language)
            where = f"{command} --format {format} --language {language}"
            if code == 2 or not output or "Traceback" in errors:
                yield f"{where}: {code} {errors[:300]}"
            elif format == "json":
                json.loads(output)
            elif format == "csv":
                yield from (f"{where}: {fault}" for fault in faults_of_csv(output))
            elif bad := sorted({character for character in output if not character.isprintable()} - {"\n"}):
                yield f"{where}: characters that do not show: {bad}"


def faults_of_csv(text: str) -> Iterator[str]:
    """What of a table a spreadsheet would take for a formula, whichever separator it goes by."""
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                if cell[:1] in tuple("=+-@\t\r") and not _is_number(cell):
                    yield f"a formula by {separator!r}: {cell[:40]!r}"


def _is_number(cell: str) -> bool:
    try:
        float(cell.split(",")[0])
    except ValueError:
        return False
    return True


def _faults_of_picture(chance: random.Random, comparison: Path, view: str) -> Iterator[str]:
    output = comparison.parents[1] / f"out-{view}.{chance.choice(_PICTURES)}"
    code, _, errors = run("export", str(comparison), "--view", view, "--output", str(output), "--theme", "dark")
    if code == 2 or "Traceback" in errors or not output.exists():
        yield f"export --view {view} {output.suffix}: {code} {errors[:300]}"
    elif output.suffix == ".svg":
        yield from (f"{view}: {fault}" for fault in faults_of_svg(output.read_bytes()))


def faults_of_svg(data: bytes) -> Iterator[str]:
    """What of a picture is more than a picture."""
    for element in ET.fromstring(data).iter():
        if str(element.tag).removeprefix(_SVG) not in _TAGS:
            yield f"an element {element.tag}"
        for key, value in element.attrib.items():
            if key.lower().startswith("on") or (key.lower().endswith("href") and not value.startswith("#")):
                yield f"an attribute {key}={value}"


def run(*arguments: str) -> tuple[int, str, str]:
    """The command line, in this process: its exit code, its output, and what it says of errors."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            code = main(list(arguments))
        except Exception:
            sys.stderr.write(traceback.format_exc())
            code = 2
    told = []
    for stream in (output, errors):
        stream.flush()
        stream.seek(0)
        told.append(stream.read())
    return code, told[0], told[1]

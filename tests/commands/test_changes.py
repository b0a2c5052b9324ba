"""`orgsim changes`: what a draft makes of its baseline, for minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgsim.cli import main

BASE = """\
orgsim: 1
id: base
title: {fi: Nykytila}
units:
  - id: board
    kind: city-board
    name: {fi: Kaupunginhallitus}
    seats: 9
  - id: technical
    kind: board
    name: {fi: Tekninen lautakunta}
    units:
      - {id: permits, kind: section, name: {fi: Lupajaosto}}
"""
DRAFT = """\
orgsim: 1
id: draft
title: {fi: Luonnos}
units:
  - id: board
    kind: city-board
    name: {fi: Kaupunginhallitus}
    seats: 11
    units:
      - {id: permits, kind: section, name: {fi: Lupajaosto}, note: "=Sovittu | <b>nyt</b>"}
  - id: technical
    kind: board
    name: {fi: Tekninen lautakunta}
"""
COMPARISON = "orgsim: 1\ncomparison: {title: C, scenarios: [base.yaml, draft.yaml], baseline: base.yaml}\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("base", BASE), ("draft", DRAFT), ("comparison", COMPARISON)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def changes(folder: Path, *words: str, language: str = "fi") -> int:
    files = [str(folder / word) if word.endswith(".yaml") else word for word in words]
    return main(["changes", *files, "--language", language])


LIST = """\
Muutokset: Luonnos (vertailukohta: Nykytila)

1. Kaupunginhallitus – Paikat: 11 (ennen: 9).
2. Lupajaosto siirrettiin kaupunginhallituksen alle (ennen: Tekninen lautakunta).
   Huomautus: =Sovittu | <b>nyt</b>
"""


@pytest.mark.parametrize("files", [("draft.yaml", "base.yaml"), ("draft.yaml",), ("comparison.yaml",)])
def test_in_sentences_since_the_baseline_wherever_that_is_told(
    folder: Path, files: tuple[str, ...], capsys: Capture
) -> None:
    assert changes(folder, *files) == 0
    assert capsys.readouterr() == (LIST, "")


def test_in_tables_nothing_is_markup_or_a_formula(folder: Path, capsys: Capture) -> None:
    (folder / "draft.yaml").write_text(DRAFT.replace("Lupajaosto", "=1+1"), "utf-8")
    assert changes(folder, "draft.yaml", "base.yaml", "--format", "markdown") == 0
    assert capsys.readouterr().out.splitlines()[-1] == ("| 3 | =1+1 | Lupajaosto sai uuden nimen: =1+1. |  |")
    assert changes(folder, "draft.yaml", "base.yaml", "--format", "csv") == 0
    rows = capsys.readouterr().out.split("\r\n")
    assert rows[0] == "Luonnos,Nro,Yksikkö,Muutos,Perustelu tai huomautus"
    assert rows[2].startswith("Luonnos,2,'=1+1,'=1+1 siirrettiin")


def test_markdown_is_escaped(folder: Path, capsys: Capture) -> None:
    assert changes(folder, "draft.yaml", "--format", "markdown", language="en") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "## Changes: Luonnos (since: Nykytila)"
    assert lines[-1].endswith(r"| Note: =Sovittu \| \<b\>nyt\</b\> |")


def test_for_programs(folder: Path, capsys: Capture) -> None:
    assert changes(folder, "draft.yaml", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["draft"], found["baseline"]) == ("draft", "base")
    assert [(each["kind"], each["unit"], each["reason"]) for each in found["changes"]] == [
        ("changed", "board", None),
        ("moved", "permits", "=Sovittu | <b>nyt</b>"),
    ]


def test_nothing_changed(folder: Path, capsys: Capture) -> None:
    assert changes(folder, "base.yaml", "base.yaml", language="sv") == 0
    (folder / "same.yaml").write_text(BASE.replace("id: base", "id: same"), "utf-8")
    capsys.readouterr()
    assert changes(folder, "same.yaml", "base.yaml", language="sv") == 0
    assert capsys.readouterr().out == "Ändringar: Nykytila (jämfört med: Nykytila)\n\nInga ändringar.\n"


def test_without_a_baseline(folder: Path, capsys: Capture) -> None:
    (folder / "comparison.yaml").unlink()
    assert changes(folder, "draft.yaml", language="en") == 2
    assert "what is the draft to be held against?" in capsys.readouterr().err
    assert changes(folder, "gone.yaml", "base.yaml", language="en") == 2
    assert changes(folder, language="en") == 2

"""A chain of three thousand layers: brought in, told of, compared, changed, copied, kept and exported."""

from __future__ import annotations

import datetime as dt
import json
import re
from io import BytesIO
from pathlib import Path

import pytest

from orgsim.analysis.deciding.beside import Task, read_task, task_bytes
from orgsim.cli import main
from orgsim.files.kept.plain import plain, whole
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.files.writing.duplicating import new_draft
from orgsim.model.edits.applying import edited
from orgsim.model.edits.copying import copies
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from tests.chains import LAYERS, chain, chain_text


def _depth(of: Path | bytes | Scenario) -> int:
    """Asked of what is no draft yet, as no test may have one in hand when it fails: pytest would write it out."""
    if isinstance(of, Path):
        of = of.read_bytes()
    scenario = read_scenario_text(of, Path("chain.yaml")).scenario if isinstance(of, bytes) else of
    return max(hierarchy(scenario).layers)


@pytest.mark.usefixtures("qapp")
def test_it_comes_in_as_a_table_and_goes_out_as_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, draft = tmp_path / "chain.csv", tmp_path / "chain.yaml"
    rows = [f"u{n};Yksikkö {n};{f'u{n - 1}' if n else ''}\n" for n in range(LAYERS)]
    table.write_text("id;nimi;ylempi\n" + "".join(rows), encoding="utf-8")
    assert main(["--language", "en", "import", str(table), "-o", str(draft)]) == 0
    # On lines alone the lowest would stand in the twelve thousandth column.
    assert draft.stat().st_size < 400_000
    assert _depth(draft) == LAYERS
    assert main(["--language", "en", "metrics", str(draft)]) == 0
    assert re.search(r"Layers +3,000", capsys.readouterr().out)

    for form in ("svg", "html", "ttl"):
        assert main(["export", str(draft), "-o", str(tmp_path / f"chain.{form}")]) == 0
    capsys.readouterr()
    picture = ["export", str(draft), "-o", str(tmp_path / "chain.png"), "--size", "1366x768", "--legibility"]
    assert main(picture) == 0
    (pane,) = json.loads(capsys.readouterr().out)["panes"]
    assert pane["units"] == LAYERS and pane["smallest"] >= 11


def test_it_is_edited_compared_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More layers than calls may lie within each other; three thousand take libyaml six times as long, at each edit."""
    draft, other = tmp_path / "chain.yaml", tmp_path / "other.yaml"
    for path in (draft, other):
        path.write_text(chain_text(id=path.stem, layers=1_200), encoding="utf-8")
    acts = "rename u500 Uusi move u900 --below u50 remove u200 --keep-subordinates put-away u800"
    assert main(["edit", str(other), *acts.split()]) == 0
    flat = hierarchy(read_scenario(other).scenario)
    # From u0 to u799 without u200, and three hundred from u900 on below u50.
    assert (len(flat.units), max(flat.layers), flat.layers[flat.index["u900"]]) == (1_099, 799, 52)
    assert flat.units[flat.index["u500"]].name == Text(und="Uusi")
    assert flat.parents[flat.index["u201"]] == flat.index["u199"]
    capsys.readouterr()
    assert main(["--language", "en", "compare", str(draft), str(other)]) == 0
    assert "Yksikkö 500 → Uusi" in capsys.readouterr().out
    assert main(["check", str(draft), str(other)]) in (0, 1)


def test_a_branch_of_it_is_made_once_more_and_kept() -> None:
    before = chain()
    (copy,) = copies(before, "u1")
    (kept,) = whole(plain([copy]))
    after = edited(before, [kept])
    units, depth = len(hierarchy(after).units), _depth(after)
    assert (units, depth) == (2 * LAYERS - 1, LAYERS)


def test_it_goes_to_another_process_and_comes_from_there() -> None:
    task = read_task(BytesIO(task_bytes(Task(scenarios=(chain(),), assumptions=None))))
    depth = _depth(task.scenarios[0])
    assert depth == LAYERS


def test_its_file_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "chain.yaml"
    path.write_text(chain_text(), encoding="utf-8")
    data = new_draft(
        read_scenario(path), tmp_path / "copy.yaml", id="copy", title=Text(und="B"), today=dt.date(2016, 3, 1)
    )
    assert _depth(data) == LAYERS

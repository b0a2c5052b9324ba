"""`orgsim compare` as a planner or a script uses it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from orgsim.analysis.differences.comparing import compare
from orgsim.cli import main
from orgsim.drawing.chart.difference_entries import groups_of
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.resources import scenarios_folder

LOHJA = scenarios_folder()
COMMITTEES = str(LOHJA / "lohja-valiokuntamalli.yaml")
BOARDS = str(LOHJA / "lohja-lautakuntamalli.yaml")
NOW = str(LOHJA / "lohja-nykytila.yaml")
BOTH = str(LOHJA / "lohja-2016.yaml")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def as_json(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["compare", *arguments, "--format", "json"]) == 0
    written: dict[str, Any] = json.loads(capsys.readouterr().out)
    return written


def write(path: Path, id: str, units: str, more: str = "") -> str:
    path.write_text(f"orgsim: 1\nid: {id}\ntitle: {id.upper()}\nunits:\n{units}{more}", encoding="utf-8")
    return str(path)


@pytest.fixture
def strangers(tmp_path: Path) -> tuple[str, str]:
    """Two drafts of one town without an id in common."""
    one = "  - {id: fi-1, kind: division, name: Sivistystoimiala, units: [{id: fi-2, kind: unit, name: Lukio}]}\n"
    other = "  - {id: en-1, kind: division, name: Sivistystoimiala, units: [{id: en-2, kind: unit, name: Lukiot}]}\n"
    return write(tmp_path / "a.yaml", "a", one), write(tmp_path / "b.yaml", "b", other)


def test_json_is_laid_out_as_one_text_though_it_is_written_in_pieces(capsys: Capture) -> None:
    for arguments in ([COMMITTEES, BOARDS], [BOTH], [COMMITTEES, COMMITTEES]):
        assert main(["compare", *arguments, "--format", "json"]) == 0
        out = capsys.readouterr().out
        assert out == json.dumps(json.loads(out), indent=2, ensure_ascii=False) + "\n"
        assert [*json.loads(out)] == ["a", "b", "units", "counts", "aspects", "unstated", "pairs"]


def test_json_of_many_units_is_written_a_piece_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "other"):
        units = "".join(
            [f"  - {{id: {name}-{number}, kind: unit, name: {name} {number}}}\n" for number in range(2_000)]
        )
        (tmp_path / f"{name}.yaml").write_text(f"orgsim: 1\nid: {name}\ntitle: {name}\nunits:\n{units}", "utf-8")

    class Kept(io.StringIO):
        encoding = "utf-8"

        def write(self, text: str) -> int:
            sizes.append(len(text))
            return super().write(text)

    sizes: list[int] = []
    kept = Kept()
    monkeypatch.setattr(sys, "stdout", kept)
    assert main(["compare", str(tmp_path / "one.yaml"), str(tmp_path / "other.yaml"), "--format", "json"]) == 0
    assert len(json.loads(kept.getvalue())["units"]) == 4_000
    assert len(sizes) > 5 and max(sizes) < 150_000, "of some 600 000 letters"


def test_lohja_as_json(capsys: Capture) -> None:
    written = as_json(capsys, COMMITTEES, BOARDS)
    assert list(written) == ["a", "b", "units", "counts", "aspects", "unstated", "pairs"]
    assert (written["a"], written["b"]) == ("lohja-valiokuntamalli", "lohja-lautakuntamalli")
    assert written["counts"] == {
        "same": 25,
        "only-a": 5,
        "only-b": 7,
        "merged": 0,
        "split": 0,
        "moved": 4,
        "renamed": 1,
        "changed": 2,
        "not-shown": 0,
    }
    units = {unit["id"]: unit for unit in written["units"]}
    assert units["permits-section"] == {
        "id": "permits-section",
        "status": "moved",
        "aspects": ["moved", "changed"],
        "a": ["permits-section"],
        "b": ["permits-section"],
        "unstated": False,
        "changes": {
            "parent": {"from": "vitality-committee", "to": "urban-development-board", "unstated": False},
            "seats": {"from": 4, "to": 5, "unstated": False},
            "drawn-from": {"from": {"vitality-committee": 4}, "to": None, "unstated": True},
            "remit": {
                "from": [
                    "environmental-permits",
                    "exceptional-building-permits",
                    "regional-environmental-health",
                ],
                "to": None,
                "unstated": True,
            },
        },
    }
    assert units["regional-body"]["changes"]["name"]["to"] == {
        "fi": "Alueiden neuvosto",
        "sv": "Områdenas råd",
        "en": "Regional council",
    }
    assert units["council"]["unstated"] is True
    assert units["finance-committee"]["b"] == []
    assert written["pairs"] == [
        {"a": "social-health-section", "b": "social-health-board", "score": 0.85, "reasons": ["name"]}
    ]


def test_a_comparison_stands_for_its_scenarios(capsys: Capture) -> None:
    assert as_json(capsys, BOTH) == as_json(capsys, COMMITTEES, BOARDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (COMMITTEES, BOARDS, NOW):
        shutil.copy(name, tmp_path)
    return tmp_path


def comparison(folder: Path, more: str, *scenarios: str) -> str:
    path = folder / "v.yaml"
    names = ", ".join(Path(name).name for name in scenarios or (COMMITTEES, BOARDS))
    path.write_text(f"orgsim: 1\ncomparison:\n  title: V\n  scenarios: [{names}]\n{more}", encoding="utf-8")
    return str(path)


def test_a_baseline_is_compared_to_and_turns_the_words(folder: Path, capsys: Capture) -> None:
    """The letters are those of the comparison's order, as in the window: the baseline is B."""
    path = comparison(folder, "  baseline: lohja-lautakuntamalli.yaml\n")
    written = as_json(capsys, path)
    assert (written["a"], written["b"]) == ("lohja-lautakuntamalli", "lohja-valiokuntamalli")
    main(["compare", path])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[-1] for line in lines[:2]] == ["(lohja-valiokuntamalli)", "(lohja-lautakuntamalli)"]
    assert [line[0] for line in lines[:2]] == ["A", "B"]
    assert lines[3] == "B → A  (lohja-lautakuntamalli → lohja-valiokuntamalli)"
    assert lines[5] == "25 the same · 7 removed · 5 added · 4 moved · 1 renamed · 2 changed"
    assert "Removed (7)" in lines
    assert "Added (5)" in lines


def test_more_than_two_are_each_compared_to_the_first(folder: Path, capsys: Capture) -> None:
    path = comparison(folder, "", COMMITTEES, NOW, BOARDS)
    written = as_json(capsys, path)
    assert list(written) == ["comparisons"]
    assert written["comparisons"][0] == as_json(capsys, COMMITTEES, NOW)
    assert written["comparisons"][1] == as_json(capsys, COMMITTEES, BOARDS)
    main(["compare", path])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(("A → ", "B → ", "C → "))] == [
        "A → B  (lohja-valiokuntamalli → lohja-nykytila)",
        "A → C  (lohja-valiokuntamalli → lohja-lautakuntamalli)",
    ]
    # Of the second pair the words tell its own letters.
    assert "25 the same · 5 only in A · 7 only in C · 4 moved · 1 renamed · 2 changed" in lines
    main(["compare", path, "--format", "csv"])
    _, *rows = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert list(dict.fromkeys(row[0] for row in rows)) == [
        "lohja-valiokuntamalli lohja-nykytila",
        "lohja-valiokuntamalli lohja-lautakuntamalli",
    ]


@pytest.mark.parametrize("text", [None, "orgsim: 1\nid: b\n"])
def test_a_scenario_that_cannot_be_read_is_left_out(text: str | None, folder: Path, capsys: Capture) -> None:
    bad = folder / "bad.yaml"
    if text is not None:
        bad.write_text(text, encoding="utf-8")
    path = comparison(folder, "", COMMITTEES, "bad.yaml", BOARDS)
    assert main(["compare", path, "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out) == as_json(capsys, COMMITTEES, BOARDS)
    assert "bad.yaml" in err
    assert main(["compare", comparison(folder, "", COMMITTEES, "bad.yaml")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "bad.yaml" in err


def test_what_was_decided_holds(folder: Path, capsys: Capture) -> None:
    between = "between: [lohja-lautakuntamalli, lohja-valiokuntamalli]"
    path = comparison(folder, f"  pairs:\n    - {{{between}, same: [social-health-board, social-health-section]}}\n")
    written = as_json(capsys, path)
    assert (written["counts"]["only-a"], written["counts"]["only-b"], written["counts"]["moved"]) == (4, 6, 5)
    (unit,) = (unit for unit in written["units"] if unit["a"] != unit["b"] and unit["a"] and unit["b"])
    assert (unit["a"], unit["b"]) == (["social-health-section"], ["social-health-board"])
    assert written["pairs"] == []


def test_a_refused_pair_is_not_offered(folder: Path, capsys: Capture) -> None:
    between = "between: [lohja-valiokuntamalli, lohja-lautakuntamalli]"
    refused = f"  pairs:\n    - {{{between}, different: [social-health-section, social-health-board]}}\n"
    written = as_json(capsys, comparison(folder, refused))
    assert written["pairs"] == []
    assert written["counts"]["only-a"] == 5


def test_a_pair_that_names_nobody_is_told_and_has_no_effect(folder: Path, capsys: Capture) -> None:
    between = "between: [lohja-valiokuntamalli, lohja-lautakuntamalli]"
    path = comparison(
        folder,
        f"  pairs:\n    - {{{between}, same: [finance-comittee, group-property-section]}}\n"
        "    - {between: [lohja, lohja-lautakuntamalli], same: [x, council]}\n",
    )
    assert main(["compare", path, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["counts"]["only-a"] == 5
    told = [line.removeprefix(f"{folder}/") for line in err.splitlines()]
    assert (
        "v.yaml:6:72: The pair's unit `finance-comittee` is not in the scenario `lohja-valiokuntamalli`; "
        "did you mean `finance-committee`?"
    ) in told
    assert (
        "v.yaml:7:18: The pair's scenario `lohja` is not in this comparison; "
        "the pair is kept in the file but has no effect"
    ) in told


def test_the_table(capsys: Capture) -> None:
    assert main(["compare", BOTH, "--language", "fi"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A  Lohja, valiokuntamalli 1.2  (lohja-valiokuntamalli)"
    assert lines[3] == (
        "25 ennallaan · 5 vain luonnoksessa A · 7 vain luonnoksessa B · "
        "4 siirtynyttä · 1 uudelleen nimetty · 2 muuttunutta"
    )
    headings = [line for line in lines if line.endswith(")") and not line.startswith((" ", "A ", "B "))]
    assert headings == [
        "Vain luonnoksessa A (5)",
        "Vain luonnoksessa B (7)",
        "Siirtyneet (4)",
        "Uudelleen nimetyt (1)",
        "Muuttuneet (2)",
        "Ehkä samoja: vahvista tai hylkää vertailutiedostossa (1)",
    ]
    assert "  Kaavoitusjaosto  (Elinvoimavaliokunta)" in lines
    at = lines.index("  Lupajaosto")
    assert lines[at + 1 : at + 4] == [
        "      Yläpuolella: Elinvoimavaliokunta → Kaupunkikehityslautakunta",
        "      Paikat: 4 → 5",
        "    ? Nimetään toisesta toimielimestä: 4 jäsentä: Elinvoimavaliokunta → ei kerrottu",
    ]
    assert lines[-1] == "?  vain toinen luonnos kertoo tämän: eroa ei ehkä ole"


def test_the_table_without_differences(tmp_path: Path, capsys: Capture) -> None:
    units = "  - {id: x, kind: unit, name: X}\n"
    assert main(["compare", write(tmp_path / "a.yaml", "a", units), write(tmp_path / "b.yaml", "b", units)]) == 0
    assert capsys.readouterr().out == "A  A  (a)\nB  B  (b)\n\n1 the same · The drafts do not differ.\n"


def test_drafts_that_share_nothing_are_compared_with_the_pairs_first(
    strangers: tuple[str, str], capsys: Capture
) -> None:
    assert main(["compare", *strangers]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "2 only in A · 2 only in B"
    # The names of the two upper ones are the same, and so is their place; then the lower ones have a place too.
    assert lines[5] == "Perhaps the same: confirm or refuse them in the comparison file (2)"
    assert [line.split("  (")[0].split("%")[1].strip() for line in lines[6:10:2]] == [
        "Sivistystoimiala = Sivistystoimiala",
        "Lukio = Lukiot",
    ]
    assert lines.index("Only in A (2)") > 6


def test_only_what_stood_below_a_moved_unit_before_came_along_with_it(tmp_path: Path, capsys: Capture) -> None:
    """Of five units that are below X in the end Y and V stood there; Z came from elsewhere, N and M are new."""
    one = """\
  - id: top
    kind: unit
    name: Top
    units:
      - id: w
        kind: unit
        name: W
        units:
          - {id: x, kind: unit, name: X, units: [{id: y, kind: unit, name: Y, units: [{id: v, kind: unit, name: V}]}]}
          - {id: z, kind: unit, name: Z}
"""
    other = """\
  - id: top
    kind: unit
    name: Top
    units:
      - {id: w, kind: unit, name: W}
      - id: x
        kind: unit
        name: X
        units:
          - {id: y, kind: unit, name: Y, units: [{id: v, kind: unit, name: V}, {id: m, kind: unit, name: M}]}
          - {id: z, kind: unit, name: Z}
          - {id: n, kind: unit, name: N}
"""
    paths = write(tmp_path / "a.yaml", "a", one), write(tmp_path / "b.yaml", "b", other)
    assert main(["compare", *paths]) == 0
    moved = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("  X", "  Z"))]
    assert moved == ["  X, and 2 units below it", "  Z"]
    a, b = (read_scenario(Path(each)).scenario for each in paths)
    ends = hierarchy(a), hierarchy(b)
    groups = groups_of(compare(a, b), ends, (0, 1), "AB", catalog("fi"), baseline=False)
    places = {entry.title: entry.place for group in groups for entry in group.entries if group.status == "moved"}
    assert places == {"X": "sekä 2 yksikköä sen alla", "Z": ""}


def test_merged_and_branches_in_the_table(tmp_path: Path, capsys: Capture) -> None:
    one = """\
  - id: top
    kind: unit
    name: Top
    units:
      - {id: tech, kind: division, name: Tekninen}
      - id: culture
        kind: division
        name: Kulttuuri
        units:
          - {id: x, kind: unit, name: X, units: [{id: y, kind: unit, name: Y}]}
"""
    other = """\
  - id: top
    kind: unit
    name: Top
    units:
      - {id: vitality, kind: division, name: Elinvoima, continues: [tech, culture]}
      - {id: x, kind: unit, name: X, units: [{id: y, kind: unit, name: Y}]}
"""
    paths = write(tmp_path / "a.yaml", "a", one), write(tmp_path / "b.yaml", "b", other)
    assert main(["compare", *paths]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "2 the same · 1 merged · 1 moved"
    assert lines[5:10] == [
        "Merged (1)",
        "  Tekninen + Kulttuuri → Elinvoima",
        "",
        "Moved (1)",
        "  X, and 1 unit below it",
    ]


def test_a_draft_does_not_differ_from_itself(capsys: Capture) -> None:
    assert as_json(capsys, COMMITTEES, COMMITTEES)["counts"]["same"] == 37


def test_csv(capsys: Capture) -> None:
    assert main(["compare", BOTH, "--format", "csv"]) == 0
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert header == ["pair", "status", "id", "a", "b", "name", "field", "from", "to", "unstated"]
    pair = "lohja-valiokuntamalli lohja-lautakuntamalli"
    assert [pair, "changed", "council", "council", "council", "Council", "seats", "51", "", "1"] in rows
    assert [
        pair,
        "only-b",
        "social-health-board",
        "",
        "social-health-board",
        "Social and health board",
        "",
        "",
        "",
        "",
    ] in rows
    # 37 + 7 units, of which 7 differ in 1 + 3 + 3 + 4 + 2 + 3 + 3 fields, each of which has a row of its own
    assert len(rows) == 44 - 7 + 19


@pytest.mark.parametrize("arguments", [[], [COMMITTEES], [COMMITTEES, BOARDS, NOW], [BOTH, NOW]])
def test_other_than_two_is_refused(arguments: list[str], capsys: Capture) -> None:
    assert main(["compare", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "name " in err


def test_a_draft_that_cannot_be_read(tmp_path: Path, capsys: Capture) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("orgsim: 1\nid: b\n", encoding="utf-8")
    assert main(["compare", COMMITTEES, str(broken)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{broken}:1:1: ")


def test_links_and_plain_names_in_json(tmp_path: Path, capsys: Capture) -> None:
    units = "  - {id: x, kind: board, name: X}\n  - {id: y, kind: unit, name: Y}\n"
    one = write(tmp_path / "a.yaml", "a", units, "links: [{kind: steers, from: x, to: y}]\n")
    other = write(tmp_path / "b.yaml", "b", units.replace("name: Y", "name: Z"))
    changes = {unit["id"]: unit["changes"] for unit in as_json(capsys, one, other)["units"]}
    assert changes["y"]["name"] == {"from": "Y", "to": "Z", "unstated": False}
    assert changes["x"]["links"] == {
        "from": [{"kind": "steers", "to": "y"}],
        "to": [],
        "unstated": True,
        "removed": ["y"],
        "added": [],
        "altered": [],
    }


def test_numbers_decide_and_what_is_not_shown_is_not_gone(capsys: Capture) -> None:
    """3 divisions became 1, 15 areas 4, 21 units 10; the slide about the present names no unit."""
    path = str(LOHJA / "lohja-nyt-konsepti.yaml")
    assert main(["compare", path, "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "3 merged · 9 not shown in the other"
    at = lines.index("  Council")
    assert lines[at - 1 : at + 2] == [
        "Not shown in the other (9)",
        "  Council",
        "    ? only in B: A does not show this part of the organisation, or shows it only in part",
    ]
    assert at > lines.index("Merged (3)"), "after what differs for certain"
    assert lines[-1].startswith("?  ")
    rows = {unit["id"]: unit for unit in as_json(capsys, path)["units"]}
    unknown = {id for id, unit in rows.items() if unit["unstated"]}
    assert len(unknown) == 9 and {"council", "city-manager", "wellbeing"} <= unknown
    main(["compare", path, "--format", "csv"])
    marked = [line.split(",") for line in capsys.readouterr().out.splitlines() if ",not-shown," in line]
    assert {row[2] for row in marked if row[-1] == "1"} == unknown


def test_what_the_baseline_does_not_show_is_not_called_added(capsys: Capture) -> None:
    """Of Heinola before 2025 only two tasks are told: three companies, a programme and its four actions are not new."""
    path = str(LOHJA / "heinola-2024-2025.yaml")
    assert main(["compare", path, "--language", "fi"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "2 siirtynyttä · 8 ei kuvattu toisessa"
    assert [line for line in lines if line.endswith(")") and line[:1] not in (" ", "A", "B")] == [
        "Siirtyneet (2)",
        "Ei kuvattu toisessa (8)",
    ]
    written = as_json(capsys, path)
    assert {status: n for status, n in written["counts"].items() if n} == {"moved": 2, "not-shown": 8}
    assert Counter(unit["status"] for unit in written["units"]) == {"moved": 2, "not-shown": 8}
    main(["compare", path, "--format", "csv"])
    statuses = {line.split(",")[1] for line in capsys.readouterr().out.splitlines()[1:]}
    assert statuses == {"moved", "not-shown"}


def test_staff_and_money_are_numbers_for_programs_and_words_for_readers(tmp_path: Path, capsys: Capture) -> None:
    stated = "  - {id: u, kind: unit, name: U, leader: A, code: 0120, from: 2027, staff: {people: 12, fte: 0.1}, "
    stated += "budget: {expenses: 1200000, income: 0.5, year: 2025}}\n"
    other = "  - {id: u, kind: unit, name: U, leader: B, code: 0130, from: 2027-06, staff: {people: 10, fte: 0.3}, "
    other += "budget: {expenses: 1300000, year: 2026}}\n"
    a, b = write(tmp_path / "a.yaml", "a", stated), write(tmp_path / "b.yaml", "b", other)
    (unit,) = as_json(capsys, a, b)["units"]
    assert unit["status"] == "changed"
    changes = {field: (change["from"], change["to"], change["unstated"]) for field, change in unit["changes"].items()}
    assert changes == {
        "leader": ("A", "B", False),
        "people": (12, 10, False),
        "fte": (0.1, 0.3, False),
        "expenses": (1200000, 1300000, False),
        "income": (0.5, None, True),
        "budget-year": (2025, 2026, False),
        "code": ("0120", "0130", False),
        "from": ("2027", "2027-06", False),
    }
    assert main(["compare", a, b, "--format", "csv"]) == 0
    assert "expenses,1200000,1300000,0" in capsys.readouterr().out
    assert main(["compare", a, b]) == 0
    said = capsys.readouterr().out
    assert "Expenses: €1,200,000 (2025) → €1,300,000 (2026)" in said
    assert "Full-time equivalents: 0.1 → 0.3" in said

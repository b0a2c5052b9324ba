"""The command line as a planner or a script uses it: what is written where, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.organisations import generate
from orgsim import __version__
from orgsim.cli import main
from orgsim.model.text import LANGUAGES
from orgsim.resources import scenarios_folder

LOHJA = scenarios_folder()
COMMITTEES = str(LOHJA / "lohja-valiokuntamalli.yaml")
BOARDS = str(LOHJA / "lohja-lautakuntamalli.yaml")
TODAY = str(LOHJA / "lohja-nykytila.yaml")
BOTH = str(LOHJA / "lohja-2016.yaml")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A council of 27 with a board of 7, three of whose seats nobody explains."""
    file = tmp_path / "small.yaml"
    file.write_text(
        """\
orgsim: 1
id: small
title: {fi: Pieni, sv: Liten, en: Small}
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, en: Council}
    seats: 27
    units:
      - {id: board, kind: city-board, name: "=1+1", seats: {total: 7, drawn-from: {council: 4}}}
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.yaml"
    file.write_text(
        "orgsim: 1\nid: broken\ntitle: Broken\nunits:\n  - {id: a, kind: komitea, name: A}\n", encoding="utf-8"
    )
    return file


@pytest.mark.parametrize(("language", "said"), [("en_GB.UTF-8", "A part of "), ("fi_FI.UTF-8", "Osa Python")])
def test_a_package_that_is_gone_is_told_in_one_sentence(language: str, said: str) -> None:
    code = "import runpy, sys; sys.modules['msgspec'] = None; runpy.run_module('orgsim', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1
    assert "(msgspec)" in ended.stderr


def test_a_package_of_which_a_file_was_cut_short_is_told_in_one_sentence(tmp_path: Path) -> None:
    for name, text in (
        ("msgspec/__init__.py", ""),
        ("msgspec-0.22.0.dist-info/METADATA", "Name: msgspec\nVersion: 0.22.0\n"),
        ("msgspec-0.22.0.dist-info/RECORD", "msgspec/__init__.py,,5130\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    ended = run("metrics", "x.yaml", PYTHONPATH=os.pathsep.join([str(tmp_path), str(Path.cwd())]), LC_ALL="C.UTF-8")
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"A part of ")
    assert ended.stderr.count(b"\n") == 1
    assert b"(msgspec/__init__.py)" in ended.stderr


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "orgsim", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


# Metrics


def test_metrics_as_json(capsys: Capture) -> None:
    assert main(["metrics", COMMITTEES, BOARDS, TODAY, "--format", "json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert list(written) == ["scenarios"]
    committees, boards, today = written["scenarios"]
    assert list(committees) == ["id", "metrics", "at-least"]
    assert {"elected.seats", "elected.seats-beside-council", "elected.persons-max"} <= set(committees["at-least"])
    assert "elected.bodies" not in committees["at-least"]
    assert [each["id"] for each in written["scenarios"]] == [
        "lohja-valiokuntamalli",
        "lohja-lautakuntamalli",
        "lohja-nykytila",
    ]
    expected = {
        "cost.meetings": (None, None, None),
        "elected.bodies": (14, 15, None),
        "elected.seats": (129, 106, None),
        "elected.seats-beside-council": (78, 106, None),
        "elected.persons-max": (57, 106, None),
        "administration.span.mean": (2.7143, 2.7143, 2.0),
        "administration.span.distribution": ({"2": 3, "3": 3, "4": 1}, {"2": 3, "3": 3, "4": 1}, None),
        "kinds.committee": (3, 0, None),
        "kinds.performance-unit": (10, 10, 21),
    }
    for metric, values in expected.items():
        assert (committees["metrics"][metric], boards["metrics"][metric], today["metrics"][metric]) == values
    assert list(committees["metrics"]) == list(boards["metrics"]) == list(today["metrics"])


def test_meetings_cost_what_the_comparison_assumes(capsys: Capture) -> None:
    assert main(["metrics", BOTH, "--format", "json"]) == 0
    costs = [its["metrics"]["cost.meetings"] for its in json.loads(capsys.readouterr().out)["scenarios"]]
    # A: council 9 × 80 × 51.5 + city board 29 × 100 × 13.5. B states no seats of its council.
    assert costs == [76_230, 39_150]
    assert main(["--language", "en", "metrics", BOTH, "--format", "csv"]) == 0
    assert "cost.meetings,Costs,Meeting fees a year,76230,≥,39150,≥\r\n" in capsys.readouterr().out
    assert main(["--language", "en", "metrics", BOTH]) == 0
    told = capsys.readouterr().out
    assert next(line for line in told.splitlines() if "Meeting fees" in line).split()[4:] == [
        "≥", "€76,230", "≥", "€39,150",
    ]  # fmt: skip
    assert "Of 12 bodies no number of meetings is assumed" in told
    assert told.splitlines()[-1] == (
        "Meeting fees are reckoned from (meetings a year × fee): Council 9 × €80, City board 29 × €100. "
        "Factor of the chair’s fee: 1.5."
    )


def test_metrics_as_csv(small: Path, capsys: Capture) -> None:
    assert main(["metrics", str(small), TODAY, "--format", "csv"]) == 0
    text = capsys.readouterr().out
    assert text.count("\r\n") == text.count("\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == [
        *("metric", "group", "name"),
        *("small", "small at-least"),
        *("lohja-nykytila", "lohja-nykytila at-least"),
    ]
    by_metric = {row[0]: row for row in rows}
    assert by_metric["elected.seats"] == ["elected.seats", "Elected bodies", "Seats", "34", "", "", ""]
    assert by_metric["administration.span.mean"][3:] == ["", "", "2.0", ""]
    assert by_metric["span.distribution"][3:] == ["1:1", "", "", ""]


def test_the_least_that_a_way_can_be_long_says_so_in_every_format(tmp_path: Path, capsys: Capture) -> None:
    """The desk stands apart from the council: its way may be longer than the one step that is known."""
    path = tmp_path / "apart.yaml"
    path.write_text(
        "orgsim: 1\nid: apart\ntitle: Apart\nunits:\n"
        "  - {id: c, kind: council, name: C, units: [{id: m, kind: city-manager, name: M}]}\n"
        "  - {id: d, kind: unit, name: D}\n",
        encoding="utf-8",
    )
    assert main(["metrics", str(path), "--format", "json"]) == 0
    (only,) = json.loads(capsys.readouterr().out)["scenarios"]
    assert only["metrics"]["path.max"] == 1
    assert only["at-least"] == ["path.max"]
    assert main(["metrics", str(path), "--format", "csv"]) == 0
    rows = {row[0]: row[3:] for row in csv.reader(io.StringIO(capsys.readouterr().out, newline=""))}
    assert rows["path.max"] == ["1", "≥"]
    assert rows["path.mean"] == ["1.0", ""]
    assert main(["metrics", str(path), "--all", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "≥ 1" in told


def test_metrics_as_a_table(capsys: Capture) -> None:
    assert main(["--language", "fi", "metrics", BOTH]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A  Lohja, valiokuntamalli 1.2  (lohja-valiokuntamalli)"
    cells = {line[:58].strip(): line[58:].split() for line in lines}
    assert cells["Luottamushenkilöorganisaatio"] == ["A", "B", "B", "−", "A"]
    assert cells["Toimielimiä"] == ["14", "15", "+1"]
    assert cells["Paikkoja valtuuston lisäksi"] == ["≥", "78", "≥", "106", "?", "+28"]
    assert cells["Niistä toisen toimielimen jäsenistä valittuja"] == ["21", "≥", "0"]
    assert cells["Asioita ilman päättäjää"] == ["0", "ei", "tiedossa"]
    assert "Johtamisjänne, mediaani" not in cells
    assert (
        "  A  3 toimielimen paikkoja ei ole kerrottu: Tarkastuslautakunta, Keskusvaalilautakunta, Alueiden johtokunta."
        in lines
    )


def test_a_table_of_one_scenario_has_no_differences(small: Path, capsys: Capture) -> None:
    assert main(["metrics", str(small), "--all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A  Small  (small)"
    assert [line.split() for line in lines if line.startswith("Elected bodies")] == [["Elected", "bodies", "A"]]
    assert any(line.startswith("  Span of control, median") for line in lines)


def test_columns_line_up(capsys: Capture) -> None:
    main(["metrics", COMMITTEES, BOARDS, "--language", "fi"])
    table = capsys.readouterr().out.split("\n\n")[1].splitlines()
    assert len({len(line) for line in table if line.endswith(("−  A", "±0", "+1", "+28", "−21"))}) == 1


# Check


NO_DATE = (
    "No rule of law was applied, as the draft does not state when it would take force. The rules hold from 1 June 2017."
)


def test_check_as_json(small: Path, capsys: Capture) -> None:
    assert main(["check", str(small), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "findings": [
            {
                "scenario": "small",
                "rule": "seat-sum",
                "severity": "integrity",
                "result": "breach",
                "unit": "board",
                "units": ["board"],
                "message": "“=1+1”: 7 seats, but the quotas cover only 4.",
            },
            {
                "scenario": "small",
                "rule": "law-in-force",
                "severity": "law",
                "result": "unknown",
                "unit": None,
                "units": [],
                "message": NO_DATE,
            },
        ]
    }
    assert err == ""


def test_check_as_a_table_tells_the_line(small: Path, capsys: Capture) -> None:
    assert main(["check", str(small)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "A  Small  (small)",
        "  contradiction    seat-sum      “=1+1”: 7 seats, but the quotas cover only 4.  (small.yaml:10)",
        "                                 → State who are elected to the 3 remaining seats, or correct the numbers.",
        f"  unknown          law-in-force  {NO_DATE}",
        "                                 → Add the key `effective` to the scenario, such as 2017-06-01.",
        "  1 breach, 1 unknown",
    ]


BASIS = (
    "The rules were read from the statutes: the Local Government Act as of 17 August 2026, other acts as of "
    "23 February 2025. Later amendments are not taken into account. The checks are no legal advice."
)


def test_check_tells_what_the_rules_rest_on(small: Path, capsys: Capture) -> None:
    small.write_text(small.read_text("utf-8").replace("units:", "effective: 2018\nunits:", 1), "utf-8")
    assert main(["check", str(small)]) == 1
    _, _, rules = capsys.readouterr().out.partition("Rules applied\n")
    listed = rules.splitlines()
    cells = [cell.strip() for cell in listed[0].split("  ") if cell.strip()]
    assert cells == [
        "required-bodies",
        "Local Government Act (410/2015), section 30(1)",
        "from 1 June 2017",
        "Required bodies (law)",
    ]
    assert listed[-1] == BASIS
    for format in ("json", "csv"):
        assert main(["check", str(small), "--format", format]) == 1
        assert capsys.readouterr().err == BASIS + "\n"


def test_check_as_csv(capsys: Capture) -> None:
    assert main(["check", BOTH, "--format", "csv"]) == 1
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert header == ["scenario", "rule", "severity", "result", "unit", "units", "message", "remedy", "basis"]
    breaches = [row[:6] for row in rows if row[3] == "breach"]
    assert breaches == [
        ["lohja-valiokuntamalli", "seat-sum", "integrity", "breach", "city-board", "city-board"],
    ]
    size, told = [row for row in rows if row[:2] == ["lohja-valiokuntamalli", "council-size"]]
    assert (size[3], size[8]) == ("pass", "Local Government Act (410/2015), section 16")
    assert told[3] == "note"


def test_notes_unknowns_and_true_claims_are_no_breach(capsys: Capture) -> None:
    assert main(["check", BOARDS, str(LOHJA / "lohja-konsepti-2015.yaml")]) == 0
    assert "1 unknown, 3 notes, 3 passes" in capsys.readouterr().out


def test_a_comparison_switches_rules_off(tmp_path: Path, small: Path, capsys: Capture) -> None:
    comparison = tmp_path / "comparison.yaml"
    comparison.write_text(
        "orgsim: 1\ncomparison:\n  title: One\n  scenarios: [small.yaml]\n"
        "  rules-off: {seat-sum: {fi: Täydennetään, en: To be filled in}}\n",
        "utf-8",
    )
    assert main(["check", str(comparison)]) == 0
    out = capsys.readouterr().out
    assert "  off              seat-sum      The rule is switched off: To be filled in\n" in out
    assert "  1 unknown, 1 switched off\n" in out


# Files that cannot be read


@pytest.mark.parametrize("command", ["metrics", "check"])
def test_a_broken_file_does_not_keep_the_others(command: str, small: Path, broken: Path, capsys: Capture) -> None:
    assert main([command, str(broken), str(small), "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"{broken}:5:")
    assert "komitea" in err
    (listed,) = json.loads(out).values()
    assert {each.get("id", each.get("scenario")) for each in listed} == {"small"}


@pytest.mark.parametrize("command", ["metrics", "check"])
def test_a_missing_file(command: str, tmp_path: Path, capsys: Capture) -> None:
    missing = tmp_path / "missing.yaml"
    assert main([command, str(missing)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{missing}:1:1: ")


def test_warnings_are_told_and_no_failure(small: Path, capsys: Capture) -> None:
    small.write_text(small.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert main(["metrics", str(small)]) == 0
    assert capsys.readouterr().err.startswith(f"{small}:11:1: ")


# Export: once as a process, which has no app of Qt yet, and else in the app of the tests, which starts but once.


def test_export_by_itself(small: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.png"
    done = run("export", str(small), TODAY, "--view", "metrics", "-o", str(output))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert output.read_bytes().startswith(b"\x89PNG")


def test_export_of_a_handout(small: Path, tmp_path: Path, qapp: QApplication, capfd: Capture) -> None:
    output = tmp_path / "a.pdf"
    chosen = ["--handout", "drafts,timeline", "--paper", "a3", "--theme", "projector"]
    assert main(["export", str(small), "-o", str(output), *chosen]) == 0
    assert capfd.readouterr() == ("", "")
    data = output.read_bytes()
    assert data.startswith(b"%PDF") and b"/Count 2" in data, "a cover and a chart"
    assert main(["export", str(small), "-o", str(output), "--handout", "timeline", "--language", "en"]) == 2
    assert "There is nothing to tell about the chosen parts" in capfd.readouterr().err
    assert output.read_bytes() == data


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.SVG", b"<?xml"), ("a.pdf", b"%PDF")])
@pytest.mark.parametrize("view", ["structure", "metrics"])
def test_export(
    name: str, start: bytes, view: str, small: Path, tmp_path: Path, qapp: QApplication, capfd: Capture
) -> None:
    output = tmp_path / name
    how = ["--view", view, "-o", str(output), "--size", "800x600", "--theme", "dark"]
    assert main(["export", str(small), TODAY, *how]) == 0
    assert capfd.readouterr() == ("", "")
    assert output.read_bytes().startswith(start)


def test_export_of_what_can_be_read(
    small: Path, broken: Path, tmp_path: Path, qapp: QApplication, capfd: Capture
) -> None:
    output = tmp_path / "a.png"
    assert main(["export", str(small), str(broken), "-o", str(output)]) == 2
    assert capfd.readouterr().err.startswith(f"{broken}:5:")
    assert output.exists()


def test_export_of_a_chart_that_goes_right(small: Path, tmp_path: Path, qapp: QApplication, capfd: Capture) -> None:
    pictures = {}
    for direction in ("auto", "down", "right"):
        output = tmp_path / f"{direction}.svg"
        assert main(["export", str(small), "-o", str(output), "--direction", direction]) == 0
        assert capfd.readouterr().err == ""
        pictures[direction] = output.read_bytes()
    # An organisation goes down by itself.
    assert pictures["auto"] == pictures["down"] != pictures["right"]


def test_a_direction_that_is_none(small: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["export", str(small), "-o", str(tmp_path / "a.svg"), "--direction", "up"]) == 2
    assert "auto, down, right" in capsys.readouterr().err


def test_export_of_links_says_what_they_are(tmp_path: Path, qapp: QApplication, capfd: Capture) -> None:
    linked = tmp_path / "linked.yaml"
    linked.write_text(
        "orgsim: 1\nid: linked\ntitle: Linked\nunits:\n"
        "  - {id: a, name: Aa, kind: council}\n  - {id: b, name: Bee, kind: board}\n"
        "links:\n  - {from: a, to: b, kind: steers}\n  - {from: b, to: a, kind: advises}\n",
        "utf-8",
    )
    written = {}
    for links in ("", "steers", "all"):
        output = tmp_path / f"links-{links}.svg"
        chosen = ["--links", links] if links else []
        assert main(["export", str(linked), "--language", "en", "-o", str(output), *chosen]) == 0
        assert capfd.readouterr().err == ""
        written[links] = output.read_text("utf-8")
    assert [(">Steers<" in svg, ">Advises<" in svg) for svg in written.values()] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_export_folds_what_has_no_room_unless_told_otherwise(tmp_path: Path, capsys: Capture) -> None:
    town = tmp_path / "town.yaml"
    town.write_text(generate(300), encoding="utf-8")
    output = str(tmp_path / "town.svg")

    def pane(*options: str) -> dict[str, float]:
        assert main(["export", str(town), "-o", output, "--size", "1440x900", "--legibility", *options]) == 0
        (told,) = json.loads(capsys.readouterr().out)["panes"]
        assert (told.pop("scenario"), told["units"]) == ("generated-300-1", 300)
        return told

    by_itself = pane()
    assert by_itself["smallest"] >= 11 and 50 <= by_itself["shown"] < 300
    text = Path(output).read_text(encoding="utf-8")
    assert f"{by_itself['shown']}/300 " in text
    whole = pane("--fold", "none")
    assert whole["shown"] == 300 and whole["smallest"] < 11
    assert "/300 " not in Path(output).read_text(encoding="utf-8")
    # The council, the board, and what stands below it: 12 committees and the manager.
    assert pane("--fold", "3")["shown"] == 15


def test_export_without_anything_to_draw(broken: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["export", str(broken), "-o", str(tmp_path / "a.png")]) == 2
    assert not (tmp_path / "a.png").exists()


def test_export_to_where_nothing_can_be_written(small: Path, tmp_path: Path) -> None:
    done = run("export", str(small), "-o", str(tmp_path / "no" / "a.png"))
    assert done.returncode == 2
    assert done.stderr.startswith(b"orgsim: ")
    assert b"Traceback" not in done.stderr


# Schema


def test_the_schemas_are_those_that_ship(capsys: Capture) -> None:
    for flags, name in (([], "scenario"), (["--comparison"], "comparison")):
        assert main(["schema", *flags]) == 0
        shipped = LOHJA.parent / "resources" / f"{name}.schema.json"
        assert json.loads(capsys.readouterr().out) == json.loads(shipped.read_text(encoding="utf-8"))


# Usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["metrics"], "name at least one file"),
        (["check", "--format", "xml", "a"], "“xml” is none of these: table, json, csv"),
        (["metrics", "a", "--format"], "--format lacks its value"),
        (["metrics", "a", "--frmat=json"], "Did you mean --format?"),
        (["metrics", "a", "--qqq"], "unknown option: --qqq"),
        (["metrics", "a", "--all=yes"], "--all lacks its value, or has one too many"),
        (["export", "a"], "-o picture.png"),
        (["export", "a", "-o", "a.gif"], "“a.gif” ends in none of these: .png, .svg, .pdf"),
        (["export", "a", "-o", "a.png", "--fold", "0"], "“0” is neither auto, none nor the number of a layer"),
        (["export", "a", "-o", "a.png", "--size", "big"], "“big” is not of the form"),
        (["export", "a", "-o", "a.png", "--size", "0x10"], "“0x10” is not of the form"),
        (["export", "a", "-o", "a.png", "--links", "steers,sees"], "“sees” is none of these: steers, advises"),
        (["export", "a", "-o", "a.png", "--links", "all", "--view", "metrics"], "only in these views: structure, diff"),
        (["export", "a", "-o", "a.png", "--paper", "a4"], "--paper, --landscape and --tiles are for PDF only"),
        (["export", "a", "-o", "a.pdf", "--paper", "a5"], "“a5” is none of these: a4, a3"),
        (["export", "a", "-o", "a.png", "--handout", "all"], "a handout is a PDF; the name of a.png ends otherwise"),
        (["export", "a", "-o", "a.pdf", "--handout", "all", "--tiles"], "--tiles is not for handouts"),
        (["export", "a", "-o", "a.pdf", "--handout", "lists"], "“lists” is none of these: drafts, structure"),
        (["export", "a", "-o", "a.pdf", "--tiles", "--size", "800x600"], "cannot go with --size"),
        (["export", "a", "-o", "a.pdf", "--tiles", "--view", "checks"], "only these views are divided into sheets"),
        (["export", "a", "-o", "a.png", "--view", "map"], "“map” is none of these: structure, differences, metrics"),
        (["schema", "a"], "“a” is one word too many"),
        (["schema", "--", "a"], "“a” is one word too many"),
        (["metrcs"], "Did you mean orgsim metrics?"),
        (["validate"], "there is no file or command “validate”. Commands: changes, check, compare, edit, export"),
        (["--language", "de", "metrics", "a"], "“de” is none of these: fi, sv, en"),
        (["--language"], "--language lacks its value"),
    ],
)
def test_a_wrong_command_line(arguments: list[str], said: str, capsys: Capture) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.endswith("Help: orgsim --help\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_of_the_window_lists_every_command(language: str, capsys: Capture) -> None:
    assert main(["--help", "--language", language]) == 0
    listed = {
        line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:2] == "  " and line[2:3].islower()
    }
    commands = {"metrics", "compare", "check", "export", "import", "simulate", "edit", "changes", "report", "schema"}
    assert commands <= listed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [[], ["metrics"], ["check"], ["export"], ["schema"]])
def test_help_in_every_language(command: list[str], language: str, capsys: Capture) -> None:
    assert main([*command, "--help", "--language", language]) == 0
    text = capsys.readouterr().out
    usage = {"fi": "käyttö", "sv": "användning", "en": "usage"}[language]
    assert text.startswith(f"{usage}: {' '.join(['orgsim', *command])} ")
    assert "--language fi|sv|en" in text
    assert "smoke" not in text
    assert f"  {' '.join(['orgsim', *command])}" in text.rpartition(":\n")[2]


@pytest.mark.parametrize("arguments", [["--version"], ["metrics", "--version"], ["--version", "metrics"]])
def test_version(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"orgsim {__version__}\n"


def test_options_may_stand_between_files(small: Path, capsys: Capture) -> None:
    assert main(["metrics", str(small), "--format", "json", TODAY]) == 0
    assert len(json.loads(capsys.readouterr().out)["scenarios"]) == 2


def test_a_file_may_begin_with_a_dash(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(small.parent)
    small.rename(small.with_name("-draft.yaml"))
    assert main(["metrics", "--format=json", "--", "-draft.yaml"]) == 0
    assert json.loads(capsys.readouterr().out)["scenarios"][0]["id"] == "small"


# As a process


def test_the_process_speaks_the_systems_language_and_tells_by_its_exit_code(small: Path) -> None:
    done = run("check", str(small), LANG="fi_FI.UTF-8", LC_ALL="", LANGUAGE="", PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert "ristiriita" in done.stdout.decode()
    assert done.stderr == b""
    assert run("metrics", str(small)).returncode == 0
    assert run("metrics", str(small) + "x").returncode == 2


def test_a_terminal_without_unicode(small: Path) -> None:
    done = run("metrics", COMMITTEES, BOARDS, "--language", "fi", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Toimielimia" in done.stdout
    assert b"-0,45" in done.stdout
    done = run("check", str(small), "--language", "fi", "--format", "json", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout.decode("ascii"))["findings"][0]["message"].startswith("”=1+1”")


def test_a_reader_that_leaves_early(small: Path) -> None:
    command = f'"{sys.executable}" -m orgsim metrics "{small}" --all | true; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_figures_need_no_toolkit(small: Path) -> None:
    code = (
        "import sys; from orgsim.cli import main; code = main(['metrics', sys.argv[1], '--format', 'json']);"
        "heavy = {'PySide6', 'numpy', 'pyqtgraph', 'pyphen', 'typing_extensions'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(small)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_command_that_has_done_its_work_ends_without_going_through_it_once_more(small: Path) -> None:
    code = (
        "import gc, sys; from orgsim.cli import main; main(['metrics', sys.argv[2]]); within = gc.get_freeze_count();"
        "code = main(); sys.exit(code or within or not gc.get_freeze_count())"
    )
    done = subprocess.run([sys.executable, "-c", code, "metrics", str(small)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_window_opens_from_the_command_line(tmp_path: Path, small: Path) -> None:
    """A file that is named like a command opens too, by its path."""
    named_like_a_command = small.rename(small.with_name("metrics"))
    picture = tmp_path / "window.png"
    done = run(str(named_like_a_command), "--smoke-test", str(picture), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, b"")
    assert picture.read_bytes().startswith(b"\x89PNG")

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import fields

from orgsim.cli import main
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.importing.again import kept_beside
from orgsim.model.hierarchy import hierarchy
from orgsim.model.units import Unit
from orgsim.resources import scenarios_folder

OLD = "Tunnus;Nimi;Yläyksikkö;Jäseniä\nkv;Valtuusto;;43\nkh;Kaupunginhallitus;kv;11\nsl;Sivistyslautakunta;kh;11\n"
NEW = "Tunnus;Nimi;Yläyksikkö;Jäseniä\nkv;Valtuusto;;43\nkh;Kaupunginhallitus;kv;13\ntl;Tekninen lautakunta;kh;9\n"


def put(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def outline(path: Path) -> list[tuple[str, int]]:
    flat = hierarchy(read_scenario(path).scenario)
    return [(unit.id, layer) for unit, layer in zip(flat.units, flat.layers, strict=True)]


def test_a_list_becomes_a_draft_and_what_is_odd_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = put(tmp_path, "lista.csv", OLD + "x;Museo;poissa;\n")
    draft = tmp_path / "draft.yaml"
    assert main(["import", listed, "-o", str(draft), "--language", "en"]) == 0
    told = capsys.readouterr()
    assert told.out == f"{draft}\n"
    assert told.err.splitlines()[0] == (
        "lista.csv:5: Museo: the unit above it, poissa, is not in the list → at the top"
        " [--choose parent-missing@5=tray|made]"
    )
    assert outline(draft) == [("kv", 1), ("kh", 2), ("sl", 3), ("x", 1)]
    again = ["import", listed, "-o", str(draft), "--choose", "parent-missing@5=tray"]
    assert main(again) == 2
    assert main([*again, "--force"]) == 0
    assert outline(draft) == [("kv", 1), ("kh", 2), ("sl", 3)]


def test_the_next_delivery_leaves_what_the_planner_has_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.yaml"
    main(["import", put(tmp_path, "a.csv", OLD), "-o", str(draft)])
    text = draft.read_text("utf-8").replace("name: Valtuusto", "name: Kaupunginvaltuusto")
    draft.write_text("# My own\n" + text, encoding="utf-8")
    capsys.readouterr()
    onto = ["import", put(tmp_path, "b.csv", NEW), "--onto", str(draft), "--language", "en"]
    assert main(onto) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 3
    assert "sl" in draft.read_text("utf-8").partition("tray:")[0]
    assert main([*onto, "--apply"]) == 0
    changed = draft.read_text("utf-8")
    assert changed.startswith("# My own\n")
    assert "name: Kaupunginvaltuusto" in changed
    assert outline(draft) == [("kv", 1), ("kh", 2), ("tl", 3)]
    assert [unit.id for unit in read_scenario(draft).scenario.tray] == ["sl"]
    capsys.readouterr()
    assert main(onto) == 0
    assert capsys.readouterr().out == ""


def test_an_emptied_cell_empties_the_field_and_a_column_that_is_gone_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (
        "Tunnus;Nimi (fi);Nimi (sv);Tyyppi;Yläyksikkö;Henkilöstö;Tarkoitus;Toimivalta\n"
        "kh;Hallitus;Styrelsen;Lautakunta;;;;talous\n"
        "t;Tekniikka;Teknik;Jaosto;kh;120;Rakentaa;\n"
    )
    draft = tmp_path / "draft.yaml"
    assert main(["import", put(tmp_path, "a.csv", whole), "-o", str(draft)]) == 0
    capsys.readouterr()
    onto = ["--onto", str(draft), "--language", "en"]
    emptied = whole.replace("120;Rakentaa", ";Rakentaa")
    assert main(["import", put(tmp_path, "b.csv", emptied), *onto]) == 0
    assert capsys.readouterr().out == "Tekniikka – Staff: no longer stated (before: 120).\n"
    # Only ids, names and one number are left, and another column stands where the staff was.
    fewer = "Tunnus;Nimi (fi);Yläyksikkö;Tarkoitus;Huone\nkh;Hallitus;;;7\nt;Tekniset;kh;;9\n"
    assert main(["import", put(tmp_path, "c.csv", fewer.replace("Tarkoitus", "Tila")), *onto]) == 0
    assert capsys.readouterr().out == "Tekniikka was renamed: Tekniset.\n"
    # What it said before goes on to be known: once it has the column again, its news count.
    assert main(["import", str(tmp_path / "c.csv"), *onto, "--apply"]) == 0
    capsys.readouterr()
    later = whole.replace("120", "140").replace("Tekniikka", "Tekniset")
    assert main(["import", put(tmp_path, "d.csv", later), *onto]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[:1]) == (
        "Tekniset – Staff: 140 (before: 120).\n",
        ["The draft was not changed. --apply makes these changes in it."],
    )


def test_lists_and_charts_in_texts_are_read_too(tmp_path: Path) -> None:
    for name, text in (
        ("a.md", "- Valtuusto\n  - Kaupunginhallitus\n    - Lupajaosto\n"),
        ("a.mmd", "flowchart TD\n  v[Valtuusto] --> k[Kaupunginhallitus]\n  k --> j[Lupajaosto]\n"),
        ("a.csv", "Taso;Yksikkö\n1;Valtuusto\n2;Kaupunginhallitus\n3;Lupajaosto\n"),
    ):
        draft = tmp_path / f"{name}.yaml"
        assert main(["import", put(tmp_path, name, text), "-o", str(draft)]) == 0
        assert [layer for _, layer in outline(draft)] == [1, 2, 3], name


def test_two_dated_lists_are_two_drafts_and_a_comparison(tmp_path: Path) -> None:
    after, before = put(tmp_path, "org-2026-01-01.csv", NEW), put(tmp_path, "org-2025-01-01.csv", OLD)
    assert main(["import", after, before, "-o", str(tmp_path / "both.yaml")]) == 0
    comparison = read_comparison(tmp_path / "both.yaml")
    assert [member.path.name for member in comparison.members] == ["both-2025-01-01.yaml", "both-2026-01-01.yaml"]
    assert outline(tmp_path / "both-2025-01-01.yaml")[-1] == ("sl", 3)


def test_a_draft_without_what_was_kept_takes_what_the_list_says(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    main(["import", put(tmp_path, "a.csv", OLD), "-o", str(draft)])
    kept_beside(draft).unlink()
    text = draft.read_text("utf-8").replace(
        "seats: 11\n        units", "seats: 11\n        purpose: Johtaa\n        units"
    )
    draft.write_text(text, encoding="utf-8")
    assert main(["import", put(tmp_path, "b.csv", NEW), "--onto", str(draft), "--apply"]) == 0
    board = hierarchy(read_scenario(draft).scenario).units[1]
    assert (board.seats and board.seats.total, board.purpose and board.purpose.und) == (13, "Johtaa")


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "a.csv"],
        ["import", "none.csv", "-o", "x.yaml"],
        ["import", "none.csv", "-o", "x.yaml", "--choose", "anything=top"],
        ["import", "a.csv", "-o", "x.yaml", "--mapping", "a.csv"],
        ["import", "a.csv", "--onto", "none.yaml"],
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a.csv", OLD)
    assert main(arguments) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "x.yaml").exists()


def test_what_orgsim_wrote_into_a_workbook_comes_back(tmp_path: Path) -> None:
    original = scenarios_folder() / "lohja-valiokuntamalli.yaml"
    book, draft = tmp_path / "lohja.xlsx", tmp_path / "draft.yaml"
    assert main(["export", str(original), "-o", str(book), "--language", "sv"]) == 0
    assert main(["import", str(book), "-o", str(draft), "--language", "fi"]) == 0
    before, after = read_scenario(original).scenario, read_scenario(draft).scenario
    heads = [(its.id, its.title, its.date, its.effective, its.status, its.links) for its in (before, after)]
    assert heads[0] == heads[1]
    one, other = hierarchy(before), hierarchy(after)
    assert one.parents == other.parents
    # Matters come back in the language of the workbook, which has no columns for the others.
    for unit, again in zip(one.units, other.units, strict=True):
        assert [matter.id for matter in unit.remit or ()] == [matter.id for matter in again.remit or ()]
        for field in fields(Unit):
            if field.name not in ("units", "remit"):
                assert getattr(unit, field.name) == getattr(again, field.name), (unit.id, field.name)


def test_a_draft_never_takes_the_place_of_what_it_is_made_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = put(tmp_path, "src.csv", OLD)
    (tmp_path / "same.yaml").hardlink_to(listed)
    for output in ("src.csv", "other.csv", "same.yaml"):
        assert main(["import", listed, "-o", str(tmp_path / output), "--force", "--language", "en"]) == 2
        assert output in capsys.readouterr().err
    assert Path(listed).read_text("utf-8") == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"src.csv", "same.yaml"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("d.yaml", "orgsim: 1\nid: d\ntitle: D\nunits: []\n", "Open it"),
        ("d.txt", "# A draft\n\norgsim: 1\nid: d\ntitle: D\nunits: []\n", "Open it"),
        (
            "d.html",
            '<html><head><meta name="generator" content="orgsim 1"></head><table><tr><th>Nimi</th></tr></table></html>',
            "xlsx",
        ),
        ("d.mmd", "graph TD\n", "No unit"),
        ("d.dot", "digraph { }\n", "No unit"),
        ("d.graphml", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph/></graphml>', "No unit"),
    ],
)
def test_what_holds_no_organisation_becomes_no_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, says: str
) -> None:
    output = tmp_path / "draft.yaml"
    assert main(["import", put(tmp_path, name, text), "-o", str(output), "--language", "en"]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert says in told
    assert not output.exists()


def test_what_a_list_cannot_say_has_not_changed_and_equal_numbers_are_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "orgsim: 1\nid: d\ntitle: D\nsources:\n  s: {title: Hallintosääntö}\nunits:\n"
        "  - id: kv\n    kind: council\n    name: {fi: Valtuusto, sv: Fullmäktige}\n"
        "    staff: {people: 3, fte: 0.0}\n    budget: {expenses: 10990000.0, year: 2026}\n"
        "    remit:\n      - {id: t, name: Talousarvio, delegated: [], note: Vuosittain}\n",
        encoding="utf-8",
    )
    # People are not in the list, and neither are years, notes, delegation, the name in Swedish, title and sources.
    same = "Tunnus;Nimi;HTV;Menot;Toimivalta\nkv;Valtuusto;0;10990000;Talousarvio [t]\n"
    onto = ["--onto", str(draft), "--language", "en"]
    assert main(["import", put(tmp_path, "a.csv", same), *onto]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "nothing new" in told.err
    assert main(["import", put(tmp_path, "a.csv", same.replace(";0;", ";2,5;")), *onto[:3], "fi"]) == 0
    said = capsys.readouterr().out
    assert "2,5" in said
    assert "0.0" not in said
    assert main(["import", put(tmp_path, "a.csv", same.replace(";0;", ";2,5;")), *onto, "--apply"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    (unit,) = read_scenario(draft).scenario.units
    assert unit.staff is not None
    assert (unit.staff.people, unit.staff.fte) == (3, 2.5)
    assert unit.remit is not None
    assert (unit.remit[0].delegated, str(unit.remit[0].note and unit.remit[0].note.und)) == ((), "Vuosittain")
    assert unit.name.sv == "Fullmäktige"


def test_another_list_than_that_of_the_draft_is_put_in_only_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "d.yaml"
    before = "orgsim: 1\nid: d\ntitle: D\nunits:\n  - id: kv\n    kind: council\n    name: Valtuusto\n"
    draft.write_text(before, encoding="utf-8")
    words = ["import", put(tmp_path, "a.csv", "Tunnus;Nimi\nx1;Autot\nx2;Pyörät\n"), "--onto", str(draft)]
    words += ["--language", "en"]
    assert main(words) == 0
    assert "No unit of the list is in the draft d.yaml" in capsys.readouterr().err
    assert main([*words, "--apply"]) == 2
    assert draft.read_text(encoding="utf-8") == before
    assert main([*words, "--apply", "--force"]) == 0
    assert [unit.id for unit in read_scenario(draft).scenario.units] == ["x1", "x2"]

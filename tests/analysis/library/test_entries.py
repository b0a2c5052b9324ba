"""What a library tells of files, whatever lies in their folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orgsim.analysis.library.entries import Entry, read_entry
from orgsim.analysis.library.shelves import folder_shelf, found, in_order, name_of, shipped_shelves
from orgsim.files.shelf import MOST_OF_A_FOLDER, folder, stamp
from orgsim.messages import catalog
from orgsim.model.text import Text

FI = catalog("fi")
UNIT = "{id: u, kind: council, name: Valtuusto}"


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def entry(path: Path) -> Entry:
    reading = read_entry(path)
    assert reading is not None
    return reading.entry


def test_a_scenario_that_ships(scenarios_dir: Path) -> None:
    reading = read_entry(scenarios_dir / "lohja-valiokuntamalli.yaml")
    assert reading is not None
    its = reading.entry
    assert (its.sort, its.status, str(its.date), its.ids) == (
        "scenario",
        "draft",
        "2016-02-25",
        ("lohja-valiokuntamalli",),
    )
    assert its.title is not None
    assert its.title.fi == "Lohja, valiokuntamalli 1.2"
    assert its.municipality == Text(fi="Lohja", sv="Lojo")
    assert [(key.figure.metric, key.figure.value) for key in its.figures] == [
        ("elected.layers", 4),
        ("elected.bodies", 14),
        ("elected.seats-beside-council", 78),
    ]
    assert [scenario.id for scenario in reading.scenarios] == ["lohja-valiokuntamalli"]


def test_a_comparison_that_ships(scenarios_dir: Path) -> None:
    its = entry(scenarios_dir / "lohja-2016.yaml")
    assert (its.sort, its.listed, its.problem) == ("comparison", 2, None)
    assert [title.fi for title in its.members] == ["Lohja, valiokuntamalli 1.2", "Lohja, lautakuntamalli 1.2"]
    assert its.municipality == Text(fi="Lohja", sv="Lojo"), "both are of it"
    assert its.ids == ("lohja-valiokuntamalli", "lohja-lautakuntamalli")


def test_everything_that_ships_can_be_told_of(scenarios_dir: Path) -> None:
    for path in scenarios_dir.iterdir():
        its = entry(path)
        assert its.sort in ("scenario", "comparison"), path
        assert its.problem is None


def test_a_timeline_without_units_has_events_and_no_figures(scenarios_dir: Path) -> None:
    its = entry(scenarios_dir / "lohja-osallisuusprosessi.yaml")
    assert its.figures == ()
    assert its.events > 0


def test_what_cannot_be_read_is_told_with_its_first_error(tmp_path: Path) -> None:
    its = entry(write(tmp_path / "a.yaml", f"id: a\ntitle: T\nunits: [{UNIT}, {{id: v, kind: council}}]\n"))
    assert its.sort == "unreadable"
    assert its.title is None
    assert its.problem is not None
    assert (its.problem.severity, its.problem.line) == ("error", 3), "the missing version only warns"
    assert name_of(its, FI) == "a.yaml"


@pytest.mark.parametrize("text", ["a: [", "", "\x00", "orgsim: 7\n", "orgsim: 1\n"])
def test_a_broken_file_is_an_entry(tmp_path: Path, text: str) -> None:
    assert entry(write(tmp_path / "a.yaml", text)).sort == "unreadable"


@pytest.mark.parametrize("text", ["services: {web: 1}\n", "- hosts: all\n", "name: CI\non: push\n"])
def test_the_files_of_other_programs_are_left_out(tmp_path: Path, text: str) -> None:
    assert read_entry(write(tmp_path / "a.yaml", text)) is None


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    assert entry(tmp_path / "poissa.yaml").sort == "unreadable"


def test_a_link_that_leads_to_no_file_is_an_entry_with_its_problem(tmp_path: Path) -> None:
    own = tmp_path / "luonnokset"
    own.mkdir()
    (own / "kansio.yaml").symlink_to(tmp_path, target_is_directory=True)
    (own / "laite.yaml").symlink_to(os.devnull)
    (own / "poissa.yaml").symlink_to(tmp_path / "siirretty.yaml")
    (own / "ympyra.yaml").symlink_to(own / "ympyra.yaml")
    (own / "linkki.yaml").symlink_to(write(tmp_path / "a.yaml", f"id: a\ntitle: A\nunits: [{UNIT}]\n"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(own / "putki.yaml")
    assert [path.name for path in folder(own).files] == ["linkki.yaml", "poissa.yaml", "ympyra.yaml"]
    assert entry(own / "linkki.yaml").sort == "scenario"
    for name in ("poissa.yaml", "ympyra.yaml"):
        its = entry(own / name)
        assert (its.sort, its.path) == ("unreadable", own / name)
        assert its.problem is not None
        assert (
            FI.say(its.problem.message)
            == "Tiedosto on linkki, jonka päässä ei ole tiedostoa; korjaa linkki tai poista se"
        )
    gone = entry(own / "poissa.yaml")
    assert gone.is_fresh
    write(tmp_path / "siirretty.yaml", f"id: s\ntitle: S\nunits: [{UNIT}]\n")
    assert not gone.is_fresh


def test_a_comparison_tells_which_of_its_drafts_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", f"orgsim: 1\nid: a\ntitle: A\nmunicipality: {{name: X}}\nunits: [{UNIT}]\n")
    broken = write(tmp_path / "b.yaml", "orgsim: 1\nid: b\n")
    its = entry(write(tmp_path / "v.yaml", "orgsim: 1\ncomparison: {title: V, scenarios: [a.yaml, b.yaml]}\n"))
    assert (its.sort, its.listed, len(its.members)) == ("comparison", 2, 1)
    assert its.problem is not None
    assert its.problem.path == broken


def test_the_drafts_of_two_municipalities_give_a_comparison_none(tmp_path: Path) -> None:
    for name in "ab":
        text = f"orgsim: 1\nid: {name}\ntitle: {name}\nmunicipality: {{name: {name}}}\nunits: [{UNIT}]\n"
        write(tmp_path / f"{name}.yaml", text)
    its = entry(write(tmp_path / "v.yaml", "orgsim: 1\ncomparison: {title: V, scenarios: [a.yaml, b.yaml]}\n"))
    assert its.municipality is None


def test_an_entry_is_fresh_until_its_file_or_a_draft_of_it_changes(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.yaml", f"orgsim: 1\nid: a\ntitle: A\nunits: [{UNIT}]\n")
    comparison = write(tmp_path / "v.yaml", "orgsim: 1\ncomparison: {title: V, scenarios: [a.yaml]}\n")
    its, own = entry(comparison), entry(draft)
    assert its.is_fresh
    write(draft, f"orgsim: 1\nid: a\ntitle: Aa\nunits: [{UNIT}]\n")
    assert not its.is_fresh
    assert not own.is_fresh
    again = entry(comparison)
    draft.unlink()
    assert not again.is_fresh


def test_a_folder_lists_its_files_by_number_and_says_how_many_are_left(tmp_path: Path) -> None:
    for name in ("malli10.yaml", "malli2.yml", ".piilossa.yaml", "kuva.png", "Malli1.YAML"):
        write(tmp_path / name, "")
    (tmp_path / "kansio.yaml").mkdir()
    assert [path.name for path in folder(tmp_path).files] == ["Malli1.YAML", "malli2.yml", "malli10.yaml"]
    assert folder(tmp_path / "poissa").files == ()
    for number in range(MOST_OF_A_FOLDER):
        write(tmp_path / f"x{number}.yaml", "")
    assert (len(folder(tmp_path).files), folder(tmp_path).left) == (MOST_OF_A_FOLDER, 3)


def test_a_stamp_tells_a_file_from_its_next_version(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", "a")
    first = stamp(path)
    os.utime(path, ns=(1, 1))
    assert stamp(path) not in (first, None)
    assert stamp(tmp_path / "b.yaml") is None


def made(name: str, sort: str = "scenario", place: str | None = None) -> Entry:
    municipality = Text(und=place) if place is not None else None
    title = None if sort == "unreadable" else Text(und=name)
    return Entry(path=Path(f"/k/{name}.yaml"), sort=sort, stamps=(), title=title, municipality=municipality)


def test_comparisons_come_first_then_scenarios_by_municipality() -> None:
    entries = [
        made("b", place="Lohja"),
        made("rikki", "unreadable"),
        made("c", place="Heinola"),
        made("v", "comparison", "Lohja"),
        made("a", place="Lohja"),
        made("d"),
    ]
    shelves = shipped_shelves(entries, FI)
    assert [(FI.say(shelf.heading), [name_of(each, FI) for each in shelf.entries]) for shelf in shelves] == [
        ("Vertailut", ["v"]),
        ("Heinola", ["c"]),
        ("Lohja", ["a", "b"]),
        ("Kuntaa ei kerrottu", ["d"]),
        ("Tiedostot, joita ei voi lukea", ["rikki.yaml"]),
    ]


def test_a_folder_has_its_comparisons_first_and_what_cannot_be_read_last() -> None:
    entries = [made("r", "unreadable"), made("B"), made("a"), made("v", "comparison")]
    assert [name_of(each, FI) for each in in_order(entries, FI)] == ["v", "a", "B", "r.yaml"]


def test_searching_looks_at_titles_municipality_and_file() -> None:
    shelves = (
        *shipped_shelves([made("Valiokuntamalli", place="Lohja"), made("Nykytila", place="Heinola")], FI),
        folder_shelf(Path("/k"), [made("rikki", "unreadable")], 3, FI),
    )

    def names(query: str) -> list[str]:
        return [name_of(each, FI) for shelf in found(shelves, query) for each in shelf.entries]

    assert names("LOHJA valio") == ["Valiokuntamalli"]
    assert names("nykytila.yaml") == ["Nykytila"]
    assert names("rikki") == ["rikki.yaml"]
    assert names("lohja nykytila") == []
    assert len(names("  ")) == 3
    assert found(shelves, "rikki")[0].left == 0, "how many are left is not known of what was searched for"

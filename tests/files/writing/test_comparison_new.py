"""New comparison files: paths are told from where the file stands, and a copy keeps every other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.opening import open_paths
from orgsim.files.writing.comparison_new import comparison_elsewhere, new_comparison
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.text import Text


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "luonnokset"
    folder.mkdir()
    paths = [folder / f"{name}.yaml" for name in "abc"]
    for path in paths:
        unit = "{id: u, kind: council, name: V}"
        path.write_text(f"orgsim: 1\nid: {path.stem}\ntitle: T\nunits: [{unit}]\n", "utf-8")
    return paths


def test_a_new_comparison_names_its_drafts_from_its_own_folder(tmp_path: Path, drafts: list[Path]) -> None:
    target = tmp_path / "vertailut" / "v.yaml"
    target.parent.mkdir()
    data = new_comparison(Text(und="A: ja B"), drafts[:2], target)
    assert data.decode() == (
        'orgsim: 1\ncomparison:\n  title: "A: ja B"\n  scenarios:\n'
        '    - "../luonnokset/a.yaml"\n    - "../luonnokset/b.yaml"\n  baseline: null\n'
    )
    target.write_bytes(data)
    opened = open_paths([target])
    assert [file.scenario.id for file in opened.files] == ["a", "b"]
    assert opened.problems == ()


def test_a_new_comparison_may_have_a_baseline(tmp_path: Path, drafts: list[Path]) -> None:
    data = new_comparison(Text(fi="V"), drafts, drafts[0].parent / "v.yaml", baseline=drafts[1])
    read = read_comparison_text(data, drafts[0].parent / "v.yaml")
    assert read.baseline() == drafts[1]
    assert read.comparison.scenarios == ("a.yaml", "b.yaml", "c.yaml")


def test_a_link_among_the_folders_does_not_lead_astray(tmp_path: Path, drafts: list[Path]) -> None:
    deep = tmp_path / "x" / "y"
    deep.mkdir(parents=True)
    link = tmp_path / "linkki"
    link.symlink_to(deep)
    target = link / "v.yaml"
    target.write_bytes(new_comparison(Text(und="T"), drafts, target))
    assert [file.scenario.id for file in open_paths([target]).files] == ["a", "b", "c"]


TEXT = """\
# Oma vertailu
orgsim: 1
comparison:
  title:            # nimi
    fi: Vanha
    sv: Gammal
  scenarios:
    - a.yaml        # ensin
    # sitten tämä
    - b.yaml
  baseline: b.yaml  # tähän verrataan
  tulevaa: 1
  goals: [{id: g, name: G, weight: 2}]
"""


def test_a_copy_elsewhere_keeps_all_but_title_and_paths(tmp_path: Path, drafts: list[Path]) -> None:
    source = drafts[0].parent / "v.yaml"
    file = read_comparison_text(TEXT.encode(), source)
    members = [member.path for member in file.members]
    target = tmp_path / "kopio.yaml"
    copied = comparison_elsewhere(file, target, Text(fi="Uusi", sv="Ny"), members).decode()
    assert copied == TEXT.replace(
        "  title:            # nimi\n    fi: Vanha\n    sv: Gammal\n", "  title: {fi: Uusi, sv: Ny}\n"
    ).replace("- a.yaml", '- "luonnokset/a.yaml"').replace("- b.yaml", '- "luonnokset/b.yaml"').replace(
        "baseline: b.yaml", 'baseline: "luonnokset/b.yaml"'
    )


def test_a_copy_of_what_is_open_follows_what_was_added_closed_and_moved(drafts: list[Path]) -> None:
    source = drafts[0].parent / "v.yaml"
    file = read_comparison_text(TEXT.encode(), source)
    copied = comparison_elsewhere(file, source.with_name("w.yaml"), file.comparison.title, [drafts[2], drafts[0]])
    read = read_comparison_text(copied, source.with_name("w.yaml"))
    assert read.comparison.scenarios == ("c.yaml", "a.yaml")
    assert read.comparison.baseline is None, "the baseline was closed"
    assert b"# ensin" in copied
    assert b"tulevaa: 1" in copied


def test_a_form_that_is_not_foreseen_is_refused(drafts: list[Path]) -> None:
    text = "orgsim: 1\ncomparison:\n  title: T\n  scenarios: &s [a.yaml, a.yaml]\n"
    source = drafts[0].parent / "v.yaml"
    file = read_comparison_text(text.encode(), source)
    with pytest.raises(CannotEdit):
        comparison_elsewhere(file, source, file.comparison.title, [drafts[0]])

"""A copy as a new draft keeps every byte but its id, title, status and date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.files.writing.duplicating import copied_title, free_id, free_path, new_draft, worded
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.text import Text

TODAY = dt.date(2026, 11, 22)
PATH = Path("k.yaml")
UNITS = "units: [{id: u, kind: council, name: V}]  # yksi\n"

# The text before; the text of the copy.
FORMS = {
    "all there": (
        f"# o\norgsim: 1\nid: a   # tunnus\ntitle: {{fi: A, sv: B}}\nstatus: current  # nyt\ndate: 2016\nx: 1\n{UNITS}",
        f"# o\norgsim: 1\nid: k   # tunnus\ntitle: {{fi: K}}\nstatus: draft  # nyt\ndate: 2026-11-22\nx: 1\n{UNITS}",
    ),
    "neither status nor date": (
        f"id: a\norgsim: 1\ntitle: A  # nimi\n\n{UNITS}",
        f"id: k\norgsim: 1\ntitle: {{fi: K}}  # nimi\nstatus: draft\ndate: 2026-11-22\n\n{UNITS}",
    ),
    "a title on several lines": (
        f"orgsim: 1\nid: a\ntitle:\n  fi: A\n  sv: B\n# huomautus\n{UNITS}status: draft\n",
        f"orgsim: 1\nid: k\ntitle: {{fi: K}}\n# huomautus\n{UNITS}status: draft\ndate: 2026-11-22\n",
    ),
    "a title in a block": (
        f"orgsim: 1\nid: a\ntitle: >-\n  A\n  B\nstatus: draft\ndate:\n{UNITS}",
        f"orgsim: 1\nid: k\ntitle: {{fi: K}}\nstatus: draft\ndate: 2026-11-22\n{UNITS}",
    ),
    "lines of Windows": (
        f"orgsim: 1\nid: a\ntitle: A\n{UNITS}".replace("\n", "\r\n"),
        f"orgsim: 1\nid: k\ntitle: {{fi: K}}\nstatus: draft\ndate: 2026-11-22\n{UNITS}".replace("\n", "\r\n"),
    ),
    "all on one line": (
        "{orgsim: 1, id: a, title: A, units: [{id: u, kind: council, name: V}]}",
        "{orgsim: 1, id: k, title: {fi: K}, units: [{id: u, kind: council, name: V}], status: draft, date: 2026-11-22}",
    ),
    "units first": (
        f"{UNITS}orgsim: 1\nid: a\ntitle: A\nstatus: current\ndate: 2016",
        f"{UNITS}orgsim: 1\nid: k\ntitle: {{fi: K}}\nstatus: draft\ndate: 2026-11-22",
    ),
    "in braces on several lines": (
        "{orgsim: 1, id: a, title: A, status: draft, date: 2016,\nunits: [{id: u, kind: council, name: V}]}",
        "{orgsim: 1, id: k, title: {fi: K}, status: draft, date: 2026-11-22,\n"
        "units: [{id: u, kind: council, name: V}]}",
    ),
    "a mark of UTF-8": (
        f"\ufefforgsim: 1\nid: a\ntitle: A\nstatus: draft\ndate: 2016\n{UNITS}",
        f"\ufefforgsim: 1\nid: k\ntitle: {{fi: K}}\nstatus: draft\ndate: 2026-11-22\n{UNITS}",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_a_draft_of_today_and_else_the_same(form: str) -> None:
    before, after = FORMS[form]
    file = read_scenario_text(before.encode(), PATH)
    assert new_draft(file, PATH, id="k", title=Text(fi="K"), today=TODAY).decode() == after


def test_every_scenario_that_ships_can_be_copied(scenarios_dir: Path) -> None:
    for path in scenarios_dir.glob("*.yaml"):
        if b"\ncomparison:" in path.read_bytes():
            continue
        file = read_scenario(path)
        title = copied_title(file.scenario.title, "fi")
        copied = read_scenario_text(new_draft(file, path, id="kopio", title=title, today=TODAY), path)
        assert copied.scenario.status == "draft"
        assert copied.scenario.title == title
        assert copied.data.count(b"#") == file.data.count(b"#"), "not a comment is lost"
        assert copied.warnings == file.warnings


HEAD = "# yaml-language-server: $schema=../resources/s.json\n#\n# Lohjan malli 1.2, esitelty 7.3.2016.\n\n"


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A draft in a folder beside that of the description of the format."""
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "s.json").touch()
    (tmp_path / "drafts" / "deep" / "er").mkdir(parents=True)
    path = tmp_path / "drafts" / "a.yaml"
    path.write_text(f"{HEAD}orgsim: 1\nid: a\ntitle: A\n# pysyy\n{UNITS}", "utf-8")
    return path


def head_of(original: Path, path: Path, origin: str | None) -> str:
    copied = new_draft(read_scenario(original), path, id="k", title=Text(fi="K"), today=TODAY, origin=origin).decode()
    head, _, rest = copied.partition("orgsim: 1\n")
    assert "# pysyy\n" in rest and "# yksi\n" in rest
    return head


def test_the_head_of_a_copy_tells_where_it_comes_from_and_not_what_the_original_is(original: Path) -> None:
    beside = original.with_name("b.yaml")
    assert head_of(original, beside, "Kopioitu") == (
        "# yaml-language-server: $schema=../resources/s.json\n# Kopioitu\n"
    )
    assert head_of(original, beside, None) == HEAD


def test_the_description_of_the_format_is_named_as_seen_from_the_copy_or_not_at_all(original: Path) -> None:
    folder = original.parent.parent
    assert head_of(original, folder / "b.yaml", "K") == "# yaml-language-server: $schema=resources/s.json\n# K\n"
    assert head_of(original, folder / "drafts" / "deep" / "er" / "b.yaml", "K") == "# K\n"
    (folder / "resources" / "s.json").unlink()
    # Nor is the line kept that parted it from the rest.
    assert head_of(original, original.with_name("b.yaml"), None) == "# Lohjan malli 1.2, esitelty 7.3.2016.\n\n"
    assert head_of(original, original.with_name("b.yaml"), "K") == "# K\n"


def test_what_refers_to_a_title_that_would_go_is_refused() -> None:
    text = "orgsim: 1\nid: a\ntitle: &t\n  fi: A\nunits: [{id: u, kind: council, name: *t}]\n"
    with pytest.raises(CannotEdit):
        new_draft(read_scenario_text(text.encode(), PATH), PATH, id="k", title=Text(fi="K"), today=TODAY)


def test_a_title_is_told_to_be_a_copys_in_each_of_its_languages() -> None:
    assert copied_title(Text(fi="A", en="B"), "sv") == Text(fi="A – kopio", en="B – copy")
    assert copied_title(Text(und="A"), "sv") == Text(und="A – kopia")


def test_what_a_planner_writes_instead_is_the_title() -> None:
    suggested = Text(fi="A – kopio", en="A – copy")
    assert worded(suggested, "A – kopio", "fi") is suggested
    assert worded(suggested, "Malli 2", "fi") == Text(und="Malli 2")


def test_ids_and_files_are_free(tmp_path: Path) -> None:
    assert free_id("Malli 2 (Elinvoima)", set()) == "malli-2-elinvoima"
    assert free_id("malli", {"malli", "malli-2"}) == "malli-3"
    assert free_id("…", {"a"}) == "luonnos"
    (tmp_path / "malli.yaml").touch()
    assert free_path(tmp_path, "malli") == tmp_path / "malli-2.yaml"


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"), max_size=60
    )
    .map(str.strip)
    .filter(bool)
)
def test_any_title_that_a_planner_may_write_is_read_again_as_written(written: str) -> None:
    file = read_scenario_text(FORMS["all there"][0].encode(), PATH)
    copied = new_draft(file, PATH, id="k", title=Text(und=written), today=TODAY)
    assert read_scenario_text(copied, PATH).scenario.title == Text(und=written)
    before, after = file.data.decode().split("\n"), copied.decode().split("\n")
    differing = [new.split(":")[0] for old, new in zip(before, after, strict=True) if old != new]
    assert set(differing) <= {"id", "title", "status", "date"}

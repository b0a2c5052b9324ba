"""Opening several files, some of which are broken, missing or no files at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orgsim.files.problems import UnreadableFile, describe
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.yaml.encoding import LARGEST
from orgsim.messages import catalog
from orgsim.model.text import Text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(f"orgsim: 1\nid: {name}\ntitle: {name}\n", "utf-8")
    (tmp_path / "broken.yaml").write_text("orgsim: 1\nid: broken\nunits: 3\n", "utf-8")
    return tmp_path


def comparison(folder: Path, scenarios: str, more: str = "", name: str = "v.yaml") -> Path:
    path = folder / name
    path.write_text(f"orgsim: 1\ncomparison:\n  title: V\n  scenarios: {scenarios}\n{more}", "utf-8")
    return path


def ids(opened: Opened) -> list[str]:
    return [file.scenario.id for file in opened.files]


def told(opened: Opened) -> list[str]:
    return [describe(problem, catalog("en")).removeprefix(f"{problem.path.parent}/") for problem in opened.problems]


def test_a_comparison_stands_for_its_scenarios_in_its_order(folder: Path) -> None:
    opened = open_paths([comparison(folder, "[c.yaml, a.yaml]"), folder / "b.yaml"])
    assert (ids(opened), opened.problems, opened.failed) == (["c", "a", "b"], (), ())
    assert opened.comparison is not None and opened.comparison.comparison.scenarios == ("c.yaml", "a.yaml")


def test_the_comparison_that_ships_opens(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / "lohja-2016.yaml"])
    assert (ids(opened), opened.problems) == (["lohja-valiokuntamalli", "lohja-lautakuntamalli"], ())


def test_rules_are_switched_off_by_their_ids_and_with_a_reason(folder: Path) -> None:
    off = "  rules-off: {gender-quota: Valitaan myöhemmin, claim: {fi: Luvut ovat vanhoja}}\n"
    opened = open_paths([comparison(folder, "[a.yaml]", off)])
    assert opened.problems == ()
    assert opened.comparison is not None
    assert opened.comparison.comparison.rules_off == {
        "gender-quota": Text(und="Valitaan myöhemmin"),
        "claim": Text(fi="Luvut ovat vanhoja"),
    }


def test_a_rule_that_there_is_not_or_that_lacks_its_reason(folder: Path) -> None:
    off = "  rules-off:\n    gender-quotas: Valitaan myöhemmin\n    council-size:\n"
    opened = open_paths([comparison(folder, "[a.yaml]", off)])
    assert opened.comparison is None
    assert told(opened) == [
        "v.yaml:6:5: `gender-quotas`: no such rule; did you mean `gender-quota`?",
        "v.yaml:7:18: `rules-off`: expected a text, or texts by language as in {fi: …, sv: …, en: …}, found nothing",
    ]


def test_a_broken_file_does_not_keep_the_others_from_opening(folder: Path) -> None:
    opened = open_paths([folder / name for name in ("a.yaml", "broken.yaml", "gone.yaml", "b.yaml")])
    assert ids(opened) == ["a", "b"]
    assert opened.failed == (folder / "broken.yaml", folder / "gone.yaml")
    assert told(opened) == [
        "broken.yaml:1:1: `title` is missing; a scenario must have it",
        "broken.yaml:3:8: `units`: expected a list, whose every item begins with a hyphen and a space (`- `), "
        "found `3`",
        "gone.yaml:1:1: There is no such file; check the name and the folder",
    ]


def test_a_scenario_that_a_comparison_lacks_is_told_where_it_is_named(folder: Path) -> None:
    opened = open_paths([comparison(folder, "\n    - a.yaml\n    - bb.yaml\n    - broken.yaml\n    - qqqqqqqqqq")])
    assert ids(opened) == ["a"]
    assert opened.failed == (folder / "bb.yaml", folder / "broken.yaml", folder / "qqqqqqqqqq")
    assert told(opened)[0] == "v.yaml:6:7: There is no file `bb.yaml`; did you mean `b.yaml`?"
    assert told(opened)[-1] == (
        "v.yaml:8:7: There is no file `qqqqqqqqqq`; check the name; it is sought beside the comparison"
    )


def test_the_same_file_is_opened_once(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "a.yaml")
    path = comparison(folder, "[a.yaml, a.yaml, ./b.yaml]")
    opened = open_paths([folder / "b.yaml", path, folder / "link.yaml", folder / "." / "a.yaml"])
    assert ids(opened) == ["b", "a"]
    assert told(opened) == ["v.yaml:4:23: `a.yaml` is listed twice; it is opened once"]


def test_a_broken_comparison_is_told_and_the_rest_opens(folder: Path) -> None:
    opened = open_paths([comparison(folder, "[a.yaml]", "  baseline: b.yaml\n"), folder / "c.yaml"])
    assert (opened.comparison, ids(opened), opened.failed) == (None, ["c"], (folder / "v.yaml",))
    assert told(opened) == [
        "v.yaml:5:13: The baseline `b.yaml` is not one of the comparison's scenarios; did you mean `a.yaml`?"
    ]


def test_the_first_of_two_comparisons_holds(folder: Path) -> None:
    first, second = comparison(folder, "[a.yaml]"), comparison(folder, "[b.yaml]", name="w.yaml")
    opened = open_paths([first, second])
    assert opened.comparison is not None and opened.comparison.path == first
    assert ids(opened) == ["a", "b"]
    assert told(opened) == [
        "w.yaml:2:1: One comparison is open at a time, and v.yaml is it; of this one only the scenarios are opened"
    ]


def test_a_comparison_within_a_comparison_is_refused(folder: Path) -> None:
    comparison(folder, "[w.yaml]", name="w.yaml")
    opened = open_paths([comparison(folder, "[w.yaml, a.yaml]")])
    assert ids(opened) == ["a"]
    assert told(opened) == ["v.yaml:4:15: `w.yaml` is a comparison itself; list its scenarios here instead"]


def test_two_scenarios_of_one_id_are_told(folder: Path) -> None:
    (folder / "copy.yaml").write_bytes((folder / "a.yaml").read_bytes())
    opened = open_paths([folder / "a.yaml", folder / "copy.yaml"])
    assert ids(opened) == ["a", "a"]
    assert told(opened) == [
        "copy.yaml:2:5: The scenario's id `a` is the same as in a.yaml; give one of them another id"
    ]


def test_what_is_no_file_is_refused_without_being_opened(folder: Path) -> None:
    pipe = folder / "pipe.yaml"
    os.mkfifo(pipe)
    loop = folder / "loop.yaml"
    loop.symlink_to(loop)
    long = folder / ("x" * 300)
    opened = open_paths([folder, pipe, Path(os.devnull), loop, long, Path("a\0b"), folder / "a.yaml"])
    assert ids(opened) == ["a"]
    assert [problem.message.key for problem in opened.problems] == [
        "problem.folder",
        "problem.not-a-file",
        "problem.not-a-file",
        "problem.broken-link",
        "problem.cannot-read",
        "problem.cannot-read",
    ]
    assert len(opened.failed) == 6
    assert "\0" not in "".join(told(opened))


def test_a_huge_file_is_refused_unread(folder: Path) -> None:
    huge = folder / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(200 * 1024**2)
    assert huge.stat().st_size > LARGEST
    opened = open_paths([huge, folder / "a.yaml"])
    assert ids(opened) == ["a"]
    assert told(opened) == [
        "huge.yaml:1:1: The file has 200 megabytes and at most 64 are read; is it a scenario at all?"
    ]


def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    path = folder / "a.yaml"
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        # Root may read everything; nobody may not.
        os.seteuid(65534)
    try:
        opened = open_paths([path])
    finally:
        os.seteuid(user)
    assert [problem.message.key for problem in opened.problems] == ["problem.no-permission"]


def test_a_single_file_raises_what_opening_tells(folder: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_scenario(folder / "broken.yaml")
    assert caught.value.problems == open_paths([folder / "broken.yaml"]).problems


def test_a_comparison_that_names_itself_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "self.yaml"
    path.write_text("orgsim: 1\ncomparison:\n  title: C\n  scenarios: [self.yaml]\n", "utf-8")
    what = open_paths([path])
    assert what.files == ()
    assert [(problem.line, problem.message.key) for problem in what.problems] == [
        (4, "problem.comparison-in-comparison")
    ]


def test_scenarios_that_are_known_are_not_read_again(folder: Path) -> None:
    path = comparison(folder, "[a.yaml, b.yaml]")
    known = open_paths([path]).files
    (folder / "a.yaml").write_text("no draft any more", "utf-8")
    path = comparison(folder, "[c.yaml, a.yaml, b.yaml]")
    opened = open_paths([path], known)
    assert (ids(opened), opened.problems, opened.failed) == (["c", "a", "b"], (), ())
    assert opened.files[1:] == known
    # One that is not there any more is, and so is one of which there is something to be told beside another.
    (folder / "b.yaml").unlink()
    (folder / "c.yaml").write_text("orgsim: 1\nid: a\ntitle: c\n", "utf-8")
    opened = open_paths([path], known)
    assert opened.failed == (folder / "a.yaml", folder / "b.yaml")

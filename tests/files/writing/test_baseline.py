"""The baseline is written into a comparison's text, of which not another byte is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.baseline import save_baseline, with_baseline
from orgsim.files.yaml.editing import CannotEdit

PATH = Path("/malli/c.yaml")
B = Path("/malli/b.yaml")
HEAD = "# oma\norgsim: 1\ncomparison:\n  title: T   # kaupungin\n  scenarios: [a.yaml, b.yaml]  # kaksi\n"

# The text before; the text after b was chosen.
FORMS = {
    "none yet": (HEAD + "  rules-off: {}\n", HEAD + "  baseline: b.yaml\n  rules-off: {}\n"),
    "another": (HEAD + "  baseline: a.yaml  # nyt\n", HEAD + "  baseline: b.yaml  # nyt\n"),
    "nothing": (HEAD + "  baseline: null  # ei vielä\n", HEAD + "  baseline: b.yaml  # ei vielä\n"),
    "a key alone": (HEAD + "  baseline:\n", HEAD + "  baseline: b.yaml\n"),
    "in braces": (
        "comparison: {title: T, scenarios: [a.yaml, b.yaml]}\n",
        "comparison: {title: T, scenarios: [a.yaml, b.yaml], baseline: b.yaml}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_it_is_written_and_all_else_stays(before: str, after: str) -> None:
    edited = with_baseline(before.encode(), PATH, B)
    assert edited.decode() == after
    assert with_baseline(edited, PATH, B) == edited
    without = with_baseline(edited, PATH, None)
    assert read_comparison_text(without, PATH).baseline() is None
    assert without.decode() == after.replace("baseline: b.yaml", "baseline: null")


def test_a_draft_that_is_not_listed_cannot_be_it() -> None:
    with pytest.raises(CannotEdit):
        with_baseline(HEAD.encode(), PATH, Path("/malli/c3.yaml"))


def test_what_ships_is_never_written_to(scenarios_dir: Path) -> None:
    path = scenarios_dir / "lohja-2016.yaml"
    before = path.read_bytes()
    with pytest.raises(CannotEdit):
        save_baseline(path, scenarios_dir / "lohja-lautakuntamalli.yaml")
    assert path.read_bytes() == before

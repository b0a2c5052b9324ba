"""Assumptions on meetings and fees are written into a comparison's text, of which not another byte is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.assumptions import save_assumptions, with_assumed
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import catalog
from orgsim.model.assumption_edits import Assumed, assuming, with_edit
from orgsim.model.comparison import Assumptions
from orgsim.resources import scenarios_folder

PATH = Path("c.yaml")
HEAD = "# oma\norgsim: 1\ncomparison:\n  title: T   # kaupungin\n  scenarios: [a.yaml]  # yksi\n"
COUNCIL = Assumed("meetings", "council", 9)
CHAIR = Assumed("chair-factor", None, 1.5)
NO_COUNCIL = Assumed("meetings", "council", None)

# The text before; the edit; the text after.
FORMS = {
    "none yet": (HEAD, COUNCIL, f"{HEAD}  assumptions:\n    meetings: {{council: 9}}\n"),
    "none yet, of the chair": (HEAD, CHAIR, f"{HEAD}  assumptions:\n    chair-factor: 1.5\n"),
    "a switch that is off": (
        HEAD + "  assumptions: {tabled: 0.1}\n",
        Assumed("remits-continue", None, False),
        HEAD + "  assumptions: {tabled: 0.1, remits-continue: false}\n",
    ),
    "a key without a value": (
        HEAD + "  assumptions:   # ei vielä\n  baseline: null\n",
        COUNCIL,
        HEAD + "  assumptions:   # ei vielä\n    meetings: {council: 9}\n  baseline: null\n",
    ),
    "another measure": (
        HEAD + "  assumptions:\n    fee: {council: 80}   # euroa\n  # loppu\n",
        COUNCIL,
        HEAD + "  assumptions:\n    fee: {council: 80}   # euroa\n    meetings: {council: 9}\n  # loppu\n",
    ),
    "another body, in braces": (
        HEAD + "  assumptions:\n    meetings: {city-board: 29}   # Uusikaupunki\n",
        COUNCIL,
        HEAD + "  assumptions:\n    meetings: {city-board: 29, council: 9}   # Uusikaupunki\n",
    ),
    "another body, on lines": (
        HEAD + "  assumptions:\n    meetings:\n      city-board: 29   # Uusikaupunki\n    fee: {council: 80}\n",
        COUNCIL,
        HEAD + "  assumptions:\n    meetings:\n      city-board: 29   # Uusikaupunki\n      council: 9\n"
        "    fee: {council: 80}\n",
    ),
    "another number": (
        HEAD + "  assumptions:\n    meetings:\n      council: 6   # Lohja 2024\n",
        COUNCIL,
        HEAD + "  assumptions:\n    meetings:\n      council: 9   # Lohja 2024\n",
    ),
    "another factor": (
        HEAD + "  assumptions: {meetings: {council: 9}, chair-factor: 2}\n",
        CHAIR,
        HEAD + "  assumptions: {meetings: {council: 9}, chair-factor: 1.5}\n",
    ),
    "a share of what is put off": (
        HEAD + "  assumptions: {seed: 3}   # arvottu\n",
        Assumed("tabled", None, 0.1),
        HEAD + "  assumptions: {seed: 3, tabled: 0.1}   # arvottu\n",
    ),
    "how many years": (HEAD, Assumed("runs", None, 500), f"{HEAD}  assumptions:\n    runs: 500\n"),
    "no seed any more": (
        HEAD + "  assumptions:\n    tabled: 0.1\n    seed: 3   # kokeilu\n",
        Assumed("seed", None, None),
        HEAD + "  assumptions:\n    tabled: 0.1\n    # kokeilu\n",
    ),
    "half a euro": (
        HEAD + "  assumptions: {fee: {council: 80}}\n",
        Assumed("fee", "council", 80.5),
        HEAD + "  assumptions: {fee: {council: 80.5}}\n",
    ),
    "whole euros": (
        HEAD + "  assumptions: {fee: {council: 80.5}}\n",
        Assumed("fee", "council", 81.0),
        HEAD + "  assumptions: {fee: {council: 81}}\n",
    ),
    "all on one line": (
        "{orgsim: 1, comparison: {title: T, scenarios: [a.yaml]}}",
        COUNCIL,
        "{orgsim: 1, comparison: {title: T, scenarios: [a.yaml], assumptions: {meetings: {council: 9}}}}",
    ),
    "lines of Windows": (
        HEAD.replace("\n", "\r\n"),
        COUNCIL,
        f"{HEAD}  assumptions:\n    meetings: {{council: 9}}\n".replace("\n", "\r\n"),
    ),
    "no longer": (
        HEAD + "  assumptions:\n    meetings: {council: 9, city-board: 29}   # kaksi\n",
        NO_COUNCIL,
        HEAD + "  assumptions:\n    meetings: {city-board: 29}   # kaksi\n",
    ),
    "no longer, on its line": (
        HEAD + "  assumptions:\n    meetings:\n      council: 9\n      city-board: 29\n",
        NO_COUNCIL,
        HEAD + "  assumptions:\n    meetings:\n      city-board: 29\n",
    ),
    "no longer, with a comment": (
        HEAD + "  assumptions:\n    meetings:\n      council: 9   # arvio\n      city-board: 29\n",
        NO_COUNCIL,
        HEAD + "  assumptions:\n    meetings:\n      # arvio\n      city-board: 29\n",
    ),
    "the last one no longer": (HEAD + "  assumptions: {meetings: {council: 9}}\n  story: []\n", NO_COUNCIL,
                               HEAD + "  story: []\n"),
    "the last one no longer, with a comment": (
        HEAD + "  assumptions:   # ensin\n    meetings:\n      council: 9   # arvio\n",
        NO_COUNCIL,
        HEAD + "  assumptions:   # ensin\n    meetings:\n      # arvio\n",
    ),
    "the last one no longer, below a comment": (
        HEAD + "  assumptions:   # ensin\n    meetings:\n      council: 9\n",
        NO_COUNCIL,
        HEAD + "  assumptions:   # ensin\n    meetings: {}\n",
    ),
    "the only one below a comment of its own": (
        HEAD + "  assumptions:\n    meetings:\n      # Lohja 2024\n      council: 9\n",
        NO_COUNCIL,
        HEAD + "  assumptions:\n    meetings:\n      # Lohja 2024\n",
    ),
    "the only one below a comment behind its measure": (
        HEAD + "  assumptions:\n    fee: {council: 80}\n    meetings:   # vuodessa\n      council: 9\n",
        NO_COUNCIL,
        HEAD + "  assumptions:\n    fee: {council: 80}\n    meetings:   # vuodessa\n",
    ),
    "the only one between comments": (
        HEAD + "  assumptions:   # ensin\n    # toiseksi\n    meetings:   # vuodessa\n\n      # Lohja\n"
        "      council: 9\n"
        "      # arvio\n  # loppu\n  story: []\n",
        NO_COUNCIL,
        HEAD + "  assumptions:   # ensin\n    # toiseksi\n    meetings:   # vuodessa\n\n      # Lohja\n"
        "      # arvio\n  # loppu\n  story: []\n",
    ),
    "again where only a comment is left": (
        HEAD + "  assumptions:\n    meetings:   # vuodessa\n      # Lohja\n",
        COUNCIL,
        HEAD + "  assumptions:\n    meetings: {council: 9}   # vuodessa\n      # Lohja\n",
    ),
    "no factor any more": (
        HEAD + "  assumptions:\n    fee: {council: 80}\n    chair-factor: 1.5   # puolet lisää\n",
        Assumed("chair-factor", None, None),
        HEAD + "  assumptions:\n    fee: {council: 80}\n    # puolet lisää\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_written(form: str) -> None:
    before, edit, after = FORMS[form]
    assert with_assumed(before.encode(), PATH, edit).decode() == after


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_already_changes_nothing(form: str) -> None:
    _, edit, after = FORMS[form]
    assert with_assumed(after.encode(), PATH, edit).decode() == after


@pytest.mark.parametrize(
    ("text", "edit", "line"),
    [
        (HEAD + "  assumptions: &a {meetings: &m {council: 6}, fee: *m}\n", Assumed("fee", "council", 80),
         "fee: {council: 80}"),
        (HEAD + "  assumptions:\n    meetings: {council: 9,  # arvio\n      city-board: 29}\n",
         Assumed("meetings", "city-board", None), "# meetings: city-board"),
    ],
)  # fmt: skip
def test_forms_that_are_not_foreseen_are_refused_with_the_line_to_write(text: str, edit: Assumed, line: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        with_assumed(text.encode(), PATH, edit)
    assert catalog("en").say(caught.value.message).endswith(f"under assumptions: {line}")


def test_a_file_that_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD + "  assumptions: {meetings: [}\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(UnreadableFile):
        save_assumptions(path, [COUNCIL])
    assert path.read_bytes() == before


def test_one_edit_that_cannot_be_made_keeps_all_from_being_written(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD + "  assumptions: &a {meetings: &m {council: 6}, fee: *m}\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(CannotEdit):
        save_assumptions(path, [CHAIR, Assumed("fee", "council", 80)])
    assert path.read_bytes() == before


def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD + "  assumptions: {meetings: {board: 12}, fee: {council: 85}}\n", "utf-8")
    file = save_assumptions(path, [COUNCIL, CHAIR])
    assert path.read_bytes() == file.data
    assert file.comparison.assumptions == Assumptions(
        meetings={"board": 12, "council": 9}, fee={"council": 85}, chair_factor=1.5
    )


def test_lohjas_file_keeps_its_comments() -> None:
    path = scenarios_folder() / "lohja-2016.yaml"
    before = path.read_bytes()
    after = with_assumed(before, path, Assumed("meetings", "board", 14))
    assert after == before.replace(b"city-board: 29}", b"city-board: 29, board: 14}")


KEYS = st.sampled_from(["council", "city-board", "board", "permits-section"])
EDITS = st.lists(
    st.one_of(
        st.builds(Assumed, st.just("meetings"), KEYS, st.none() | st.integers(0, 200)),
        st.builds(Assumed, st.just("fee"), KEYS, st.none() | st.sampled_from([0, 65, 80.5, 1000.0])),
        st.builds(Assumed, st.just("agenda-closes"), KEYS, st.none() | st.integers(0, 30)),
        st.builds(Assumed, st.just("chair-factor"), st.none(), st.none() | st.sampled_from([1, 1.5, 2.25])),
        st.builds(
            Assumed, st.sampled_from(["tabled", "escalated"]), st.none(), st.none() | st.sampled_from([0, 0.1, 1])
        ),
        st.builds(Assumed, st.sampled_from(["seed", "runs"]), st.none(), st.none() | st.sampled_from([1, 7, 1000])),
    ),
    max_size=8,
)


@given(EDITS, st.sampled_from(sorted(FORMS)))
def test_whatever_is_changed_the_file_says_just_that_and_keeps_its_comments(edits: list[Assumed], form: str) -> None:
    data = FORMS[form][0].encode()
    wanted = assuming(read_comparison_text(data, PATH).comparison.assumptions, edits)
    hashes = data.count(b"#")
    for edit in edits:
        data = with_assumed(data, PATH, edit)
    assert (read_comparison_text(data, PATH).comparison.assumptions or Assumptions()) == (wanted or Assumptions())
    assert data.count(b"#") == hashes


def test_the_last_word_on_a_place_holds() -> None:
    edits = with_edit(with_edit((COUNCIL,), CHAIR), NO_COUNCIL)
    assert edits == (CHAIR, NO_COUNCIL)
    assert assuming(None, edits) == Assumptions(chair_factor=1.5)
    assert assuming(None, [NO_COUNCIL]) is None
    assert assuming(Assumptions(meetings={"council": 9}), [NO_COUNCIL]) == Assumptions()

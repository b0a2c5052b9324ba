"""Answers to breaches are written into a comparison's text, of which not another byte is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.answers import answer, take_back, with_answer, without_answer
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.comparison import Answer
from orgsim.model.text import Text

PATH = Path("c.yaml")
HEAD = "# oma\norgsim: 1\ncomparison:\n  title: T   # kaupungin\n  scenarios: [a.yaml]  # yksi\n"
LINE = "{rule: gender-quota, scenario: a, unit: permits, reason: Vain kolme ehdokasta}"
GIVEN = Answer(rule="gender-quota", scenario="a", unit="permits", reason=Text(und="Vain kolme ehdokasta"))
OTHER = "{rule: gender-quota, scenario: b, unit: permits, reason: Muu}"

# The text before; the text after the breach was answered.
FORMS = {
    "none yet": (HEAD, f"{HEAD}  answers:\n    - {LINE}\n"),
    "one of another draft": (
        f"{HEAD}  answers:\n    - {OTHER}   # sovittu\n  # loppu\n",
        f"{HEAD}  answers:\n    - {OTHER}   # sovittu\n    - {LINE}\n  # loppu\n",
    ),
    "in brackets": (f"{HEAD}  answers: [{OTHER}]\n", f"{HEAD}  answers: [{OTHER}, {LINE}]\n"),
    "lines of Windows": (HEAD.replace("\n", "\r\n"), f"{HEAD}  answers:\n    - {LINE}\n".replace("\n", "\r\n")),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_breach_is_answered_and_the_answer_taken_back(form: str) -> None:
    before, after = FORMS[form]
    edited = with_answer(before.encode(), PATH, GIVEN)
    assert edited.decode() == after
    assert read_comparison_text(edited, PATH).comparison.answers[-1] == GIVEN
    back = without_answer(edited, PATH, "gender-quota", "a", "permits")
    assert (
        read_comparison_text(back, PATH).comparison.answers
        == read_comparison_text(before.encode(), PATH).comparison.answers
    )
    assert back.decode() == before


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    first = with_answer(
        HEAD.encode(), PATH, Answer(rule="gender-quota", scenario="a", unit="permits", reason=Text(und="Syy"))
    )
    assert with_answer(first, PATH, GIVEN).decode() == FORMS["none yet"][1]


def test_the_file_on_disk_is_edited(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD, "utf-8")
    file = answer(path, "gender-quota", "a", "permits", "  Vain kolme\n ehdokasta ")
    assert file.comparison.answers == (GIVEN,)
    assert path.read_text("utf-8") == FORMS["none yet"][1]
    take_back(path, "gender-quota", "a", "permits")
    assert path.read_text("utf-8") == HEAD


def test_what_cannot_be_edited_is_told_with_the_line_to_write() -> None:
    text = HEAD + f"  x: &syy [{OTHER}]\n  answers: *syy\n"
    with pytest.raises(CannotEdit) as error:
        with_answer(text.encode(), PATH, GIVEN)
    assert error.value.message.args["line"] == LINE

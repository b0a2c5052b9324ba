"""Which rules are off is written into a comparison's text, of which not another byte is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.rulebook import rulebook
from orgsim.files.writing.rules_off import as_words, switch_off, switch_on, with_rule_off, with_rule_on
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.text import Text

PATH = Path("c.yaml")
HEAD = "# oma\norgsim: 1\ncomparison:\n  title: T   # kaupungin\n  scenarios: [a.yaml]  # yksi\n"
LINE = "seat-sum: Paikat sovitaan syksyllä"
REASON = "Paikat sovitaan syksyllä"

# The text before; the text after the rule was switched off.
FORMS = {
    "none yet": (HEAD, f"{HEAD}  rules-off:\n    {LINE}\n"),
    "others follow": (HEAD + "tulevaa: 1\n", f"{HEAD}  rules-off:\n    {LINE}\ntulevaa: 1\n"),
    "one already": (
        HEAD + "  rules-off:\n    even-body: Näin on   # sovittu\n  # loppu\n",
        f"{HEAD}  rules-off:\n    even-body: Näin on   # sovittu\n    {LINE}\n  # loppu\n",
    ),
    "another reason": (
        HEAD + '  rules-off:\n    seat-sum: "Vanha syy"  # vanha\n',
        HEAD + "  rules-off:\n    seat-sum: Paikat sovitaan syksyllä  # vanha\n",
    ),
    "in braces": (
        HEAD + "  rules-off: {even-body: Näin on}  # sovittu\n",
        HEAD + f"  rules-off: {{even-body: Näin on, {LINE}}}  # sovittu\n",
    ),
    "empty braces": (HEAD + "  rules-off: {}\n", HEAD + f"  rules-off: {{{LINE}}}\n"),
    "a key without a value": (
        HEAD + "  rules-off:   # ei vielä\n  baseline: null\n",
        HEAD + f"  rules-off:   # ei vielä\n    {LINE}\n  baseline: null\n",
    ),
    "all on one line": (
        "{orgsim: 1, comparison: {title: T, scenarios: [a.yaml]}}",
        f"{{orgsim: 1, comparison: {{title: T, scenarios: [a.yaml], rules-off: {{{LINE}}}}}}}",
    ),
    "lines of Windows": (HEAD.replace("\n", "\r\n"), f"{HEAD}  rules-off:\n    {LINE}\n".replace("\n", "\r\n")),
}


def off(data: bytes) -> dict[str, Text]:
    return dict(read_comparison_text(data, PATH).comparison.rules_off)


@pytest.mark.parametrize("form", FORMS)
def test_a_rule_is_switched_off(form: str) -> None:
    before, after = FORMS[form]
    assert with_rule_off(before.encode(), PATH, "seat-sum", REASON).decode() == after
    assert off(after.encode())["seat-sum"] == Text(und=REASON)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("another reason", "empty braces")])
def test_switched_on_again_the_text_is_as_before(form: str) -> None:
    before, after = FORMS[form]
    assert with_rule_on(after.encode(), PATH, "seat-sum").decode() == before


def test_comments_around_the_only_rule_stay() -> None:
    text = HEAD + "  rules-off:   # syksyyn\n    # valtuusto päätti\n    seat-sum: x   # koska\n"
    after = HEAD + "  rules-off:   # syksyyn\n    # valtuusto päätti\n"
    assert with_rule_on(text.encode(), PATH, "seat-sum").decode() == after


def test_a_rule_that_is_on_stays_on() -> None:
    assert with_rule_on(HEAD.encode(), PATH, "seat-sum") == HEAD.encode()


def test_the_first_of_several_in_braces_is_taken_out() -> None:
    text = HEAD + "  rules-off: {seat-sum: x, even-body: y}\n"
    assert with_rule_on(text.encode(), PATH, "seat-sum").decode() == HEAD + "  rules-off: {even-body: y}\n"


def test_a_reason_in_several_languages_goes_with_its_rule() -> None:
    text = HEAD + "  rules-off:\n    seat-sum:\n      fi: Näin\n      sv: Så\n    even-body: y\n"
    assert with_rule_on(text.encode(), PATH, "seat-sum").decode() == HEAD + "  rules-off:\n    even-body: y\n"


@given(st.text(min_size=1).filter(as_words), st.sampled_from(sorted(rulebook().rules)))
def test_any_reason_comes_back(reason: str, rule: str) -> None:
    edited = with_rule_off(HEAD.encode(), PATH, rule, reason)
    assert off(edited) == {rule: Text(und=as_words(reason))}
    assert with_rule_on(edited, PATH, rule).decode() == HEAD


def test_what_cannot_be_edited_is_refused_with_the_line_to_write() -> None:
    text = HEAD + "  x: &syy {seat-sum: x}\n  rules-off: *syy\n"
    with pytest.raises(CannotEdit) as refused:
        with_rule_off(text.encode(), PATH, "even-body", "Näin: on")
    assert refused.value.message.args["line"] == 'even-body: "Näin: on"'


def test_a_file_on_disk_is_changed_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD, "utf-8")
    file = switch_off(path, "seat-sum", REASON)
    assert path.read_text("utf-8") == FORMS["none yet"][1]
    assert file.comparison.rules_off == {"seat-sum": Text(und=REASON)}
    assert switch_on(path, "seat-sum").comparison.rules_off == {}
    assert path.read_text("utf-8") == HEAD


def test_a_broken_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("comparison: [", "utf-8")
    with pytest.raises(UnreadableFile):
        switch_off(path, "seat-sum", REASON)
    assert path.read_text("utf-8") == "comparison: ["

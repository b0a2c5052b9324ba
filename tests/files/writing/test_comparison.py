"""Decisions are written into a comparison's text, of which not a byte is lost."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.writing.comparison import save_pairing, with_pairing, without_pairing
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.flow import flow
from orgsim.model.comparison import Pairing
from orgsim.model.text import Text

PATH = Path("vertailu.yaml")
SAME = Pairing(between=("m", "n"), same=("x", "y"))
OTHER = Pairing(between=("m", "n"), different=("v", "w"))
LINE = "{between: [m, n], same: [x, y]}"

# The text before; the text after SAME was put in.
FORMS = {
    "no pairs yet": (
        "orgsim: 1\ncomparison:\n  title: V   # oma\n  scenarios: [m.yaml, n.yaml]  # kaksi\n  # loppu\n",
        "orgsim: 1\ncomparison:\n  title: V   # oma\n  scenarios: [m.yaml, n.yaml]  # kaksi\n"
        f"  pairs:\n    - {LINE}\n  # loppu\n",
    ),
    "lists are not indented": (
        "comparison:\n  scenarios:\n  - m.yaml\n  - n.yaml\n  title: V\norgsim: 1\n",
        f"comparison:\n  scenarios:\n  - m.yaml\n  - n.yaml\n  title: V\n  pairs:\n  - {LINE}\norgsim: 1\n",
    ),
    "a list of pairs": (
        "comparison:\n  pairs:\n      -   between: [m, n]\n          same: [a, b]   # varma\n\n      # muuta\n"
        "  title: V\n  scenarios: [m.yaml]\n",
        "comparison:\n  pairs:\n      -   between: [m, n]\n          same: [a, b]   # varma\n"
        f"      - {LINE}\n\n      # muuta\n  title: V\n  scenarios: [m.yaml]\n",
    ),
    "a list in brackets": (
        "comparison: {title: V, scenarios: [m.yaml], pairs: [{between: [m, n], same: [a, b]}  # varma\n  ]}",
        "comparison: {title: V, scenarios: [m.yaml], pairs: [{between: [m, n], same: [a, b]}, "
        f"{LINE}  # varma\n  ]}}",
    ),
    "empty brackets": (
        "comparison:\n  pairs: []   # ei vielä\n  title: V\n  scenarios: [m.yaml]\n",
        f"comparison:\n  pairs: [{LINE}]   # ei vielä\n  title: V\n  scenarios: [m.yaml]\n",
    ),
    "a key without a value": (
        "comparison:\n  pairs:   # ei vielä\n  title: V\n  scenarios: [m.yaml]\n",
        f"comparison:\n  pairs:   # ei vielä\n    - {LINE}\n  title: V\n  scenarios: [m.yaml]\n",
    ),
    "null": (
        "comparison:\n  title: V\n  scenarios: [m.yaml]\n  pairs: ~",
        f"comparison:\n  title: V\n  scenarios: [m.yaml]\n  pairs: \n    - {LINE}",
    ),
    "all on one line": (
        "{orgsim: 1, comparison: {title: V, scenarios: [m.yaml], colour: red}}",
        f"{{orgsim: 1, comparison: {{title: V, scenarios: [m.yaml], colour: red, pairs: [{LINE}]}}}}",
    ),
    "no newline at the end": (
        "comparison:\n  title: V\n  scenarios:\n    - m.yaml",
        f"comparison:\n  title: V\n  scenarios:\n    - m.yaml\n  pairs:\n    - {LINE}",
    ),
    "Windows": (
        "\ufefforgsim: 1\r\ncomparison:\r\n  title: V\r\n  scenarios: [m.yaml]\r\n\r\n",
        f"\ufefforgsim: 1\r\ncomparison:\r\n  title: V\r\n  scenarios: [m.yaml]\r\n  pairs:\r\n    - {LINE}\r\n\r\n",
    ),
    "ends with a text of several lines": (
        "orgsim: 1\ncomparison:\n  scenarios: [m.yaml]\n  title: >-\n    Lohjan\n    uudistus\n\n# loppu\n",
        "orgsim: 1\ncomparison:\n  scenarios: [m.yaml]\n  title: >-\n    Lohjan\n    uudistus\n\n"
        f"  pairs:\n    - {LINE}\n# loppu\n",
    ),
    "document marks": (
        "---\ncomparison:\n  title: V\n  scenarios: [m.yaml]\n...\n",
        f"---\ncomparison:\n  title: V\n  scenarios: [m.yaml]\n  pairs:\n    - {LINE}\n...\n",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_decision_is_one_more_line(form: str) -> None:
    before, after = FORMS[form]
    assert with_pairing(before.encode(), PATH, SAME).decode() == after


def test_a_change_of_mind_changes_one_word() -> None:
    before = FORMS["a list of pairs"][0].encode()
    refused = with_pairing(before, PATH, Pairing(between=("n", "m"), different=("b", "a")))
    assert refused == before.replace(b"same: [a, b]", b"different: [a, b]")
    assert with_pairing(refused, PATH, Pairing(between=("m", "n"), same=("a", "b"))) == before


def test_what_is_known_is_not_written_again() -> None:
    after = FORMS["no pairs yet"][1].encode()
    assert with_pairing(after, PATH, SAME) == after


# Here a list without anything in it was there before; where no comment holds it, it goes too.
EMPTY = ("empty brackets", "a key without a value", "null")


@pytest.mark.parametrize("form", [form for form in FORMS if form not in EMPTY])
def test_what_was_put_in_goes_to_the_last_byte(form: str) -> None:
    before, after = FORMS[form]
    assert without_pairing(after.encode(), PATH, SAME).decode() == before


def test_an_empty_list_goes_unless_a_comment_stands_there() -> None:
    assert [without_pairing(FORMS[form][1].encode(), PATH, SAME).decode() for form in EMPTY] == [
        "comparison:\n  pairs: []   # ei vielä\n  title: V\n  scenarios: [m.yaml]\n",
        "comparison:\n  pairs:   # ei vielä\n  title: V\n  scenarios: [m.yaml]\n",
        "comparison:\n  title: V\n  scenarios: [m.yaml]",
    ]


def test_a_decision_can_be_taken_back() -> None:
    for before, after in FORMS.values():
        wanted = read_comparison_text(before.encode(), PATH).comparison
        undone = without_pairing(after.encode(), PATH, SAME)
        assert read_comparison_text(undone, PATH).comparison.pairs == wanted.pairs
        assert undone.count(b"#") == before.count("#")
    assert without_pairing(before.encode(), PATH, SAME) == before.encode()


def test_what_was_turned_since_is_not_taken_back() -> None:
    turned = with_pairing(FORMS["no pairs yet"][0].encode(), PATH, Pairing(between=("n", "m"), different=("y", "x")))
    assert without_pairing(turned, PATH, SAME) == turned


@pytest.mark.parametrize(
    "text",
    [
        "comparison:\n  title: V\n  scenarios: [m.yaml]\n  goals: &g []\n  pairs: *g\n",
        "x: &c\n  title: V\n  scenarios: [m.yaml]\n  pairs: [{between: [m, n], same: [a, b]}]\ncomparison:\n  <<: *c\n",
    ],
)
def test_what_is_not_foreseen_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        with_pairing(text.encode(), PATH, SAME)
    assert caught.value.message.args["line"] == LINE


def test_a_file_is_saved_whole(tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    before, after = FORMS["Windows"]
    path.write_bytes(before.encode())
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    file = save_pairing(link, SAME)
    assert path.read_bytes() == file.data == after.encode()
    assert file.comparison.pairs == (SAME,)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "v.yaml"]


# Any comparison in any form

COMMENT = st.sampled_from(["", "", "  # ä: [}", "  # - pairs:", "   "])
GAP = st.sampled_from(["", "", "\n", "# rivi\n", "\n  # väli\n\n", "      # syvällä\n"])
TITLE = st.sampled_from(
    ["V", '"a: b # c"', "{fi: Ä, en: 'x ''y'''}", ">-\n      useita\n\n      rivejä", "|\n      on\n"]
)
SCENARIOS = st.sampled_from(["  scenarios: [m.yaml, n.yaml]", "  scenarios:\n    - m.yaml\n    - n.yaml"])
OTHERS = st.sampled_from(["  baseline: null", "  x-oma:\n    - 1\n    - {a: b}", "  story: []"])
HEAD = st.sampled_from(["orgsim: 1\n", "orgsim: 1   # versio\n\n", "---\norgsim: 1\n"])
PAIR = st.sampled_from(
    [
        "{between: [m, n], same: [a, b]}",
        "{between: [n, m], different: [c, d], note: 'ei, ei'}",
        "between: [m, n]\n      same: [a, b]",
        "between: [m, n]\n      different:\n        - e\n        - f\n      note: |\n        näin\n",
        "{between: [m, n], same: [x, y], x-colour: red}",
        "{between: [n, m], different: [y, x]}",
    ]
)


@st.composite
def comparisons(draw: st.DrawFn) -> str:
    entries = [f"  title: {draw(TITLE)}", draw(SCENARIOS), *draw(st.lists(OTHERS, max_size=2, unique=True))]
    pairs = draw(st.lists(PAIR, max_size=3))
    if pairs:
        gap = draw(GAP)
        entries.append("  pairs:\n" + gap.join(f"    - {pair}\n".replace("\n\n", "\n") for pair in pairs).rstrip("\n"))
    elif draw(st.booleans()):
        entries.append(draw(st.sampled_from(["  pairs:", "  pairs: []", "  pairs: null", "  pairs: ~  # ei"])))
    entries = draw(st.permutations(entries))
    body = "".join(f"{entry}{'' if '|' in entry or '>' in entry else draw(COMMENT)}\n{draw(GAP)}" for entry in entries)
    text = f"{draw(HEAD)}comparison:\n{body}"
    text += draw(st.sampled_from(["", "x-muuta: {ä: 1}\n", "# loppu"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def is_within(small: str, large: str) -> bool:
    """Whether `large` is `small` with something put in."""
    rest = iter(large)
    return all(character in rest for character in small)


@given(comparisons(), st.sampled_from([SAME, OTHER]), st.booleans())
def test_nothing_else_changes_in_any_text(text: str, pairing: Pairing, bom: bool) -> None:
    data = ("\ufeff" if bom else "").encode() + text.encode()
    before = read_comparison_text(data, PATH)
    after = with_pairing(data, PATH, pairing)
    read = read_comparison_text(after, PATH)
    old, new = msgspec.structs.asdict(before.comparison), msgspec.structs.asdict(read.comparison)
    assert {**old, "pairs": None} == {**new, "pairs": None}
    same_two = [pair for pair in read.comparison.pairs if set(pair.units) == set(pairing.units)]
    assert same_two and (same_two[-1].same is None) == (pairing.same is None)
    assert len(read.warnings) == len(before.warnings)
    told = {len(before.comparison.pairs): data, len(before.comparison.pairs) + 1: None}
    assert len(new["pairs"]) in told
    if len(new["pairs"]) > len(old["pairs"]):
        emptied = data.decode().replace("pairs: null", "pairs: ").replace("pairs: ~", "pairs: ")
        assert is_within(emptied, after.decode())
    assert with_pairing(after, PATH, pairing) == after


@given(comparisons().filter(lambda text: not re.search("^  pairs:", text, re.MULTILINE)))
def test_what_was_put_in_can_be_taken_out_of_any_text(text: str) -> None:
    data = text.encode()
    assert without_pairing(with_pairing(data, PATH, SAME), PATH, SAME) == data


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@given(st.recursive(WORDS | st.integers(-99, 10**9), lambda inner: st.lists(inner, max_size=3)))
def test_values_on_one_line_read_back(value: object) -> None:
    import yaml

    written = flow(value)
    assert "\n" not in written
    assert yaml.safe_load(f"[{written}]") == [value]


def test_values_are_written_as_planners_write_them() -> None:
    assert flow({"id": "city-board", "name": Text(fi="Kaupunginhallitus", en="City board")}) == (
        "{id: city-board, name: {fi: Kaupunginhallitus, en: City board}}"
    )
    assert flow(["no", "HR, talous", 2.5, True, "1:30", Text(und="x")]) == '["no", "HR, talous", 2.5, true, "1:30", x]'

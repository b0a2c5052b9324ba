"""The plain block style without events: the same tree as PyYAML's events give, to the letter and the place, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.problems import Report
from orgsim.files.writing.template import template_path
from orgsim.files.yaml.block_tree import block_tree
from orgsim.files.yaml.nodes import Mapping, Node, Scalar, Sequence
from orgsim.files.yaml.tree import build, event_parser
from orgsim.model.text import LANGUAGES
from orgsim.resources import resource

PLAIN = """\
# A town
orgsim: 1
name: {fi: Kaupunki, en: "Town, old"}
date: 2016-02-25

units:
  - id: council
    name: Valtuusto: ei tämä   # so it is

    seats: {total: 51, drawn-from: {board: 3}, men: null}
    tags: [a, 'b: c', {x: 1}]   # three
    open: {fi: Missä?, sv: "Var?"} # and when?
    short: 'V # k' # so too
  -   id: board
      note: "nimi: \u201challitus\u201d"
      units:
      - plain
      - id: low
        time: 10:30
links:
  - one
"""


def whole(node: Node | None) -> Any:
    """All that a tree says, in the order in which it says it."""
    assert node is not None
    at = (node.mark.line, node.mark.column)
    match node:
        case Scalar(text=text):
            return at, text
        case Sequence(items=items):
            return at, bool(node.flow), [whole(item) for item in items]
        case Mapping(entries=entries):
            return (
                at,
                bool(node.flow),
                [(key, node.place(key).line, node.place(key).column, whole(value)) for key, value in entries.items()],
            )
        case _:
            return at, None


def is_as_by_events(text: bytes) -> bool:
    """Whether the tree was found; where it was, it is that of the events."""
    found = block_tree(text)
    if found is None:
        return False
    report = Report(Path("x"))
    assert whole(found) == whole(build(text, report, event_parser)), text
    assert not report.problems()
    return True


def test_a_text_in_the_plain_style_is_read_without_events() -> None:
    assert is_as_by_events(PLAIN.replace("Valtuusto: ei", "Valtuusto:ei").encode())


def test_line_ends_of_windows_and_blanks_at_the_ends_of_lines_make_no_difference() -> None:
    text = PLAIN.replace("Valtuusto: ei", "Valtuusto:ei")
    assert is_as_by_events(text.replace("\n", "\r\n").encode())
    assert is_as_by_events(text.replace("\n", "  \n").encode())


def test_long_texts_are_read_in_pieces() -> None:
    lines = [f"  - {{id: unit-{number}, name: Yksikkö {number}}}" for number in range(20_000)]
    assert is_as_by_events("\n".join(["units:", *lines]).encode())


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "a: b: c",
        "a: &x 1\nb: *x",
        "a: >\n  b\n",
        "a: b\n  c\n",
        "a: b\n  - c\n",
        "a:\nb: 1\n",
        "a: 1\na: 2\n",
        "a: !x 1",
        "a: 1\n b: 2\n",
        "- a\nb: 1\n",
        "a: [1, 2\n",
        "a: [1,, 2]",
        "a: [1, 2,]",
        "a: {b: 1 c: 2}",
        "a: {b}",
        "a: 'b' c",
        "a: 'b''c'",
        'a: "b\\n"',
        "---\na: 1\n",
        "a: 1\n...\n",
        "a:\t1",
        "a: 1\rb: 2",
        "a: x\u0085y",
        "? a\n: b",
        "<<: {a: 1}",
        "",
        "# nothing\n",
        "word",
        "a: b #c\n  d",
    ],
)
def test_what_is_not_plain_is_left_to_the_events(text: str) -> None:
    is_as_by_events(text.encode())
    assert block_tree(text.encode()) is None


def test_bytes_that_are_no_text_are_left() -> None:
    assert block_tree(b"a: \xff") is None


# fmt: off
WORD = st.sampled_from(
    ["a", "b", "null", "~", "5", "1.5", "ä ö", "x:y", "x: y", "x #y", "x#y", "a, b", "a]", "2016-02-25", "-", "- z", "",
     "a:", "'q'", '"q"', "'q: r'", '"q\\n"', "'it''s'", "'q' r", "x?", "?", "x !y", "*x", "&x", "!t", "%", "@a", "|",
     ">", "[a, b]", "[a: 1]", "[]", "{}", "{a: b}", "{a: b, a: c}", "{ a: b }", "[a, 'b']", "{a: {b: [c]}}", "[a, ]",
     "[a", "{fi: Yksikkö }", "{fi: a b,sv: c}", "{a:b}",
     '{"a": b}', "{a: }", "[null, ~]", "x  ", "x # y", "a\u00a0b", "<<",
     "'q' # c", "'q'#c", "[a] # c", "{a: b}  #c", "{a: b}#c", "{a: {b: c} # d}", "{a: b?, c: 'd?'}", "[a ?b]",
     "[a b, c-d]", "[x?]", "[? a]", "{a: x#y}", "{a: x #y}", "[- a]", "[a]b", "x\u2028y", "_a", ".5", "(a)", "é\u0301"]
)
# fmt: on
KEY = st.sampled_from(["id", "name", "units", "a b", "ä", "5", "null", "<<", "'q'", "x-y", "?"])
LINE = st.one_of(
    st.builds(lambda dash, key, word: f"{dash}{key}: {word}", st.sampled_from(["", "", "- ", "-  "]), KEY, WORD),
    st.builds(lambda dash, key: f"{dash}{key}:", st.sampled_from(["", "- "]), KEY),
    st.builds(lambda word: f"- {word}", WORD),
    WORD,
    st.sampled_from(["", "# c", "---", "...", "-", "- - a", "\ta: b", "a:\tb", "a:  b", "a: b\r", "a : b"]),
)
TEXT = st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 2, 2, 2, 4, 4]), LINE), max_size=8).map(
    lambda lines: "\n".join(f"{' ' * indent}{line}" for indent, line in lines)
)


@given(TEXT)
def test_no_text_gives_another_tree_than_by_events(text: str) -> None:
    is_as_by_events(text.encode())


@given(st.data())
def test_a_plain_text_that_was_changed_gives_no_other_tree(data: st.DataObject) -> None:
    text = PLAIN.replace("Valtuusto: ei", "Valtuusto:ei")
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 3)))
    put = data.draw(st.text(st.sampled_from(" :-#,[]{}'\"&*!|>?%@\n\tax0<~\r\u00a0"), max_size=3))
    is_as_by_events((text[:begin] + put + text[end:]).encode())


@pytest.mark.parametrize("path", [resource("kinds.yaml"), *map(template_path, LANGUAGES)], ids=lambda path: path.name)
def test_what_every_start_and_every_new_draft_reads_is_read_without_events(path: Path) -> None:
    """The events' library takes longer to import than such a file to read."""
    assert is_as_by_events(path.read_bytes())


def test_the_drafts_that_ship_give_the_tree_of_the_events(scenarios_dir: Path) -> None:
    found = [is_as_by_events(path.read_bytes()) for path in sorted(scenarios_dir.glob("*.yaml"))]
    assert any(found)

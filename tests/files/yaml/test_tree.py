"""The tree of a YAML text: what the words are, where they stand, and what no file may do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orgsim.files.problems import Report
from orgsim.files.yaml.nodes import Mapping, Node, Scalar, Sequence
from orgsim.files.yaml.tree import DEEPEST, MOST_ALIASED, build, python_parser, read_tree


def plain(node: Node | None) -> Any:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(value) for key, value in entries.items()}
        case _:
            return None


def placed(node: Node | None) -> Any:
    assert node is not None
    here = (node.mark.line, node.mark.column)
    match node:
        case Sequence(items=items):
            return here, [placed(item) for item in items]
        case Mapping(entries=entries):
            return here, {
                key: ((node.place(key).line, node.place(key).column), placed(value)) for key, value in entries.items()
            }
        case _:
            return here


def read(text: str) -> tuple[Any, list[str]]:
    report = Report(Path("x"))
    tree = read_tree(text.encode(), report)
    return plain(tree), [problem.message.key.removeprefix("problem.") for problem in report.problems()]


def test_words_stay_as_they_are_written() -> None:
    words = [
        "no",
        "yes",
        "on",
        "Off",
        "1:30",
        "010",
        "1.10",
        "0x1F",
        "2016-02-25",
        "1_000",
        "1e3",
        ".inf",
        "True",
        "<<x",
        "=",
    ]
    text = "".join([f"- {word}\n" for word in words])
    assert read(text) == (words, [])


def test_only_the_nulls_of_yaml_1_2_are_nothing() -> None:
    assert read("[~, null, Null, NULL, '', \"null\", nULL]") == ([None, None, None, None, "", "null", "nULL"], [])
    assert read("a:\nb: ~") == ({"a": None, "b": None}, [])


def test_places_are_those_of_the_text() -> None:
    report = Report(Path("x"))
    tree = read_tree("ä: {b: c}\nå:\n  - d\n  -   e: f\n".encode(), report)
    assert placed(tree) == (
        (0, 0),
        {
            "ä": ((0, 0), ((0, 3), {"b": ((0, 4), (0, 7))})),
            "å": ((1, 0), ((2, 2), [(2, 4), ((3, 6), {"e": ((3, 6), (3, 9))})])),
        },
    )


def test_both_parsers_of_pyyaml_give_the_same_tree(scenarios_dir: Path) -> None:
    for path in sorted(scenarios_dir.glob("*.yaml")):
        text = path.read_bytes()
        report = Report(path)
        by_c, by_python = read_tree(text, report), build(text, report, python_parser)
        assert plain(by_c) == plain(by_python)
        assert placed(by_c) == placed(by_python)
        assert report.problems() == ()


@pytest.mark.parametrize(
    "text",
    [
        "a:\n\t- b",
        "a: b: c",
        "a: [1,2",
        "a: 'x",
        'a: "\\q"',
        "- a\nb: c",
        "a: 1\n b: 2",
        "a: @x",
        "a: - b",
        "a: 'b' c",
        "a: {b: 1]",
        "a: 1\nfoo\nb: 2",
        "a: | x",
        "%YAML 3.0\n---\na: 1",
        "a: &\n",
        "a: \x90",
    ],
)
def test_both_parsers_mistakes_are_told_alike(text: str) -> None:
    data = text.encode()
    by_c, by_python = Report(Path("x")), Report(Path("x"))
    read_tree(data, by_c)
    build(data, by_python, python_parser)
    keys = [[problem.message.key for problem in report.problems()] for report in (by_c, by_python)]
    assert keys[0] == keys[1] != []


def test_aliases_share_and_merges_fill_in_what_lacks() -> None:
    text = "base: &b {x: 1, y: 2}\nmore: &m {z: 3, y: 4}\none: {<<: *b, y: 5}\ntwo: {<<: [*b, *m]}\n"
    text += "list: &l [1]\nagain: *l"
    assert read(text)[0] == {
        "base": {"x": "1", "y": "2"},
        "more": {"z": "3", "y": "4"},
        "one": {"x": "1", "y": "5"},
        "two": {"x": "1", "y": "2", "z": "3"},
        "list": ["1"],
        "again": ["1"],
    }
    assert read("a: {<<: 1}") == ({"a": {}}, ["merge-without-mapping"])
    assert read('a: {"<<": 1}') == ({"a": {"<<": "1"}}, [])


def test_an_alias_to_what_holds_it_is_unknown() -> None:
    assert read("a: &a [1, *a]")[1] == ["unknown-alias"]
    assert read("a: &a {b: *a}")[1] == ["unknown-alias"]


def test_an_alias_bomb_is_refused_where_it_goes_off() -> None:
    levels = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    for here, above in zip("bcdefghi", "abcdefgh", strict=True):
        levels.append(f"{here}: &{here} [{','.join([f'*{above}'] * 10)}]")
    assert read("\n".join(levels)) == (None, ["alias-bomb"])
    shared = "a: &a [" + "x," * 99 + "x]\n" + "".join(f"k{n}: *a\n" for n in range(MOST_ALIASED // 101))
    assert read(shared)[1] == []


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_once(opening: str) -> None:
    assert read(opening * 100_000) == (None, ["too-deep"])


def test_nesting_to_the_limit_is_read() -> None:
    tree = read_tree(("[" * DEEPEST + "]" * DEEPEST).encode(), report := Report(Path("x")))
    assert report.problems() == ()
    for _ in range(DEEPEST - 1):
        assert isinstance(tree, Sequence)
        (tree,) = tree.items
    assert isinstance(tree, Sequence) and tree.items == []


def test_harmless_tags_are_passed_over() -> None:
    text = "a: !!str 2016\nb: !!int '3'\nc: !!seq [x]\nd: ! x"
    assert read(text) == ({"a": "2016", "b": "3", "c": ["x"], "d": "x"}, [])
    assert read("a: !vault x\nb: !!binary eA==")[1] == ["tag", "tag"]


def test_a_bom_and_windows_line_ends_make_no_difference() -> None:
    from orgsim.files.yaml.encoding import check_text

    report = Report(Path("x"))
    data = b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n"
    text = check_text(data, report)
    assert text is not None
    assert placed(read_tree(text, report)) == ((0, 0), {"a": ((0, 0), (0, 3)), "b": ((1, 0), ((2, 2), [(2, 4)]))})

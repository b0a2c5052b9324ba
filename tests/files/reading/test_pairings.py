"""What a comparison file may say of pairs, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from orgsim.files.problems import UnreadableFile, describe
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.schema import comparison_schema
from orgsim.messages import catalog
from orgsim.model.comparison import Pairing
from orgsim.model.text import Text

HEAD = "orgsim: 1\ncomparison:\n  title: V\n  scenarios: [m.yaml, n.yaml]\n  pairs:\n"
SCHEMA = Draft202012Validator(comparison_schema())


def told(text: str) -> list[str]:
    with pytest.raises(UnreadableFile) as caught:
        read_comparison_text(text.encode(), Path("v.yaml"))
    return [describe(problem, catalog("en")).removeprefix("v.yaml:") for problem in caught.value.problems]


def test_pairs_are_read_as_they_are_written() -> None:
    text = HEAD + (
        "    - {between: [m, n], same: [x, 12]}\n"
        "    - between: [n, m]\n      different: [y, z]\n      note: {fi: Eri asia}\n"
    )
    assert read_comparison_text(text.encode(), Path("v.yaml")).comparison.pairs == (
        Pairing(between=("m", "n"), same=("x", "12")),
        Pairing(between=("n", "m"), different=("y", "z"), note=Text(fi="Eri asia")),
    )
    assert SCHEMA.is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            "{between: [m, n], same: [x, y], different: [x, y]}",
            "6:39: The pair has both `same` and `different`; keep one of them",
        ),
        ("{between: [m, n]}", "6:7: The pair does not say whether its units are the same; add `same` or `different`"),
        (
            "{between: [m, n], same: }",
            "6:7: The pair does not say whether its units are the same; add `same` or `different`",
        ),
        (
            "{between: [m, m], same: [x, y]}",
            "6:8: `between`: `m` is named twice; a pair is between two different scenarios",
        ),
        ("{between: [m, n, o], same: [x, y]}", "6:17: `between`: expected 2 values, found 3"),
        ("{between: [m, n], same: [x]}", "6:31: `same`: expected 2 values, found 1"),
        (
            "{between: [m, n], same: [x, y z]}",
            "6:35: `same`: `y z` cannot be an id, which has only letters, digits and the marks - _ . ; write `y-z`",
        ),
        ("{same: [x, y]}", "6:7: `between` is missing; a pair must have it"),
    ],
)
def test_mistakes_in_pairs(pair: str, said: str) -> None:
    assert told(f"{HEAD}    - {pair}\n") == [said]


def test_what_is_no_list_of_two_is_told() -> None:
    assert told(f"{HEAD}    - {{between: m, same: {{x: y}}}}\n")[0].startswith("6:17: `between`: expected a list")
    assert not SCHEMA.is_valid(yaml.safe_load(f"{HEAD}    - {{between: [m], same: [x, y]}}\n"))

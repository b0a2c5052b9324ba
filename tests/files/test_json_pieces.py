from __future__ import annotations

import json

import pytest
from msgspec import json as quick

from orgsim.files.json_pieces import Members, pieces


def plain(value: object) -> str:
    return json.dumps(value, indent=2)


@pytest.mark.parametrize(
    "value",
    [
        {"none": [], "several": [{"id": 1, "said": 'a "b"\n{c}', "of": [1, [2, {}]]}, {}, None, "x"], "end": {"a": 1}},
        {},
        {"only": []},
    ],
)
def test_pieces_are_what_is_written_in_one_go(value: dict[str, object]) -> None:
    made = Members({name: iter(its) if isinstance(its, list) else its for name, its in value.items()})
    assert "".join(pieces(made, plain, indent=2)) == json.dumps(value, indent=2) + "\n"
    nested = iter([Members({name: iter(its) if isinstance(its, list) else its for name, its in value.items()})])
    quickly = "".join(pieces(nested, lambda its: quick.format(quick.encode(its), indent=1).decode(), indent=1))
    assert quickly == quick.format(quick.encode([value]), indent=1).decode() + "\n"


def test_what_comes_late_is_not_made_before_what_comes_early_is_taken() -> None:
    made: list[int] = []

    def items() -> object:
        for number in range(100):
            made.append(number)
            yield "x" * 10_000

    taken = pieces(items(), plain, indent=1)
    assert next(taken).startswith('[\n "xxx')
    assert len(made) < 10, "some 65 000 characters"

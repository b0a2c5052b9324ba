"""Whatever bytes come, what comes out is a scenario or a list of problems, in bounded time and memory."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.problems import MOST, UnreadableFile, describe
from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario_text
from orgsim.files.yaml import tree
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import LANGUAGES
from tests.files.saying import DRAFT

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
SHIPPED = [path.read_bytes() for path in sorted(SCENARIOS.glob("*.yaml"))]

# What means something to YAML or to a scenario, beside arbitrary bytes.
WORDS = rb"""
- : { } [ ] , " ' # &a *a <<:*a !! !x % @ ` | > ? ~ null \ \ud800 \0 id: kind: units: seats: name:
und: comparison: orgsim: 2 -1
"""
BYTES = rb"09 0a 0d0a 2020 3a20 2d20 00 0b ff e4 c285 e280a8 efbbbf efbfbe c290 0a2d2d2d0a 0a2e2e2e0a"
PIECES = st.one_of(
    st.sampled_from(WORDS.split()),
    st.sampled_from([bytes.fromhex(piece.decode()) for piece in BYTES.split()]),
    st.just(b"9" * 30),
    st.binary(max_size=6),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file that ships, with some pieces put in, taken out or copied elsewhere."""
    data = draw(st.sampled_from(SHIPPED))
    # A window of the file, so that what is drawn can shrink and runs are short.
    data = data[: draw(st.integers(200, 4000))]
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        piece = draw(st.one_of(PIECES, st.just(data[at:end])))
        keep = draw(st.booleans())
        data = data[:at] + piece + (data[at:] if keep else data[end:])
    return data


def check(data: bytes) -> None:
    try:
        file = read_scenario_text(data, DRAFT)
    except UnreadableFile as error:
        problems = error.problems
        assert any(problem.severity == "error" for problem in problems)
    else:
        assert isinstance(file, ScenarioFile)
        assert file.data == data
        problems = file.warnings
        assert all(problem.severity == "warning" for problem in problems)
        assert set(hierarchy(file.scenario).index) == set(file.lines)
    lines = len(data.decode("utf-8", "replace").splitlines()) + 1
    assert len(problems) <= 2 * MOST + 2
    for problem in problems:
        assert 1 <= problem.line <= lines and problem.column >= 1
        for language in LANGUAGES:
            told = describe(problem, catalog(language))
            # A no-break space, which numbers have, does not count as printable.
            assert told.replace("\u00a0", " ").isprintable() and len(told) < 1000
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems) or len(
        problems
    ) > MOST
    try:
        assert isinstance(read_comparison_text(data, DRAFT), ComparisonFile)
    except UnreadableFile as error:
        assert error.problems
    assert gc.isenabled()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_any_pieces(data: bytes) -> None:
    check(data)


@given(mutated())
def test_files_that_ship_with_pieces_astray(data: bytes) -> None:
    check(data)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(
                    ["id", "kind", "name", "units", "seats", "remit", "source", "sources", "kinds", "links"]
                )
                | st.text(max_size=4),
                inner,
                max_size=5,
            ),
        ),
        max_leaves=20,
    )
)
def test_any_shape_in_the_place_of_any_field(value: object) -> None:
    written = json.dumps(value)
    for key in ("title", "units", "sources", "kinds", "links", "municipality", "date", "comparison"):
        check(f"orgsim: 1\nid: a\n{key}: {written}\n".encode())
    unit = f"{{id: b, kind: board, name: B, units: {written}, seats: {written}}}"
    check(f"orgsim: 1\nid: a\ntitle: T\nunits: [{unit}]".encode())
    check(written.encode())


@pytest.mark.parametrize(
    ("piece", "times", "key"),
    [
        (b"[", 1_000_000, "too-deep"),
        (b"{a: ", 300_000, "too-deep"),
        (b"- ", 300_000, "too-deep"),
        (b"a: ", 500_000, "syntax.colon-in-text"),
        (b"a: \t\n", 300_000, "duplicate-key"),
        (b"\t- a\n", 300_000, "tab"),
        (b"# c\n", 1_000_000, "empty-file"),
        (b"a: '", 300_000, "syntax.after-quote"),
        (b"&a ", 300_000, None),
        (b"*a ", 300_000, None),
        (b"!", 300_000, None),
        (b"%", 300_000, None),
        (b"\xe4", 3_000_000, "windows-1252"),
        (b"\x01", 3_000_000, "control-character"),
    ],
)
def test_much_of_one_thing_is_refused(piece: bytes, times: int, key: str | None) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(piece * times, DRAFT)
    keys = {problem.message.key for problem in caught.value.problems}
    assert len(caught.value.problems) <= 2 * MOST + 2
    assert key is None or f"problem.{key}" in keys


def test_more_values_than_a_file_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 1000)
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(b"[" + b"1," * 2000 + b"]", DRAFT)
    (problem,) = caught.value.problems
    assert (problem.message.key, problem.column) == ("problem.too-many-values", 2002)


def test_a_hundred_thousand_mistakes_are_counted_not_kept() -> None:
    units = b"".join(b"- {id: u%d, kind: nothing-of-the-kind, name: N}\n" % n for n in range(20_000))
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(b"orgsim: 1\nid: a\ntitle: T\nunits:\n" + units, DRAFT)
    assert len(caught.value.problems) == MOST + 1
    assert caught.value.problems[-1].message.args == {"n": 20_000 - MOST}


def test_a_circle_of_thousands_is_told_briefly() -> None:
    units = "".join(
        f"- {{id: u{n}, kind: board, name: N, seats: {{drawn-from: {{u{(n + 1) % 5000}: 1}}}}}}\n" for n in range(5000)
    )
    with pytest.raises(UnreadableFile) as caught:
        read_scenario_text(f"orgsim: 1\nid: a\ntitle: T\nunits:\n{units}".encode(), DRAFT)
    (problem,) = caught.value.problems
    assert str(problem.message.args["way"]).startswith("u0 → u1 → ")
    assert str(problem.message.args["way"]).endswith("u11 → … → u0")

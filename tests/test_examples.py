"""The examples that Hypothesis makes up are the same on every machine, unless one asks for others."""

from __future__ import annotations

import sys
from operator import eq
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def examples() -> list[object]:
    found: list[object] = []

    @given(st.lists(st.integers() | st.text(max_size=8), min_size=3))
    def gather(values: list[object]) -> None:
        found.append(values)

    gather()
    return found


@pytest.mark.skipif(settings.get_current_profile_name() != "same", reason="others were asked for")
def test_examples_do_not_depend_on_what_was_imported_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = examples()
    path = tmp_path / "stranger.py"
    path.write_text("".join(f"{'n'}{number} = {number}{number}17\n" for number in range(100, 200)), "utf-8")
    module = ModuleType("stranger")
    module.__file__ = str(path)
    monkeypatch.setitem(sys.modules, "stranger", module)
    assert examples() == before


@pytest.mark.skipif(settings.get_current_profile_name() != "same", reason="others were asked for")
def test_of_few_examples_each_is_one_of_its_own() -> None:
    """Else half of them would be nearly the same as others."""
    found: list[tuple[int, ...]] = []

    @given(st.tuples(*[st.integers(0, 9)] * 12))
    def gather(values: tuple[int, ...]) -> None:
        found.append(values)

    gather()
    alike = [one for at, one in enumerate(found) if any(sum(map(eq, one, other)) >= 9 for other in found[:at])]
    assert len(alike) <= 3


def test_no_test_has_a_number_of_examples_of_its_own() -> None:
    folder = Path(__file__).parent
    assert [path.name for path in folder.rglob("*.py") if "\n@settings(" in path.read_text("utf-8")] == []

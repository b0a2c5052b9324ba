"""Enumerations that are made quickly are those that Python makes."""

from __future__ import annotations

import enum
import pickle
from collections.abc import Iterator
from enum import KEEP, Enum, Flag, IntEnum, IntFlag
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QLocale, Qt

USUAL = enum.EnumType._create_.__wrapped__
OWN = {"__module__", "__qualname__", "__doc__", "_missing_", "_sbk_missing_"}
"""What PySide says of a class once it is made, and keeps there when a number that it does not name was met."""


def told(kind: type[Enum]) -> tuple[Any, ...]:
    """All that a class of members keeps, and what it answers."""
    classes = {name: its for name, its in vars(kind).items() if name not in OWN and not isinstance(its, Enum)}
    values = {name: its for name, its in classes.items() if isinstance(its, (int, str, bool, type(None)))}
    return (
        [base.__name__ for base in kind.__mro__[1:]],
        [(name, type(its)) for name, its in classes.items()],
        values,
        {name: unbound(its) for name, its in classes.items() if callable(its) and not isinstance(its, staticmethod)},
        [
            (name, its.name, its.value, str(its), sorted(vars(its)), its._sort_order_)
            for name, its in kind.__members__.items()
        ],
        [its.name for its in kind],
        [(value, its.name) for value, its in kind._value2member_map_.items()],
        [name for name in kind.__members__ if getattr(kind, name) is not kind[name]],
        [its for its in kind if kind(its.value) is not its or hash(its) != hash(kind[its.name])],
        vars(kind).get("_hashable_values_"),
    )


def unbound(its: object) -> object:
    return getattr(its, "__func__", its)


def enumerations(of: object, depth: int = 0) -> Iterator[type[Enum]]:
    for name in dir(of):
        its = getattr(of, name, None)
        if isinstance(its, enum.EnumType) and its.__module__.startswith("PySide6"):
            yield its
        elif isinstance(its, type) and its.__module__.startswith("PySide6") and depth < 2:
            yield from enumerations(its, depth + 1)


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets])
def test_those_of_qt_are_as_python_makes_them(module: object) -> None:
    # What comes of combining flags depends on what was combined before.
    found = {its.__qualname__: its for its in enumerations(module) if not issubclass(its, Flag)}
    assert len(found) > 50
    assert Qt.Key(0x7FFF0001).value == 0x7FFF0001  # as a window's key may be: any test may have met one before
    for its in found.values():
        base = IntEnum if issubclass(its, int) else Enum
        pairs = [(name, member.value) for name, member in its.__members__.items()]
        assert told(its) == told(USUAL(base, its.__name__, pairs, module="qt", boundary=KEEP)), its
        assert its.__module__.startswith("PySide6.Qt") and its.__qualname__.split(".")[-1] == its.__name__, its


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets])
def test_flags_are_as_python_makes_them(module: object) -> None:
    """Made once more in both ways: those of Qt itself keep what comes of combining them."""
    found = {its.__qualname__: its for its in enumerations(module) if issubclass(its, Flag)}
    assert len(found) > 20
    for its in found.values():
        base = IntFlag if issubclass(its, int) else Flag
        pairs = [(name, member.value) for name, member in its.__members__.items()]
        same(base, pairs)


@pytest.mark.parametrize(
    "pairs",
    [
        [("NONE", 0), ("A", 1), ("B", 2), ("BOTH", 3), ("D", 8), ("D2", 8)],
        [("BOTH", 3), ("A", 1), ("B", 2)],
        [("B", 2), ("A", 1)],
        [("A", 1), ("B", 4), ("A2", 1), ("C", 8)],
        [("A", 1), ("ALL", -1)],
        [("A", 1), ("HIGH", 0x80000000), ("MASK", 0xFF000000)],
    ],
)
@pytest.mark.parametrize("base", [Flag, IntFlag])
def test_flags_combine_as_those_that_python_makes(base: type[Flag], pairs: list[tuple[str, int]]) -> None:
    same(base, pairs)


def same(base: Any, pairs: list[tuple[str, int]]) -> None:
    quick = base("Made", pairs, module="qt", boundary=KEEP)
    usual = USUAL(base, "Made", pairs, module="qt", boundary=KEEP)
    assert told(quick) == told(usual), pairs
    assert combined(quick) == combined(usual), pairs
    assert told(quick) == told(usual), pairs


def combined(kind: Any) -> list[object]:
    """What comes of each flag with the first ones."""
    flags = list(kind.__members__.values())
    return [
        (str(its), repr(its), its.value, listed(its), a in its)
        for a in flags[:6]
        for b in flags
        for its in (a | b, a & b, a ^ b, ~b, kind(a.value | 0x1000000))
    ]


def listed(flags: Any) -> list[str]:
    """Python itself cannot go through some that hold bits without a name."""
    try:
        return [str(one) for one in flags]
    except (AttributeError, ValueError) as error:
        return [str(error)]


def test_members_are_found_by_name_value_and_pickle() -> None:
    assert Qt.Key(Qt.Key.Key_A.value) is Qt.Key["Key_A"] is Qt.Key.Key_A
    assert pickle.loads(pickle.dumps(QLocale.Language.Finnish)) is QLocale.Language.Finnish
    assert Qt.Key.Key_A != QLocale.Language.Finnish
    with pytest.raises(AttributeError):
        Qt.Key.Key_A = 1  # type: ignore[misc,assignment]


@pytest.mark.parametrize(
    "names",
    [
        [("A", 1), ("B", 2), ("A2", 1)],
        [("name", 1), ("B", 2)],
        [("A", 1), ("value", 2)],
        [("A", 1), ("_own", 2)],
        [("A", "1"), ("B", "2")],
        [("A", True), ("B", 2)],
        [("A", (1, 2)), ("B", (3, 4))],
        {"A": 1, "B": 2},
        "A B C",
        [("A", 1)],
        [],
    ],
)
@pytest.mark.parametrize("kind", [Enum, IntEnum, Flag, IntFlag])
def test_what_is_no_plain_case_is_left_to_python(kind: type[Enum], names: Any) -> None:
    """Each ends as ever: as the same class, or with the same complaint."""

    def made(make: Any, **others: Any) -> Any:
        try:
            return told(make("Made", names, boundary=KEEP, **others))
        except (TypeError, ValueError) as error:
            return str(error)

    assert made(kind) == made(lambda *args, **others: USUAL(kind, *args, **others), module=__name__)


Others = Enum("Others", "RED GREEN")


def test_those_of_others_know_the_module_that_made_them() -> None:
    assert Others.__module__ == __name__
    assert Enum("Elsewhere", "RED GREEN", module="elsewhere").__module__ == "elsewhere"

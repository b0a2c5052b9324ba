"""Remembering what was computed from a value for as long as the value lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Value = TypeVar("Value")
Result = TypeVar("Result")
Setting = TypeVar("Setting")


def once_per_value(function: Callable[[Value], Result]) -> Callable[[Value], Result]:
    """Call `function` once for each value, by identity, and forget the result with the value.

    The values must be immutable, hashed by identity and weakly referable: `Scenario` and `Hierarchy` are.
    A result must not refer to its value, or it would keep it alive for ever.
    """
    results: WeakKeyDictionary[Value, Result] = WeakKeyDictionary()

    @wraps(function)
    def remembered(value: Value) -> Result:
        try:
            return results[value]
        except KeyError:
            result = results[value] = function(value)
            return result

    return remembered


def once_per_two(
    function: Callable[[Value, Value, Setting], Result],
) -> Callable[[Value, Value, Setting], Result]:
    """As `once_per_value`, for what was computed from two values; of their settings only the last is remembered."""
    results: WeakKeyDictionary[Value, WeakKeyDictionary[Value, tuple[Setting, Result]]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(one: Value, other: Value, setting: Setting) -> Result:
        with_one = results.setdefault(one, WeakKeyDictionary())
        known = with_one.get(other)
        if known is not None and known[0] == setting:
            return known[1]
        result = function(one, other, setting)
        # Another thread may have been as fast: the same result is to be the same object.
        meanwhile = with_one.get(other)
        if meanwhile is not known and meanwhile is not None and meanwhile[0] == setting:
            return meanwhile[1]
        with_one[other] = (setting, result)
        return result

    return remembered

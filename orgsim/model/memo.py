"""Remembering what was computed from a value for as long as the value lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Value = TypeVar("Value")
Result = TypeVar("Result")


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

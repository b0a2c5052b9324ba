"""Remembering what was computed from a value for as long as the value lives."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Generic, TypeVar
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


def once_per_parts(
    parts: Callable[[Value], tuple[object, ...]], most: int
) -> Callable[[Callable[[Value], Result]], Callable[[Value], Result]]:
    """Call the function once for all values with the same immutable `parts`, by identity, of which it is made.

    Remembered are the results of the last `most` parts, which live as long: for what is asked many times of each value.
    """

    def remembering(function: Callable[[Value], Result]) -> Callable[[Value], Result]:
        results: deque[tuple[tuple[object, ...], Result]] = deque(maxlen=most)

        @wraps(function)
        def remembered(value: Value) -> Result:
            its = parts(value)
            for known, result in tuple(results):
                if all(map(is_, known, its)):
                    return result
            results.append((its, result := function(value)))
            return result

        return remembered

    return remembering


class once_per_two(Generic[Value, Setting, Result]):  # noqa: N801 -- it decorates
    """As `once_per_value`, for what was computed from two values; of their settings only the last is remembered."""

    def __init__(self, function: Callable[[Value, Value, Setting], Result]) -> None:
        self._function = function
        self._results: WeakKeyDictionary[Value, WeakKeyDictionary[Value, tuple[Setting, Result]]] = WeakKeyDictionary()

    def knows(self, one: Value, other: Value, setting: Setting) -> bool:
        """Whether that was computed last of the two."""
        with_one = self._results.get(one)
        known = with_one.get(other) if with_one is not None else None
        return known is not None and known[0] == setting

    def __call__(self, one: Value, other: Value, setting: Setting) -> Result:
        """What the function gives."""
        with_one = self._results.setdefault(one, WeakKeyDictionary())
        known = with_one.get(other)
        if known is not None and known[0] == setting:
            return known[1]
        result = self._function(one, other, setting)
        # Another thread may have been as fast: the same result is to be the same object.
        meanwhile = with_one.get(other)
        if meanwhile is not known and meanwhile is not None and meanwhile[0] == setting:
            return meanwhile[1]
        with_one[other] = (setting, result)
        return result

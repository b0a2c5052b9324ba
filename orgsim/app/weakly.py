"""Methods handed to what an object has itself, without a circle that only the collector could undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakMethod

Given = ParamSpec("Given")
Result = TypeVar("Result")


def weakly(method: Callable[Given, Result]) -> Callable[Given, Result]:
    """Calls a bound method without keeping its object; ReferenceError where that is gone."""
    held = WeakMethod(method)

    def call(*given: Given.args, **named: Given.kwargs) -> Result:
        found = held()
        if found is None:
            raise ReferenceError("whose method is called is gone")
        return found(*given, **named)

    return call


def while_there(method: Callable[Given, Result | None]) -> Callable[Given, Result | None]:
    """Calls a bound method without keeping its object; `None` where that is gone."""
    held = WeakMethod(method)

    def call(*given: Given.args, **named: Given.kwargs) -> Result | None:
        found = held()
        return None if found is None else found(*given, **named)

    return call

"""A net below Qt's virtual functions: an error in an override is reported, and Qt goes on.

Qt calls overrides from C++, where no exception can pass. On Python 3.11 PySide cannot even report one that the
interpreter raises there, and the process ends. So each override of a class of this app is wrapped when its class is
made, whoever writes it, and so are those of pyqtgraph, which paints in this window: see
docs/decisions/0014-overrides-are-guarded-as-classes-are-made.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from functools import wraps
from types import FrameType, FunctionType, TracebackType
from typing import Any, get_args

from shiboken6 import Shiboken

_OURS = ("orgsim.app.", "pyqtgraph.")
_QT = "PySide6."
_MARK = "_orgsim_guarded"
_TAKES_ANY = 0x04
"""The bit of a function that takes any number of arguments (Python's data model, `co_flags`)."""


def guard_overrides() -> None:
    """Guard every override of classes that are made from now on."""
    Shiboken.Object.__init_subclass__ = classmethod(_guard_class)  # type: ignore[assignment]


def is_guarded(override: object) -> bool:
    """Whether an error in that function is reported and goes no further."""
    return hasattr(override, _MARK)


def overrides(kind: type) -> dict[str, object]:
    """What the class itself puts in the place of a function of Qt's, by name."""
    own = vars(kind)
    # Each class of the window's is asked at the start: whole sets of names at once, not name by name.
    of_qt = [own.keys() & vars(base).keys() for base in kind.__mro__ if base.__module__.startswith(_QT)]
    names = set().union(*of_qt)
    return {name: its for name, its in own.items() if name in names and callable(its) and not name.startswith("__")}


def answer_for(override: FunctionType, args: Sequence[Any]) -> object:
    """What Qt is told in the place of an answer that could not be found.

    Nothing, where the function says that it returns none or may; an empty value of the type that it returns, as a size
    that is not valid or no flags; and where there is no such value, or pyqtgraph does not say of which type it is,
    what Qt's own function says: with nothing for the answer of its `itemChange`, an item would lose its parent.
    """
    if "return" not in override.__annotations__:
        return _of_qt(type(args[0]), override.__name__)(*args)
    said = override.__annotations__["return"]
    kind = eval(said, override.__globals__) if isinstance(said, str) else said  # the module's own text
    if kind is None or kind is object or type(None) in get_args(kind):
        return None
    if isinstance(kind, type) and not hasattr(kind, "deleteLater"):
        with suppress(TypeError, NotImplementedError):
            return kind(0) if issubclass(kind, Enum) else kind()
    return _of_qt(type(args[0]), override.__name__)(*args)


def end_painters(trace: TracebackType | None) -> None:
    """End the painters that were begun on the way to an error, as nobody else will.

    What they paint on may be let go before them, of which the process dies. Those that were handed in go on, as do
    those of the function that has caught the error. That one is not even looked at: before Python 3.13 a frame holds on
    to what it was asked for, the error among it, and this to the frame and to those of all callers. Their painters
    would stay active once they are done, until the collector takes them after what they paint on.
    """
    from PySide6.QtGui import QPainter

    if trace is not None and _runs(trace.tb_frame):
        trace = trace.tb_next
    while trace is not None:
        code, its = trace.tb_frame.f_code, trace.tb_frame.f_locals
        handed_in = set(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])
        for name in {*code.co_varnames, *code.co_cellvars} - handed_in:
            painter = its.get(name)
            if isinstance(painter, QPainter) and Shiboken.isValid(painter) and painter.isActive():
                painter.end()
        trace = trace.tb_next


def _runs(frame: FrameType) -> bool:
    """Whether that function is not done: it has caught the error."""
    caller: FrameType | None = sys._getframe(1)
    while caller is not None and caller is not frame:
        caller = caller.f_back
    return caller is not None


def _of_qt(kind: type, name: str) -> Callable[..., object]:
    bases = (base for base in kind.__mro__ if base.__module__.startswith(_QT) and name in vars(base))
    return vars(next(bases))[name]  # type: ignore[no-any-return]


def _guard_class(cls: type[Any], /, **options: object) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**options)
    if cls.__module__.startswith(_OURS):
        for name, its in overrides(cls).items():
            if isinstance(its, FunctionType):
                setattr(cls, name, _guarded(its))


def _guarded(its: FunctionType) -> Callable[..., Any]:
    """That function, which never raises."""
    guard: Callable[..., Any]
    if its.__code__.co_argcount == 1 and not its.__code__.co_flags & _TAKES_ANY:
        # PySide hands a slot as many arguments as it takes, which it would not know of one that takes any. Those that
        # are named come from Python alone: pyqtgraph calls its own so.
        @wraps(its)
        def guard(self: object, **named: Any) -> object:
            try:
                return its(self, **named)
            except Exception as error:
                return _reported(its, (self,), error)

    else:

        @wraps(its)
        def guard(*args: Any, **named: Any) -> object:
            try:
                return its(*args, **named)
            except Exception as error:
                return _reported(its, args, error)

    setattr(guard, _MARK, True)
    return guard


def _reported(its: FunctionType, args: Sequence[Any], error: Exception) -> object:
    try:
        end_painters(error.__traceback__)
        sys.excepthook(type(error), error, error.__traceback__)
        return answer_for(its, args)
    except Exception:
        # Where even the report fails, as at the end of the stack, the window is still worth more than it.
        return None

"""Imports of Qt that load no more than is asked for, and imports as Python does them once Qt is there.

As the first of its modules is imported, PySide 6 compiles from source what its signatures are told by: for the messages
of wrong calls, for help, for stubs. That is half of what it takes to import QtCore, and nobody here asks for it. With
`import_qt` those modules stand there as ever, and each is executed when one of its names is first asked for. So are two
of Python's own that PySide imports with them and takes nothing from.

PySide 6.11 also puts a function of its own in the place of Python's import, which knows of features that are imported
`from __feature__`. From then on it reads the source text of every module that is imported to see whether it names
PySide6, and keeps all those lines in `linecache`. Nobody here uses those features: the window starts by a tenth sooner
without, and modules are found in the interpreter's own fast way again.

Where another PySide does neither, nothing is changed by these.
"""

from __future__ import annotations

import builtins
import sys
from importlib import machinery, util
from threading import RLock
from types import ModuleType
from typing import Any

from orgsim.qt.enumerations import make_enumerations_quickly

_QT = "__feature_import__"
_BEFORE = "__orig_import__"

_SIGNATURES = "shibokensupport.signature."
_LATE = frozenset(
    _SIGNATURES + name for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
"""What PySide's loader only passes on, or calls for a signature.

Not `mapping`: of that one PySide reads the names from below, past all that a module could notice.
"""
_SOURCE = "getsource"
_WAITING = "_waiting"
_EXECUTING = RLock()
"""A wrong call may come from any thread."""


def import_qt() -> None:
    """Import QtCore, its enumerations and signatures in the quick way; to be called before anybody has imported it."""
    if "PySide6.QtCore" not in sys.modules:
        make_enumerations_quickly()
        # Both are for what is not so here: that somebody imports features, and that PySide's modules lie in files.
        inspect, _ = _await("inspect"), _await("tempfile")
        if inspect is not None:
            # PySide's function asks for the text of one module, `shiboken6`, before it can be taken out.
            setattr(inspect, _SOURCE, _no_source)
        usual = machinery.ModuleSpec
        # The importer of what PySide holds in its library takes it from here, and is within reach nowhere else.
        setattr(machinery, "ModuleSpec", _Spec)  # noqa: B010 -- for mypy no class is to be replaced
        try:
            import PySide6.QtCore  # noqa: F401
        finally:
            setattr(machinery, "ModuleSpec", usual)  # noqa: B010
            if inspect is not None and vars(inspect).get(_SOURCE) is _no_source:
                delattr(inspect, _SOURCE)
    import_plainly()


def import_plainly() -> None:
    """Put back what PySide found in the place of Python's import; to be called once QtCore is imported.

    That may be PySide's other function, which completes its modules as they are needed, and stays.
    """
    qt, before = getattr(builtins, _QT, None), getattr(builtins, _BEFORE, None)
    if before is not None and builtins.__import__ is qt:
        builtins.__import__ = before


def _await(name: str) -> ModuleType | None:
    """Have a module there that is executed as it is asked for the first of its names; None if it is there already."""
    spec: Any = util.find_spec(name) if name not in sys.modules else None
    if spec is None or spec.loader is None:
        return None
    spec.loader = _LateLoader(name, spec.loader)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module


def _no_source(of: object) -> str:
    """What `inspect.getsource` raises where there is none, for which PySide takes a module as one without features."""
    raise OSError(f"the source of {of!r} is not looked for")


class _Spec(machinery.ModuleSpec):
    """How a module is to be loaded: late, if it is one of those."""

    def __init__(self, name: str, loader: Any, **others: Any) -> None:
        its: Any = _LateLoader(name, loader) if name in _LATE else loader
        super().__init__(name, its, **others)


class _LateLoader:
    """Leaves a module empty until it is asked for a name."""

    def __init__(self, name: str, loader: Any) -> None:
        self._name = name
        self._loader = loader

    def create_module(self, spec: machinery.ModuleSpec) -> ModuleType | None:
        module: ModuleType | None = self._loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__[_WAITING] = self
        module.__class__ = _LateModule

    def execute(self, module: ModuleType) -> None:
        """Load it, below the name that its importer knows it by: PySide's loader has given it another."""
        spec = module.__spec__
        assert spec is not None
        other, spec.name = spec.name, self._name
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = other


class _LateModule(ModuleType):
    """A module that is executed as it is asked for the first of its names."""

    def __getattr__(self, name: str) -> Any:
        names = self.__dict__
        # Whoever goes through all modules, such as `inspect`, asks each for its file.
        if name == "__all__" or not name.startswith("__"):
            with _EXECUTING:
                waiting: _LateLoader | None = names.pop(_WAITING, None)
                if waiting is not None:
                    waiting.execute(self)
        if name in names:
            return names[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

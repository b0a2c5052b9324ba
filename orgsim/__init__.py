"""orgsim: alternative organisations of a municipality, side by side."""

from __future__ import annotations

import sys

__version__ = "0.1.0"

_UNASKED = "typing_extensions"


def _load_msgspec() -> None:
    """Load msgspec without `typing_extensions`, of which it takes nothing that Python has not itself.

    Another package brings that along, and loading it takes a third as long again. Whoever asks for it later gets it.
    """
    if _UNASKED in sys.modules:
        return
    sys.modules[_UNASKED] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    except ImportError:
        # Whoever needs it says so.
        pass
    finally:
        del sys.modules[_UNASKED]


_load_msgspec()

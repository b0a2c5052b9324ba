"""Finds the files that belong to orgsim: fonts, icons, texts, kinds, the guide, and the scenarios that ship.

They lie beside the package in a checkout, which an editable install uses as it is, and inside the package
(``orgsim/_data``) once a wheel is installed. Both are plain folders; nothing is unpacked.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, as in ``resource("i18n", "fi.json")``.

    Raises FileNotFoundError when the resources of this installation are missing as a whole; whether the one
    named here exists shows when it is opened.
    """
    return _folder("resources").joinpath(*parts)


def code(layer: str) -> Path:
    """Return the folder in which the code of that layer of orgsim lies."""
    return _PACKAGE / layer


def scenarios_folder() -> Path:
    """Return the folder of the scenarios and comparisons that ship.

    Raises FileNotFoundError when this installation has none.
    """
    return _folder("scenarios")


def documents(*parts: str) -> Path:
    """Return the path of a page or picture of the guide, or of a reference, as in ``documents("guide", "fi")``.

    Raises FileNotFoundError when this installation has none.
    """
    return _folder("docs").joinpath(*parts)


def is_shipped(path: Path) -> bool:
    """Whether a file or folder belongs to orgsim itself: the next version would take away what is written there."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        # Links in a circle lead nowhere, so not here either.
        return False
    return any(real.is_relative_to(own) for own in _own())


@cache
def _own() -> tuple[Path, ...]:
    """The folders of orgsim itself, wherever links lead."""
    return tuple(own.resolve() for own in (scenarios_folder(), resource(), documents()))


@cache
def _folder(name: str) -> Path:
    return _find(name, _PACKAGE)


def _find(name: str, package: Path) -> Path:
    """Look inside an installed package first: beside it, in site-packages, lies what belongs to others."""
    installed = package / "_data"
    folder = installed / name if installed.is_dir() else package.parent / name
    if not folder.is_dir():
        raise FileNotFoundError(f"orgsim is not fully installed: its folder of {name} is missing at {folder}")
    return folder

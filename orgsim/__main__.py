"""Runs ``python -m orgsim``, which is the same as the command ``orgsim``."""

from __future__ import annotations

import os
import sys


def _run() -> int:
    """Run the command line; a package that is not there, or not as it was installed, ends it with a sentence.

    That is said without a catalog, since reading one may need what is missing.
    """
    try:
        from orgsim.cli import main

        return main()
    except Exception as error:
        name = error.name if isinstance(error, ImportError) else None
        part = _damaged() if name is None or name.partition(".")[0] == "orgsim" else name
        if part is None:
            raise
        finnish = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").lower().startswith("fi")
        if finnish:
            sys.exit(f"Osa Python-ympäristöstä {sys.prefix} puuttuu ({part}): poista kansio ja asenna uudelleen.")
        sys.exit(f"A part of {sys.prefix} is missing ({part}): delete that folder, and set it up again.")


def _damaged() -> str | None:
    """A file of a package that is not as long as when it was installed; `None` if there is none."""
    from importlib.metadata import distributions
    from pathlib import Path

    for package in distributions():
        if package.name == "orgsim":
            continue
        for file in package.files or ():
            path = Path(str(file.locate()))
            stated = file.size is not None and path.suffix != ".pyc"  # what is compiled is made anew
            if stated and not (path.is_file() and path.stat().st_size == file.size):
                return str(file)
    return None


if __name__ == "__main__":
    sys.exit(_run())

"""Runs ``python -m orgsim``, which is the same as the command ``orgsim``."""

from __future__ import annotations

import os
import sys


def _run() -> int:
    """Run the command line; a package that is not there ends it with a sentence.

    That is said without a catalog, since reading one may need what is missing.
    """
    try:
        from orgsim.cli import main

        return main()
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] == "orgsim":
            raise
        finnish = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").lower().startswith("fi")
        if finnish:
            sys.exit(f"Osa Python-ympäristöstä {sys.prefix} puuttuu ({error.name}): poista kansio ja asenna uudelleen.")
        sys.exit(f"A part of {sys.prefix} is missing ({error.name}): delete that folder, and set it up again.")


if __name__ == "__main__":
    sys.exit(_run())

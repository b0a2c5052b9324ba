"""Runs ``python -m orgsim``, which is the same as the command ``orgsim``."""

from __future__ import annotations

import sys

from orgsim.cli import main

if __name__ == "__main__":
    sys.exit(main())

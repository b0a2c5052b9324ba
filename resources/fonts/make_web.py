"""Make the fonts of web pages from the bundled ones: the letters that nearly all pages have.

Run it when the bundled fonts are made anew, or when `COMMON` of `orgsim/export/web/lettering.py` changes:

    PYTHONPATH=. .venv/bin/python resources/fonts/make_web.py
"""

from __future__ import annotations

from pathlib import Path

from orgsim.export.web.lettering import COMMON, WEIGHTS, subset

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write a file for each weight beside this script."""
    for name, _ in WEIGHTS:
        (HERE / f"{name}.woff").write_bytes(subset(name, COMMON))


if __name__ == "__main__":
    main()

"""The guide quotes what the start says when it fails, in the language in which its reader sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in ("run.py", "orgsim/__main__.py"))


def spoken(language: str) -> str:
    """All that can be said before a window opens: sentences of the code, with their gaps closed, and of the catalog."""
    catalog = json.loads((ROOT / "resources" / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    code = re.sub(r'"\s*f?"', "", CODE).replace("{wanted}", "3.11")
    return "\n".join([code, *(text for key, text in catalog.items() if key.startswith("start."))])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_quoted_is_what_is_said(language: str) -> None:
    text = (ROOT / "docs" / "guide" / language / "troubles.md").read_text(encoding="utf-8")
    table = text.split("|---|---|")[1].split("\n\n")[0]
    quoted = [quote for row in table.strip().splitlines() for quote in re.findall("`([^`]+)`", row.split("|")[1])]
    assert len(quoted) >= 11
    said = spoken(language)
    missing = [part for quote in quoted for part in quote.split("…") if part.strip() and part.strip() not in said]
    assert missing == []


def test_a_finn_reads_finnish() -> None:
    text = (ROOT / "docs" / "guide" / "fi" / "troubles.md").read_text(encoding="utf-8")
    for english in ("needs Python", "Please install", "There is no display", "cannot be reached", "pip failed"):
        assert english not in text

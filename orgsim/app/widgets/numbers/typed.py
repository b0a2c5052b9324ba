"""Numbers as people type them."""

from __future__ import annotations

import re

from orgsim.model.text import Language

_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?\Z", re.ASCII)


def ungrouped(text: str, language: Language) -> str:
    """`text` without the commas that English has between thousands; elsewhere a comma begins the decimals."""
    return text.replace(",", "") if language == "en" and _GROUPED.match(text) else text

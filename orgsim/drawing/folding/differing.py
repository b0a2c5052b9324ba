"""What the marks of charts say of units that are hidden: which differ, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orgsim.analysis.differences.comparing import Aspect
from orgsim.drawing.boxes.options import Fate, Fates
from orgsim.drawing.chart.marks import Mark, Marked

_FATES: Final[Mapping[Aspect, Fate]] = {
    "merged": "merged",
    "split": "split",
    "moved": "moved",
    "renamed": "renamed",
    "changed": "changed",
}
_SIGNED: Final[Mapping[str, Fate]] = {"−": "removed", "+": "added"}


def differing(marked: Marked) -> frozenset[str]:
    """Ids of the units that are marked in any of the charts, and do not just stand back."""
    return frozenset([unit for fates in fates_of(marked) for unit, _ in fates])


def fates_of(marked: Marked) -> tuple[Fates, ...]:
    """By column what became of the units that are marked."""
    return tuple(
        [
            tuple([(unit, fate) for unit, own in (marks or {}).items() if (fate := _fate(own[0])) is not None])
            for marks in marked.marks
        ]
    )


def _fate(mark: Mark) -> Fate | None:
    if mark.quiet or mark.status in ("same", "not-shown"):
        return None
    return _FATES.get(mark.status) or _SIGNED.get(mark.sign, "only")

"""What a handout may be made of."""

from __future__ import annotations

from typing import Final, Literal, get_args

Part = Literal[
    "drafts",
    "structure",
    "differences",
    "metrics",
    "matters",
    "decisions",
    "checks",
    "transition",
    "timeline",
    "goals",
]
"""`drafts`: each draft on pages of its own. `structure`: all side by side. `differences`: so too, with what differs
marked, and as a list. `decisions`: where they were simulated. The others are the views of that name."""

PARTS: Final[tuple[Part, ...]] = get_args(Part)
"""In the order of their pages."""

USUAL: Final[tuple[Part, ...]] = tuple([part for part in PARTS if part != "structure"])
"""Those of which a handout is made where nobody chose: the differences show the structure side by side already."""

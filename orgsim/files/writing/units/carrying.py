"""A unit of one draft's text put into that of another, with its comments and whatever else its lines hold."""

from __future__ import annotations

from orgsim.files.writing.units.anchors import has_anchors
from orgsim.files.writing.units.following import held
from orgsim.files.writing.units.outline import Outline, lines_of, not_foreseen, outline, shifted
from orgsim.files.yaml.lines import BREAK

HEAD = "units:\n"
"""What makes a text of lines as `lifted` has them."""


def lifted(text: str, id: str) -> str | None:
    """The lines of the unit in `text`, its hyphen in the first column; `None` where they cannot stand elsewhere.

    CannotEdit where they are written in a way that is not foreseen.
    """
    with held(text) as its:
        item = its.item(id)
        if item.listed.span.flow:
            return None
        lines = BREAK.sub("\n", shifted(text, lines_of(text, item), item.span, 0))
    lines = lines if lines.endswith("\n") else lines + "\n"
    return None if has_anchors(HEAD + lines) else lines


def put(target: Outline, lines: str, column: int) -> str:
    """`lines`, as `lifted` has them, as lines of a list of `target` whose hyphens stand at `column`."""
    alone = outline(HEAD + lines)
    listed = alone.listed(None)
    if listed is None or len(listed.items) != 1:
        raise not_foreseen()
    item = listed.items[0]
    return BREAK.sub(lambda _: target.ending, shifted(alone.text, lines_of(alone.text, item), item.span, column))

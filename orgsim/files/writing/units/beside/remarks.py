"""Comments that are put above a unit in the text of a draft."""

from __future__ import annotations

import re
import textwrap

from orgsim.files.writing.units.in_brackets import own_lines
from orgsim.files.writing.units.outline import Outline, hyphen
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.lines import line_start
from orgsim.messages import message

_LINES = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WIDTH, _LEAST = 118, 40


def remarked(outline: Outline, id: str, text: str) -> list[Replacement]:
    """With a comment right above the unit, below those that stand there; CannotEdit where there is no room for one.

    Its line may hold more than the unit. JSON knows no comments.
    """
    item = outline.item(id)
    if item.listed.span.flow:
        items = item.listed.span.items
        lowest = items[item.place - 1].end if item.place else item.listed.span.start + 1
        if outline.root.flow or own_lines(outline.text, item.span, lowest) is None:
            raise CannotEdit(message("edit.unit.no-line", id=id))
        at = item.span.start
    else:
        at = hyphen(outline.text, item)
    start = line_start(outline.text, at)
    indent = " " * (at - start)
    width = max(_LEAST, _WIDTH - len(indent))
    lines = [line for each in _LINES.split(text) for line in textwrap.wrap(_seen(each), width)]
    return [Replacement(start, start, "".join(f"{indent}# {line}{outline.ending}" for line in lines))]


def _seen(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)

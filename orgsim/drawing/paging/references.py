"""References from what is folded on a page to the page on which it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from orgsim.drawing.drawing import Box, Drawing
from orgsim.messages import catalog
from orgsim.model.text import Language

NUMBER: Final = "000"
"""What boxes have room for in place of a page's number, which is known when all pages are laid out."""


def referring(drawing: Drawing, pages: Mapping[str, int], outside: int | None, language: Language) -> Drawing:
    """The drawing with the numbers of those pages in the boxes of these units, and of that of what is `outside`.

    Pages are counted from 0, and numbered from 1. A folded unit that goes on nowhere refers to none.
    """

    def numbered(box: Box) -> Box:
        if not box.hidden:
            return box
        page = pages.get(box.id)
        told = () if page is None else tuple([line.replace(NUMBER, str(page + 1)) for line in box.purpose])
        return replace(box, purpose=told)

    says = catalog(language)("paper.goes-on", n=NUMBER)
    labels = [label for label in drawing.labels if label.text != says or outside is not None]
    if outside is not None:
        told = catalog(language)("paper.goes-on", n=outside + 1)
        labels = [replace(label, text=told) if label.text == says else label for label in labels]
    return replace(drawing, boxes=tuple([numbered(box) for box in drawing.boxes]), labels=tuple(labels))

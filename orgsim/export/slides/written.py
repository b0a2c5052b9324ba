"""Slides whose shapes are written into the file as they are, without being parsed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from pptx.parts.slide import SlidePart

_END = b"</p:spTree>"


class WrittenPart(SlidePart):
    """The part of a slide, with shapes that its element does not have. They are put together once it is written.

    Parsed, the shapes of two drafts of 10 000 units took 600 MB, as all slides are kept until the last is made.
    """

    written: Sequence[bytes]
    """Shapes, compressed: they stand over those of the element."""

    @property  # type: ignore[misc]
    def blob(self) -> bytes:
        """The part as XML."""
        before, end, after = super().blob.rpartition(_END)
        return b"".join([before, *map(zlib.decompress, self.written), end, after])


def write(part: Any, shapes: Sequence[bytes]) -> None:
    """Have those shapes written over what the part's element has."""
    part.__class__ = WrittenPart
    part.written = shapes

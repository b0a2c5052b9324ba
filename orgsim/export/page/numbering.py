"""How pages are numbered: by themselves, or on from those that lie before them."""

from __future__ import annotations

from typing import Final

import msgspec


class Numbering(msgspec.Struct, frozen=True):
    """The numbers of the pages of a picture."""

    before: int | None = None
    """How many pages lie before them; `None`: they are a document of their own."""

    @property
    def first(self) -> int:
        """The index of the first of them among all pages, from 0."""
        return self.before or 0

    def told(self, place: int, count: int) -> str:
        """What stands on the page at `place` from 0, of so many; nothing on one that is alone."""
        if self.before is not None:
            return str(self.before + place + 1)
        return f"{place + 1}/{count}" if count > 1 else ""


ALONE: Final = Numbering()
"""Of a picture that is a document of its own."""

"""What of a view is seen that the state does not tell: which part is in view, what is picked out and searched for."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec

from orgsim.model.story import Filter, Page, Part, SpanSide, Until


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a view is looked at, beside what the state says; as it is by itself unless stated."""

    parts: tuple[Part, ...] = ()
    """Which part is in view, of each chart or axis of time; a single one holds for all, none is the whole."""
    filter: frozenset[Filter] = frozenset()
    """What is picked out of a list or table; nothing: all of it is shown."""
    search: str = ""
    by_body: bool = False
    """Whether matters are shown by body."""
    offered: bool = False
    """Whether the pairs that are offered stand in the place of the list of differences."""
    everything: bool | None = None
    """Whether what can be left out is shown; `None` where a view has no such choice, or as it is by itself."""
    page: Page = "times"
    """Of the view of decisions, as what follows."""
    until: Until = "decision"
    matter: str | None = None
    """Of which it is shown where the days go; `None`: of all."""
    span: SpanSide | None = None
    """Whose spans of control stand beside the figures; `None`: as the view has it by itself."""
    explained: tuple[tuple[str, ...], int] | None = None
    """The finding or event that is explained, by its key or id, and the column of its scenario."""


@runtime_checkable
class Looking(Protocol):
    """A view that has a look of its own."""

    def look(self) -> Look:
        """How it is looked at now."""

    def show_look(self, look: Look) -> None:
        """Be looked at so; what of it is not there any more is left out."""


def looking(view: object) -> Looking | None:
    """The view, if it has a look of its own."""
    return view if isinstance(view, Looking) else None

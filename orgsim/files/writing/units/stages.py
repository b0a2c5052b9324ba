"""A text while it is changed in stages, each made of the text that the last left; items put into lists, and moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from orgsim.files.writing.units import carrying, in_lines, moving, wording
from orgsim.files.writing.units.following import keep, taken
from orgsim.files.writing.units.outline import Below, Item, Outline, not_foreseen
from orgsim.files.yaml.deltas import Delta, Replacement, applied, delta
from orgsim.model.units import Unit

Stage = Callable[[Outline], list[Replacement]]
_MOST_UNFOLDINGS = 100


class Changing:
    """A text while it is changed: what it has become, and by which changes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.deltas: list[Delta] = []
        self._outline: Outline | None = None
        self._since: list[Delta] = []
        """What has changed since it was the outline of the text."""

    @property
    def outline(self) -> Outline:
        """Of the text as it is now."""
        if self._outline is None or self._since:
            self.keep_outline()
            self._outline = taken(self.text)
        return self._outline

    def keep_outline(self) -> None:
        """Have the outline at hand for the next change of the text as it is now."""
        if self._outline is not None:
            keep(self.text, self._outline, self._since)
        self._outline, self._since = None, []

    def change(self, change: Delta) -> None:
        """Make a change of the text."""
        if change.stretches:
            self.text = applied(self.text, change)
            self.deltas.append(change)
            self._since.append(change)

    def stage(self, stage: Stage) -> None:
        """Make what `stage` finds to be changed."""
        self.change(delta(self.text, stage(self.outline)))


def leave(changing: Changing, id: str) -> None:
    """Put what stands below the unit into its place, before it."""
    item = changing.outline.item(id)
    listed = changing.outline.listed(id)
    if listed is not None and listed.span.items:
        ids = [each.id for each in in_lines.items_of(listed)]
        move(changing, ids, item.listed.name, item.place)


def move(changing: Changing, ids: Sequence[str], below: Below, at: int | None) -> None:
    """Put items, none of which stands in another, into that list; `at` counts the others there."""
    _unfold(changing, below, ids)
    outline = changing.outline
    listed = outline.listed(below)
    there = [] if listed is None else [item.id for item in in_lines.items_of(listed)]
    own = [id for id in ids if id in there]
    staying = len(there) - len(own)
    if listed is None or not own or len(own) == len(ids) or (staying and not listed.span.flow):
        changing.stage(lambda outline: moving.moved(outline, ids, below, at))
        return
    # The list would be empty in between, or its last comma go: its own come first, then the others among them.
    place = staying if at is None else min(at, staying)
    changing.stage(lambda outline: moving.moved(outline, own, below, place))
    for number, id in enumerate(ids):
        if id not in there:
            changing.stage(partial(_one_moved, id=id, below=below, at=place + number))


def _one_moved(outline: Outline, id: str, below: Below, at: int) -> list[Replacement]:
    return moving.moved(outline, (id,), below, at)


def _unfold(changing: Changing, below: Below, ids: Sequence[str]) -> None:
    """Write what is in brackets around the new place on lines, where the units do not fit into them."""
    for _ in range(_MOST_UNFOLDINGS):
        outline = changing.outline
        items = [outline.item(id) for id in ids]
        listed = outline.listed(below)
        if listed is not None and items and all(item.listed is listed for item in items):
            return
        if not moving.is_in_brackets(outline, below) or moving.stays_in_brackets(outline, below, items):
            return
        changing.stage(lambda outline: moving.unfolded(outline, below))
    raise not_foreseen()


def add(changing: Changing, unit: Unit, below: Below, at: int | None, lines: str = "") -> None:
    """Put a unit that is made into that list; `lines`: as the text of another draft has it."""

    def written(outline: Outline, beside: Sequence[Item], column: int) -> str:
        if lines:
            return carrying.put(outline, lines, column)
        indent = in_lines.list_indent(outline, below)
        return wording.fitting(outline, unit, [item.span.flow for item in beside], column, indent)

    put(changing, below, at, lambda: wording.in_braces(unit), written)


def add_on_a_line(changing: Changing, value: str, below: Below, at: int | None) -> None:
    """Put a value in braces into a list."""
    put(changing, below, at, lambda: value, lambda outline, _, column: f"{' ' * column}- {value}{outline.ending}")


def put(
    changing: Changing,
    below: Below,
    at: int | None,
    value: Callable[[], str],
    lines: Callable[[Outline, Sequence[Item], int], str],
) -> None:
    """Put an item into a list: as a `value` where that is in brackets, else as whole `lines`."""
    _unfold(changing, below, ())
    outline = changing.outline
    listed = outline.listed(below)
    staying = [] if listed is None else in_lines.items_of(listed)
    place = len(staying) if at is None else min(at, len(staying))
    if moving.stays_in_brackets(outline, below):
        changing.stage(lambda outline: moving.with_values(outline, below, staying, place, [value()]))
        return
    new = lines(outline, staying, in_lines.column_below(outline, below))
    changing.stage(lambda outline: moving.with_lines(outline, below, staying, place, [new]))

"""From a change of a draft's units to what changes in its text: in stages, each made of the text that the last left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from orgsim.files.writing.units import carrying, in_lines, moving, stating, tables, wording
from orgsim.files.writing.units.outline import LINKS, TRAY, Below, Item, Outline, item_of, not_foreseen, outline
from orgsim.files.yaml.deltas import Delta, Replacement, Stretch, applied, delta
from orgsim.files.yaml.flow import flow
from orgsim.files.yaml.lines import BREAK, line_start
from orgsim.model.edits import fields
from orgsim.model.edits.applying import renamed, uppermost
from orgsim.model.edits.edits import (
    Added,
    Declared,
    Edit,
    Linked,
    Moved,
    PutAway,
    Removed,
    Renamed,
    Set,
    TakenOut,
    Unlinked,
)
from orgsim.model.edits.refusing import link_at
from orgsim.model.hierarchy import unit_of
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

Stage = Callable[[Outline], list[Replacement]]
_MOST_UNFOLDINGS = 100


class Changing:
    """A text while it is changed: what it has become, and by which changes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.deltas: list[Delta] = []
        self._outline: Outline | None = None

    @property
    def outline(self) -> Outline:
        """Of the text as it is now."""
        if self._outline is None or self._outline.text is not self.text:
            self._outline = outline(self.text)
        return self._outline

    def change(self, change: Delta) -> None:
        """Make a change of the text."""
        if change.stretches:
            self.text = applied(self.text, change)
            self.deltas.append(change)

    def stage(self, stage: Stage) -> None:
        """Make what `stage` finds to be changed."""
        self.change(delta(self.text, stage(self.outline)))


def changed_text(text: str, scenario: Scenario, edit: Edit) -> tuple[str, tuple[Delta, ...]]:
    """`text`, which says what `scenario` does, after `edit`, which is possible; and what changes, one after another.

    CannotEdit where it is written in a way that is not foreseen. Whether it comes to say what it should is for the
    caller to see.
    """
    changing = Changing(text)
    ends = not text or text[-1] in "\r\n"
    if not ends:
        start = line_start(text, len(text))
        ending = BREAK.match(text, start - 2 if text[start - 2 : start] == "\r\n" else start - 1) if start else None
        changing.change(Delta((Stretch(len(text), "", ending[0] if ending else "\n"),)))
    _change(changing, scenario, edit)
    if not ends and changing.text[-1:] in ("\r", "\n"):
        length = 2 if changing.text.endswith("\r\n") else 1
        at = len(changing.text) - length
        changing.change(Delta((Stretch(at, changing.text[at:], ""),)))
    return changing.text, tuple(changing.deltas)


def _change(changing: Changing, scenario: Scenario, edit: Edit) -> None:
    match edit:
        case Moved(ids, below, at, True):
            for id in ids:
                _leave(changing, id)
            _move(changing, ids, below, at)
        case Moved(ids, below, at):
            _move(changing, uppermost(scenario, ids), below, at)
        case Added(unit, below, at, lines):
            _add(changing, unit, below, at, lines)
        case PutAway(ids):
            _move(changing, uppermost(scenario, ids), TRAY, None)
        case TakenOut(id, below, at):
            _move(changing, (id,), below, at)
        case Removed(id, keep):
            if keep:
                _leave(changing, id)
            changing.stage(lambda outline: moving.without(outline, (id,)))
        case Renamed(id, name, language):
            new = renamed(_unit(scenario, id).name, name, language)
            changing.stage(lambda outline: stating.stated(outline, id, "name", new))
        case Set(id, field, value):
            whole = getattr(fields.stating(_unit(scenario, id), field, value), field.partition(".")[0], None)
            changing.stage(lambda outline: stating.stated(outline, id, field, value, whole))
        case Linked(link):
            _add_on_a_line(changing, flow(wording.plain(link)), LINKS, None)
        case Unlinked():
            place = link_at(scenario, edit)
            changing.stage(lambda outline: moving.without(outline, (item_of(LINKS, place),)))
        case Declared(key, declared):
            table = "kinds" if isinstance(declared, Kind) else "sources"
            changing.stage(lambda outline: tables.with_entry(outline, table, key, flow(wording.plain(declared))))
        case _:
            raise TypeError(edit)


def _unit(scenario: Scenario, id: str) -> Unit:
    unit = unit_of(scenario, id)
    assert unit is not None
    return unit


def _leave(changing: Changing, id: str) -> None:
    """Put what stands below the unit into its place, before it."""
    item = changing.outline.item(id)
    listed = changing.outline.listed(id)
    if listed is not None and listed.span.items:
        ids = [each.id for each in in_lines.items_of(listed)]
        _move(changing, ids, item.listed.name, item.place)


def _move(changing: Changing, ids: Sequence[str], below: Below, at: int | None) -> None:
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


def _add(changing: Changing, unit: Unit, below: Below, at: int | None, lines: str = "") -> None:
    def written(outline: Outline, beside: Sequence[Item], column: int) -> str:
        if lines:
            return carrying.put(outline, lines, column)
        indent = in_lines.list_indent(outline, below)
        return wording.fitting(outline, unit, [item.span.flow for item in beside], column, indent)

    _put(changing, below, at, lambda: wording.in_braces(unit), written)


def _add_on_a_line(changing: Changing, value: str, below: Below, at: int | None) -> None:
    """Put a value in braces into a list."""
    _put(changing, below, at, lambda: value, lambda outline, _, column: f"{' ' * column}- {value}{outline.ending}")


def _put(
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

"""From a change of a draft's units to what changes in its text: in stages, each made of the text that the last left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from orgsim.files.writing.units import in_lines, moving, stating, wording
from orgsim.files.writing.units.outline import Outline, not_foreseen, outline
from orgsim.files.yaml.deltas import Delta, Replacement, Stretch, applied, delta
from orgsim.files.yaml.lines import BREAK, line_start
from orgsim.model.edits import fields
from orgsim.model.edits.applying import renamed, uppermost
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.hierarchy import hierarchy
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
        case Added(unit, below, at):
            _add(changing, unit, below, at)
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
        case _:
            raise TypeError(edit)


def _unit(scenario: Scenario, id: str) -> Unit:
    flat = hierarchy(scenario)
    return flat.units[flat.index[id]]


def _leave(changing: Changing, id: str) -> None:
    """Put what stands below the unit into its place, before it."""
    item = changing.outline.item(id)
    listed = changing.outline.lists.get(id)
    if listed is not None and listed.span.items:
        ids = [each.id for each in in_lines.items_of(listed)]
        _move(changing, ids, item.listed.above, item.place)


def _move(changing: Changing, ids: Sequence[str], below: str | None, at: int | None) -> None:
    _unfold(changing, below, ids)
    outline = changing.outline
    listed = outline.lists.get(below)
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


def _one_moved(outline: Outline, id: str, below: str | None, at: int) -> list[Replacement]:
    return moving.moved(outline, (id,), below, at)


def _unfold(changing: Changing, below: str | None, ids: Sequence[str]) -> None:
    """Write what is in brackets around the new place on lines, where the units do not fit into them."""
    for _ in range(_MOST_UNFOLDINGS):
        outline = changing.outline
        items = [outline.item(id) for id in ids]
        listed = outline.lists.get(below)
        if listed is not None and items and all(item.listed is listed for item in items):
            return
        if not moving.is_in_brackets(outline, below) or moving.stays_in_brackets(outline, below, items):
            return
        changing.stage(lambda outline: moving.unfolded(outline, below))
    raise not_foreseen()


def _add(changing: Changing, unit: Unit, below: str | None, at: int | None) -> None:
    _unfold(changing, below, ())
    outline = changing.outline
    listed = outline.lists.get(below)
    staying = [] if listed is None else in_lines.items_of(listed)
    place = len(staying) if at is None else min(at, len(staying))
    if moving.stays_in_brackets(outline, below):
        value = wording.in_braces(unit)
        changing.stage(lambda outline: moving.with_values(outline, below, staying, place, [value]))
        return
    column = in_lines.column_below(outline, below)
    indent = in_lines.list_indent(outline, below)
    lines = wording.fitting(outline, unit, [item.span.flow for item in staying], column, indent)
    changing.stage(lambda outline: moving.with_lines(outline, below, staying, place, [lines]))

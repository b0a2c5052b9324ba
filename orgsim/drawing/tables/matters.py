"""Who decides what, in words: by matter, or by body with what each gains and loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orgsim.analysis.matter_text import chain_text
from orgsim.analysis.matters.bodies import BodyCell, BodyRow
from orgsim.analysis.matters.shifts import Shifted
from orgsim.analysis.matters.table import Cell as MatterCell
from orgsim.analysis.matters.table import MatterRow, MattersTable, MatterStatus, status_meaning, status_text
from orgsim.drawing.tables.matrix import Cell, Head, Matrix, Row, Rows, Strip, ToneName
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter

STANDING_OUT: Final[tuple[MatterStatus, ...]] = ("moved", "split", "unassigned", "not-stated")
"""The statuses that can be picked out."""

TONES: Final[Mapping[MatterStatus, ToneName]] = {
    "same": "muted",
    "moved": "moved",
    "split": "changed",
    "unassigned": "warning",
    "not-stated": "muted",
}
SIGNS: Final[Mapping[MatterStatus, str]] = {
    "same": "=",
    "moved": "⇄",
    "split": "÷",
    "unassigned": "∅",
    "not-stated": "?",
}
_BELOW = " › "


def matters_matrix(
    table: MattersTable,
    scenarios: Sequence[Scenario],
    letters: str,
    speech: Catalog,
    shown: frozenset[MatterStatus] = frozenset(),
    *,
    delegation: bool = False,
) -> Matrix:
    """The matters and who decides them; only rows in which a status of `shown` occurs, all where that is empty.

    `delegation`: those too in which the power is passed on otherwise, and without `shown` those alone.
    """
    every = not shown and not delegation
    things = [
        row
        for row in table.rows
        if every or any(cell.status in shown for cell in row.cells) or (delegation and row.otherwise)
    ]
    rows = Rows(things, lambda row: (row.id,), lambda row: _matter(row, scenarios, letters, speech))
    return Matrix(corner=speech("matters-view.matter"), heads=_heads(table, speech), rows=rows)


def bodies_matrix(
    rows: Sequence[BodyRow],
    table: MattersTable,
    scenarios: Sequence[Scenario],
    letters: str,
    speech: Catalog,
    *,
    changed_only: bool = False,
    delegation: bool = False,
) -> Matrix:
    """The bodies, what each gains and loses relative to the reference, and how it passes the power to decide on.

    Only those of which anything is `changed_only`, or that pass the power on otherwise (`delegation`).
    """
    every = not changed_only and not delegation
    things = [
        row
        for row in rows
        if every or (changed_only and row.changed) or (delegation and passes_on_otherwise(row, table))
    ]
    return Matrix(
        corner=speech("matters-view.body"),
        heads=_heads(table, speech),
        rows=Rows(things, lambda row: (row.key,), lambda row: _body(row, table, scenarios, letters, speech)),
    )


def passes_on_otherwise(row: BodyRow, table: MattersTable) -> bool:
    """Whether a body passes the power to decide any matter on otherwise in a scenario than in the reference."""
    return any(
        cell.otherwise and set(cell.bodies) & set(row.cells[column].units)
        for matter in table.rows
        for column, cell in enumerate(matter.cells)
    )


def _heads(table: MattersTable, speech: Catalog) -> tuple[Head, ...]:
    return tuple([_head(table, column, speech) for column in range(len(table.stated))])


def _head(table: MattersTable, column: int, speech: Catalog) -> Head:
    if not table.stated[column]:
        banner = speech("matters-view.not-stated")
        return Head(banner=banner, spoken=banner)
    counts = table.counts[column]
    decided = sum(counts[status] for status in ("same", "moved", "split"))
    strips = [_counted("", "muted", decided, "matters-view.count.decided", speech)]
    strips += [
        _counted(SIGNS[status], TONES[status], counts[status], f"matters-view.count.{status}", speech)
        for status in STANDING_OUT
        if counts[status]
    ]
    return Head(strips=tuple(strips), spoken=", ".join(f"{strip.text} {strip.word}" for strip in strips))


def _counted(sign: str, tone: ToneName, n: int, key: str, speech: Catalog) -> Strip:
    number = speech.number(n)
    return Strip(sign=sign, tone=tone, text=number, word=speech(key, n=n).removeprefix(number).strip())


# by matter


def _matter(row: MatterRow, scenarios: Sequence[Scenario], letters: str, speech: Catalog) -> Row:
    name = row.name.in_language(speech.language)
    return Row(
        title=name,
        cells=tuple(
            [
                _decided(cell, scenario, f"{name}, {letters[column]} {speech.value(scenario.title)}", speech)
                for column, (cell, scenario) in enumerate(zip(row.cells, scenarios, strict=True))
            ]
        ),
        key=(row.id,),
        searched=" ".join((row.id, *row.name.every())),
    )


def _decided(cell: MatterCell, scenario: Scenario, name: str, speech: Catalog) -> Cell:
    status = cell.status
    word = speech.say(status_text(status))
    meaning = speech.say(status_meaning(status))
    if not cell.bodies:
        # Forgotten is not the same as not told: the one is a finding, of the other nothing is known.
        forgotten = status == "unassigned"
        strip = Strip(sign=SIGNS[status] if forgotten else "", tone=TONES[status], word=word)
        return Cell(
            strips=(strip,),
            tint="warning" if forgotten else None,
            hatched=not forgotten,
            opens=False,
            spoken=f"{name}: {word}",
            tip=(name, meaning),
        )
    units = hierarchy(scenario).units
    strips = []
    for place, body in enumerate(cell.bodies):
        marked = status != "same" and place == 0
        strips.append(
            Strip(
                sign=SIGNS[status] if marked else "",
                tone=TONES[status],
                text=units[body].name.in_language(speech.language),
                word=word if marked else "",
                detail=_namesake(body, scenario, speech),
                whole=True,
            )
        )
        chain = cell.chains[place] if cell.chains else None
        if chain or (chain is not None and cell.otherwise):
            strips.append(_passed_on(chain, scenario, speech, otherwise=cell.otherwise))
    # What becomes of the matter is said once, behind all.
    said = "; ".join(f"{its.text or its.word} {its.detail}".rstrip() for its in strips)
    places = [_place(path, scenario, speech) for path in cell.paths]
    return Cell(
        strips=tuple(strips),
        tint=TONES[status] if status != "same" else "changed" if cell.otherwise else None,
        spoken=f"{name}: {said}. {word}",
        tip=(name, *places, meaning, *_passing(cell, speech), speech("matters-view.go.tip")),
    )


def _passed_on(chain: Sequence[Delegation], scenario: Scenario, speech: Catalog, *, otherwise: bool) -> Strip:
    """To whom the power is passed on, up to how much and for which cases."""
    word = "matters-view.passed-on-otherwise" if otherwise else "matters-view.passed-on"
    if not chain:
        return Strip(tone="changed", word=speech("matters-view.kept-otherwise"))
    told = speech.value(chain_text(chain, hierarchy(scenario)))
    return Strip(tone="changed" if otherwise else "muted", word=speech(word), detail=told, whole=True)


def _passing(cell: MatterCell, speech: Catalog) -> list[str]:
    return [speech("matters-view.meaning.otherwise")] if cell.otherwise else []


def _place(path: Sequence[int], scenario: Scenario, speech: Catalog) -> str:
    """Where a body stands: from the council down to it. A matter does not go that way, so a cell does not tell it."""
    units = hierarchy(scenario).units
    *above, body = [units[unit].name.in_language(speech.language) for unit in path]
    return speech("matters-view.place", body=body, above=_BELOW.join(above)) if above else body


def _namesake(body: int, scenario: Scenario, speech: Catalog) -> str:
    """The unit above a body whose name another one has too: two boards may each have a "Lupajaosto"."""
    flat = hierarchy(scenario)
    parent = flat.parents[body]
    if parent < 0 or flat.units[body].name not in _shared_names(scenario):
        return ""
    return f"({flat.units[parent].name.in_language(speech.language)})"


def find_shared_names(scenario: Scenario) -> None:
    """Find, and remember, which names more than one unit has: else the first row in words waits for that."""
    _shared_names(scenario)


@once_per_value
def _shared_names(scenario: Scenario) -> frozenset[Text]:
    """The names that more than one unit has."""
    counts = Counter(unit.name for unit in hierarchy(scenario).units)
    return frozenset(name for name, count in counts.items() if count > 1)


# by body


def _body(row: BodyRow, table: MattersTable, scenarios: Sequence[Scenario], letters: str, speech: Catalog) -> Row:
    unit = hierarchy(scenarios[row.column]).units[row.unit]
    name = unit.name.in_language(speech.language)
    return Row(
        title=name,
        cells=tuple(
            [
                _had(row, column, table, scenarios, f"{name}, {letters[column]}", letters, speech)
                for column in range(len(scenarios))
            ]
        ),
        key=(row.key,),
        searched=" ".join((row.key, *unit.name.every())),
    )


def _had(
    row: BodyRow,
    column: int,
    table: MattersTable,
    scenarios: Sequence[Scenario],
    name: str,
    letters: str,
    speech: Catalog,
) -> Cell:
    cell = row.cells[column]
    if not cell.units:
        return _absent(cell, column, table, scenarios, name, letters, speech)
    strips: list[Strip] = []
    units = hierarchy(scenarios[column]).units
    own = [units[unit].name.in_language(speech.language) for unit in cell.units]
    if own != [hierarchy(scenarios[row.column]).units[row.unit].name.in_language(speech.language)]:
        strips.append(Strip(text=" + ".join(own)))
    shift = cell.shift
    if cell.matters is None:
        strips.append(Strip(word=speech("matters.status.not-stated")))
    elif not cell.matters and not (shift is not None and shift.changed):
        strips.append(Strip(word=speech("matters-view.nothing")))
    elif shift is None or shift.gains is None or shift.loses is None:
        strips.append(_list("", "muted", "matters-view.decides", _names(cell.matters, speech), speech))
    else:
        if shift.gains:
            first = table.reference
            said = [_shifted(its, scenarios[first], "matters-view.from", letters[first], speech) for its in shift.gains]
            strips.append(_list("+", "success", "matters-view.gains", said, speech))
        if shift.loses:
            strips.append(_lost(shift.loses, scenarios[column], letters[column], speech))
        if shift.keeps:
            strips.append(_list("", "muted", "matters-view.keeps", _names(shift.keeps, speech), speech))
    chains = [*_chains(cell, column, table, scenarios[column], speech)]
    otherwise = any(strip.tone == "changed" for strip in chains)
    strips += chains
    told = _said(strips)
    return Cell(
        strips=tuple(strips),
        tint="changed" if otherwise or (shift is not None and shift.changed) else None,
        hatched=cell.matters is None,
        spoken=f"{name}: {told}",
        tip=(name, told, speech("matters-view.go.tip")),
    )


def _chains(cell: BodyCell, column: int, table: MattersTable, scenario: Scenario, speech: Catalog) -> Iterator[Strip]:
    """To whom a body passes on the power to decide its matters: first where that is otherwise than in the reference."""
    own = {matter.id for matter in cell.matters or ()}
    changed: list[str] = []
    alike: list[str] = []
    for row in table.rows:
        its = row.cells[column]
        if row.id not in own or not its.chains:
            continue
        for body, chain in zip(its.bodies, its.chains, strict=True):
            if body in cell.units and (chain or (chain is not None and its.otherwise)):
                name = row.name.in_language(speech.language)
                told = (
                    speech.value(chain_text(chain, hierarchy(scenario))) if chain else speech("matters-view.keeps-it")
                )
                (changed if its.otherwise else alike).append(f"{name}: {told}")
    if changed:
        yield _list("", "changed", "matters-view.passes-on-otherwise", changed, speech)
    if alike:
        yield _list("", "muted", "matters-view.passes-on", alike, speech)


def _absent(
    cell: BodyCell,
    column: int,
    table: MattersTable,
    scenarios: Sequence[Scenario],
    name: str,
    letters: str,
    speech: Catalog,
) -> Cell:
    """A body that the scenario lacks, and where what it decided goes."""
    strips = [Strip(word=speech("matters-view.no-such-body"))]
    if cell.shift is not None and cell.shift.loses:
        strips.append(_lost(cell.shift.loses, scenarios[column], letters[column], speech))
    said = _said(strips)
    tint: ToneName | None = "changed" if len(strips) > 1 else None
    return Cell(strips=tuple(strips), tint=tint, opens=False, spoken=f"{name}: {said}", tip=(name, said))


def _lost(lost: Sequence[Shifted], scenario: Scenario, letter: str, speech: Catalog) -> Strip:
    said = [_shifted(its, scenario, "matters-view.to", letter, speech) for its in lost]
    return _list("−", "error", "matters-view.loses", said, speech)


def _said(strips: Sequence[Strip]) -> str:
    return ". ".join(" ".join(part for part in (its.text, its.word, its.detail) if part) for its in strips)


def _list(sign: str, tone: ToneName, key: str, said: Sequence[str], speech: Catalog) -> Strip:
    return Strip(sign=sign, tone=tone, word=speech(key, n=len(said)), detail="; ".join(said), whole=True)


def _names(matters: Sequence[Matter], speech: Catalog) -> list[str]:
    return [matter.name.in_language(speech.language) for matter in matters]


def _shifted(shifted: Shifted, scenario: Scenario, key: str, letter: str, speech: Catalog) -> str:
    """A matter that changes hands, with the body that it comes from or goes to."""
    name = shifted.matter.name.in_language(speech.language)
    if not shifted.elsewhere:
        return name
    units = hierarchy(scenario).units
    bodies = ", ".join(units[unit].name.in_language(speech.language) for unit in shifted.elsewhere)
    return speech(key, matter=name, bodies=bodies, letter=letter)

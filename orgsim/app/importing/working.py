"""What importing asks of the layers below, as work beside the window's own: it knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.analysis.changes.telling import since_opened
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import Wishes, fit, options_of
from orgsim.drawing.folding.legible import shown_units
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.importing.again import Kept, continued, differences, is_of, read_kept
from orgsim.importing.building import built, draft_text
from orgsim.importing.drafting import Draft, drafts_of, writing
from orgsim.importing.reading import Found, contents, found_in
from orgsim.importing.records import CannotImport, Choices
from orgsim.importing.tables.mapping import Mapping as Columns
from orgsim.importing.tables.workbooks import names_of_sheets
from orgsim.messages import Catalog, Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.words import words
from orgsim.model.hierarchy import count_units, hierarchy, tray_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text

LEAST_TEXT = 8.0
"""Pixels of the smallest text in the small chart: the names of units can just be read, and more of them are seen."""


_MOST_TOLD = 120
"""Changes that are told in sentences: for each the whole draft is looked at."""


class Asked(Struct, frozen=True, kw_only=True):
    """How files are to be read, as far as the planner has said."""

    sheet: str | None = None
    columns: Mapping[tuple[str, str], Columns] = {}
    """By file and sheet."""
    choices: Mapping[str, str] = {}


def with_choice(asked: Asked, name: str, word: str) -> Asked:
    """`word` is done about what is called so; of a whole sort, it goes before what was chosen for one place of it."""
    kept = {its: taken for its, taken in asked.choices.items() if its.partition("@")[0] != name}
    return replace(asked, choices={**kept, name: word})


def with_columns(asked: Asked, drafts: Iterable[Draft], change: Callable[[Columns], Columns]) -> Asked:
    """The tables of those drafts are read by their mapping as it is changed."""
    columns = dict(asked.columns)
    for draft in drafts:
        found = draft.found
        if found.mapping is not None:
            place = found.imported.place
            columns[place.file, place.sheet] = change(found.mapping)
    return replace(asked, columns=columns)


def counted(drafts: Sequence[Draft], speech: Catalog) -> str:
    """How many drafts those are, how many units they have, and how much is odd."""
    units = count_units(draft.built.scenario for draft in drafts)
    away = sum(len(draft.built.scenario.tray) for draft in drafts)
    odd = sum(len(draft.built.oddities) for draft in drafts)
    parts = [speech("importing.drafts", n=len(drafts))] if len(drafts) > 1 else []
    parts.append(speech("importing.units", n=units))
    if away:
        parts.append(speech("importing.away", n=away))
    parts.append(speech("importing.odd-things", n=odd) if odd else speech("importing.nothing-odd"))
    return " · ".join(parts)


class Before(Struct, frozen=True, eq=False):
    """An open draft that the same list has become before."""

    path: Path
    scenario: Scenario
    kept: Kept
    place: int
    """Of the draft that the list becomes now."""


class Read(Struct, frozen=True, eq=False):
    """What was found."""

    drafts: tuple[Draft, ...]
    sheets: tuple[str, ...]
    """Of the workbook, where it is one and alone."""
    before: tuple[Before, ...] = ()
    asked: Asked | None = None
    """How it was read, where what was kept beside one of those told."""


class Drawn(Struct, frozen=True, eq=False):
    """The small chart of a draft."""

    drawing: Drawing
    shown: int
    units: int


def reading_files(paths: Sequence[Path]) -> Generator[object, None, Mapping[str, bytes] | Message]:
    """What the files contain, by their names, or why they cannot be read."""
    yield None
    try:
        return contents(paths)
    except CannotImport as error:
        return error.message


def finding(
    files: Mapping[str, bytes], asked: Asked, texts: Catalog, kept: Mapping[Path, tuple[Scenario, Kept]] = {}
) -> Generator[object, None, Read | Message]:
    """The drafts that the files become, or why they become none.

    `kept` are open drafts that were imported, and how. Where the same list comes again and nothing is asked yet, it is
    read as it was then.
    """
    try:
        found = found_in(files, sheet=asked.sheet, mappings=asked.columns, choices=Choices(asked.choices))
        yield None
        told = _as_kept(found, asked, kept)
        if told is not None:
            asked = told
            found = found_in(files, sheet=asked.sheet, mappings=asked.columns, choices=Choices(asked.choices))
    except CannotImport as error:
        return error.message
    yield None
    drafts = drafts_of(found, texts, Choices(asked.choices))
    yield None
    sheets = names_of_sheets(next(iter(files.values()))) if len(files) == 1 else ()
    return Read(drafts, sheets, tuple(_before(drafts, kept)), told)


def reading_kept(files: Sequence[ScenarioFile]) -> dict[Path, tuple[Scenario, Kept]]:
    """Those of the open drafts that were imported, and how; what cannot be read of that is as if it were not there."""
    found: dict[Path, tuple[Scenario, Kept]] = {}
    for file in files:
        try:
            kept = read_kept(file.path)
        except CannotImport:
            continue
        if kept is not None:
            found[file.path] = (file.scenario, kept)
    return found


def _as_kept(found: Sequence[Found], asked: Asked, kept: Mapping[Path, tuple[Scenario, Kept]]) -> Asked | None:
    """How to read what was found as it was read before; `None` where it was not, or where the planner has said how."""
    if asked.columns or asked.choices:
        return None
    columns: dict[tuple[str, str], Columns] = {}
    choices: dict[str, str] = {}
    for its in found:
        place = its.imported.place
        same = [told for _, told in kept.values() if is_of(told, place.file, place.sheet, its.mapping)]
        if same:
            # What was decided for one row holds for that delivery alone.
            choices |= {name: word for name, word in same[0].choices.items() if "@" not in name}
            if same[0].mapping is not None and its.mapping is not None:
                columns[place.file, place.sheet] = continued(same[0].mapping, its.mapping)
    return replace(asked, columns=columns, choices=choices) if columns or choices else None


def _before(drafts: Sequence[Draft], kept: Mapping[Path, tuple[Scenario, Kept]]) -> Iterator[Before]:
    for path, (scenario, told) in kept.items():
        for number, draft in enumerate(drafts):
            place = draft.found.imported.place
            if is_of(told, place.file, place.sheet, draft.found.mapping):
                yield Before(path, scenario, told, number)
                break


class Change(Struct, frozen=True, eq=False):
    """One thing that the list says anew."""

    edit: Edit
    said: tuple[Message, ...]


class Changes(Struct, frozen=True, eq=False):
    """What the next delivery of a list changes in a draft."""

    before: Before
    changes: tuple[Change, ...]
    conflicts: tuple[Text, ...]
    """Names of the units of which both the list and the draft have changed the same: the draft's stays."""
    kept: Kept
    """What is to be kept beside the draft once it says so."""


def differing(
    before: Before, draft: Draft, asked: Asked, scenario: Scenario, texts: Catalog
) -> Generator[object, None, Changes]:
    """What the list as it was read now changes in `scenario`, which is the draft as it is edited."""
    yield None
    choices = Choices(asked.choices)
    found = draft.found
    new = built(found.imported, texts, choices, id=scenario.id)
    yield None
    told = differences(scenario, before.kept, new.scenario, new.of_kind, lacks_columns=found.lacks_columns)
    yield None
    few = len(told.edits) <= _MOST_TOLD
    changes: list[Change] = []
    now = scenario
    for edit in told.edits:
        yield None
        after = edited(now, [edit]) if few else now
        changes.append(Change(edit, _said(now, after, edit)))
        now = after
    place = found.imported.place
    kept = Kept(
        file=place.file,
        sheet=place.sheet,
        mapping=found.mapping,
        choices=dict(asked.choices),
        base=draft_text(told.said).decode(),
    )
    names = {unit.id: unit.name for its in (hierarchy(scenario), tray_of(scenario)) for unit in its.units}
    conflicts = dict.fromkeys(names.get(each.unit, scenario.title) for each in told.conflicts)
    return Changes(before, tuple(changes), tuple(conflicts), kept)


def _said(before: Scenario, after: Scenario, edit: Edit) -> tuple[Message, ...]:
    """The change in sentences, or in a word where they tell of nothing, as where it was not made."""
    lines = tuple([line.words for line in since_opened(before, after)])
    return lines or (message("importing.again.edit", what=words(before, [edit])),)


def drawing(scenario: Scenario, language: Language, pane: tuple[float, float]) -> Generator[object, None, Drawn]:
    """The chart of `scenario`, folded so that it can be read in that room."""
    yield None
    options = ChartOptions(language=language, pane=pane)
    folding = fit((scenario,), options, Wishes(), LEAST_TEXT)
    yield None
    (found,) = draw_side_by_side([scenario], options_of(options, folding, LEAST_TEXT))
    return Drawn(found, *shown_units(scenario, found))


def saving(
    output: Path, drafts: Sequence[Draft], asked: Asked, texts: Catalog
) -> Generator[object, None, tuple[Path, ...] | Message]:
    """The files that were written, the comparison last where there are several drafts; or why they could not be."""
    paths: list[Path] = []
    try:
        for path in writing(output, drafts, Choices(asked.choices), texts):
            paths.append(path)
            yield None
    except CannotEdit as error:
        return error.message
    except OSError as error:
        return message("export.error.unwritable", path=str(output), reason=why_unwritten(error))
    return tuple(paths)

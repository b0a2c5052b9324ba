"""`orgsim import`: drafts of tables that exist elsewhere, and edits of the next delivery of such a table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from orgsim.analysis.changes.telling import since_opened
from orgsim.commands.arguments import UsageError
from orgsim.commands.output import printable, write
from orgsim.commands.reading import FAILED, FINE, tell
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.saving import save_units
from orgsim.files.yaml.atomic import why_unwritten, write_atomically
from orgsim.files.yaml.editing import CannotEdit
from orgsim.importing.again import Kept, differences, kept_beside, read_kept
from orgsim.importing.again import written as kept_written
from orgsim.importing.building import built, draft_text
from orgsim.importing.drafting import drafts_of, part, paths_for, where, writing
from orgsim.importing.reading import Found, contents, found_in
from orgsim.importing.records import ODD_WORDS, CannotImport, Choices, Oddity
from orgsim.importing.tables.mapping import BadMapping, Mapping, read_mapping
from orgsim.messages import Catalog, Message, message
from orgsim.model.edits.facts import units_of

_DRAFTS = (".yaml", ".yml")
_MOST_TOLD = 10
"""Of one sort; the rest are counted."""


def run(
    paths: Sequence[Path],
    *,
    output: Path | None,
    onto: Path | None,
    mapping: Path | None,
    sheet: str | None,
    choices: Map[str, str],
    named: bool,
    force: bool,
    apply: bool,
    texts: Catalog,
    slides: Sequence[int] | None = None,
) -> int:
    """Import `paths` into a new draft at `output`, or list what they change in the draft `onto`; the exit code.

    Several organisations become a draft each, called after `output`, and a comparison of them there. UsageError where
    neither or both are told, or a file is there and `force` is not told.
    """
    if (output is None) == (onto is None):
        raise UsageError(message("cli.import.output-or-onto"))
    if output is not None and output.suffix.casefold() not in _DRAFTS:
        raise UsageError(message("cli.import.ending", file=str(output)))
    try:
        kept = read_kept(onto) if onto is not None else None
        told = _mapping(mapping) if mapping is not None else kept.mapping if kept is not None else None
        chosen = Choices({**(kept.choices if kept is not None else {}), **choices})
        if kept is not None and mapping is None and kept.mapping is None and sheet is None and slides is None:
            sheet = kept.sheet or None
        files = contents(paths)
        found = found_in(files, sheet=sheet, mapping=told, choices=chosen, slides=slides)
        if named:
            mappings = {
                (its.imported.place.file, its.imported.place.sheet): replace(its.mapping, named=True)
                for its in found
                if its.mapping is not None
            }
            found = found_in(files, sheet=sheet, mapping=told, mappings=mappings, choices=chosen, slides=slides)
        if onto is not None:
            return _onto(onto, found[0], kept, chosen, apply=apply, force=force, texts=texts)
        assert output is not None
        return _new(output, found, chosen, sources=paths, force=force, texts=texts)
    except CannotImport as error:
        return _refused(error.message, texts)
    except UnreadableFile as error:
        tell(error.problems, texts)
        return FAILED
    except CannotEdit as error:
        return _refused(error.message, texts)
    except OSError as error:
        return _refused(message("cli.edit.unwritten", reason=why_unwritten(error)), texts)


def _mapping(path: Path) -> Mapping:
    try:
        return read_mapping(path.read_bytes())
    except OSError as error:
        raise CannotImport(message("import.cannot-read", file=str(path), reason=why_unwritten(error))) from error
    except BadMapping as error:
        raise CannotImport(message("import.bad-mapping", file=str(path), reason=str(error))) from error


def _new(
    output: Path, found: Sequence[Found], choices: Choices, *, sources: Sequence[Path], force: bool, texts: Catalog
) -> int:
    """Write a draft of each, and a comparison of several; never over what they were read from."""
    drafts = drafts_of(found, texts, choices)
    paths = paths_for(output, drafts)
    planned = [*paths, *([output] if len(drafts) > 1 else [])]
    there = [path for path in planned if path.exists()]
    for path in (*there, *[beside for each in paths if (beside := kept_beside(each)).exists()]):
        if any(path.samefile(source) for source in sources):
            raise UsageError(message("cli.import.over-source", file=str(path)))
    if there and not force:
        raise UsageError(message("cli.import.exists", file=str(there[0])))
    written = [*writing(output, drafts, choices, texts)]
    for draft in drafts:
        _tell(draft.built.oddities, texts)
    write("".join(f"{path}\n" for path in written), sys.stdout)
    return FINE


def _onto(
    onto: Path, its: Found, kept: Kept | None, choices: Choices, *, apply: bool, force: bool, texts: Catalog
) -> int:
    """List what is new, and put it into the draft where that is told.

    A list that has no unit of the draft is most often another list: then it is put in only where `force` is told.
    """
    draft = read_scenario(onto).scenario
    new = built(its.imported, texts, choices, id=draft.id)
    _tell(new.oddities, texts)
    changes = differences(draft, kept, new.scenario, new.of_kind, lacks_columns=its.lacks_columns)
    for conflict in changes.conflicts:
        args = {"unit": conflict.unit, "field": conflict.field}
        write(f"{texts('cli.import.conflict', **args)}\n", sys.stderr)
    lines = since_opened(draft, changes.after)
    if not lines:
        write(f"{texts('cli.import.nothing-new')}\n", sys.stderr)
    write("".join(f"{printable(texts.say(line.words))}\n" for line in lines), sys.stdout)
    there, named = (units_of(scenario).units.keys() for scenario in (draft, new.scenario))
    if there and there.isdisjoint(named):
        strange = texts("cli.import.nothing-shared", draft=onto.name, n=len(there))
        write(f"{strange}\n", sys.stderr)
        if apply and not force:
            write(f"{texts('cli.import.force-onto')}\n", sys.stderr)
            return FAILED
    if apply:
        if lines:
            lacks = its.lacks_columns
            save_units(onto, lambda now: differences(now, kept, new.scenario, new.of_kind, lacks_columns=lacks).edits)
        place = its.imported.place
        again = Kept(
            file=place.file,
            sheet=part(place),
            mapping=its.mapping,
            choices=dict(choices.taken),
            base=draft_text(changes.said).decode(),
        )
        write_atomically(kept_beside(onto), kept_written(again))
    elif lines:
        write(f"{texts('cli.import.apply')}\n", sys.stderr)
    return FINE


def _refused(why: Message, texts: Catalog) -> int:
    write(f"{printable(texts.say(why))}\n", sys.stderr)
    return FAILED


def _tell(oddities: Sequence[Oddity], texts: Catalog) -> None:
    """Write what was odd to standard error, with its row and what may be chosen."""
    told: Counter[str] = Counter()
    lines: list[str] = []
    for oddity in oddities:
        told[oddity.what] += 1
        if told[oddity.what] <= _MOST_TOLD:
            lines.append(_line(oddity, texts))
    lines += [
        texts("cli.import.more", n=number - _MOST_TOLD, what=what)
        for what, number in told.items()
        if number > _MOST_TOLD
    ]
    write("".join(f"{printable(line)}\n" for line in lines), sys.stderr)


def _line(oddity: Oddity, texts: Catalog) -> str:
    place = oddity.place
    whole = where(place, texts)
    row = place.row if place.row is not None else place.line
    line = ":".join(part for part in (whole, "" if row is None else str(row)) if part)
    said = f"{line}: {texts.say(oddity.sentence)}"
    if oddity.done is None:
        return said
    others = [choice for choice in oddity.choices if choice != oddity.taken]
    flags = f" [--choose {oddity.name}={'|'.join(others)}]" if others else ""
    return f"{said} → {texts.say(oddity.done)}{flags}"


def choice(text: str) -> tuple[str, str]:
    """What is to be done about something odd, as `ODDITY=CHOICE` or `ODDITY@ROW=CHOICE`; UsageError for others."""
    name, equals, taken = text.partition("=")
    if not equals or not taken or name.partition("@")[0] not in ODD_WORDS:
        raise UsageError(message("cli.import.choice", found=text, choices=ODD_WORDS))
    return name, taken

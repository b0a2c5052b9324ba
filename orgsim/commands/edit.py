"""`orgsim edit`: changes a draft, or what a comparison assumes, in the text of its file, without a window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from orgsim.commands.edit_actions import Action
from orgsim.commands.edit_assumptions import VERB, written
from orgsim.commands.edit_making import edits_of
from orgsim.commands.output import write
from orgsim.commands.reading import FAILED, FINE, tell
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.document import load
from orgsim.files.writing.units.saving import save_units, with_edits
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import text_of
from orgsim.messages import Catalog, Message, message
from orgsim.model.edits.edits import Added, Edit
from orgsim.model.scenario import Scenario


def run(path: Path, actions: Sequence[Action], *, dry_run: bool, texts: Catalog) -> int:
    """Do `actions` with the draft or comparison at `path`, all of them or none; the exit code."""
    done: list[Edit] = []
    of_comparison = [action for action in actions if action.verb == VERB]
    if of_comparison and len(of_comparison) < len(actions):
        return _refused(path, message("cli.edit.assumption.mixed"), texts)

    def making(scenario: Scenario) -> list[Edit]:
        done[:] = edits_of(scenario, actions, texts.language)
        return done

    try:
        before = load(path)
        if of_comparison:
            after = written(before, path, of_comparison, texts.language, dry_run=dry_run)
        else:
            after = with_edits(before, path, making) if dry_run else save_units(path, making)
    except UnreadableFile as error:
        tell(error.problems, texts)
        return FAILED
    except CannotEdit as error:
        return _refused(path, _here(error.message, path), texts)
    except OSError as error:
        return _refused(path, message("cli.edit.unwritten", reason=why_unwritten(error)), texts)
    if after == before:
        write(f"{texts('cli.edit.nothing')}\n", sys.stderr)
    elif dry_run:
        write(_difference(before, after, path), sys.stdout)
    else:
        write("".join(f"{edit.unit.id}\n" for edit in done if isinstance(edit, Added)), sys.stdout)
    return FINE


def _refused(path: Path, why: Message, texts: Catalog) -> int:
    write(f"{path}: {texts.say(why)}\n", sys.stderr)
    return FAILED


def _here(why: Message, path: Path) -> Message:
    """The same to somebody who has no window at hand, and no menu."""
    if why.key != "edit.shipped":
        return why
    return message("cli.edit.shipped", folder=str(path.resolve().parent), name=path.name, action=VERB)


def _difference(before: bytes, after: bytes, path: Path) -> str:
    """What would change in the text, as programs that compare texts write it."""
    old, new = (text_of(data).splitlines(keepends=True) for data in (before, after))
    lines = unified_diff(old, new, str(path), str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

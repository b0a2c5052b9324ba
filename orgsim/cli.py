"""The command line: opens the window, or does without it.

Only what the given command needs is imported: `orgsim metrics` knows nothing of Qt, and the window nothing of tables.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from orgsim.commands.arguments import (
    Command,
    Parser,
    UsageError,
    add_csv,
    add_format,
    choice,
    files_of,
    format_of,
    number,
)
from orgsim.commands.output import OutputError, write
from orgsim.commands.reading import FAILED, FINE
from orgsim.commands.system_language import system_language
from orgsim.messages import Catalog, catalog, message
from orgsim.model.dates import FIRST_YEAR, LAST_YEAR
from orgsim.model.text import LANGUAGES, Language

_MINUTES = ("text", "markdown", "csv", "json")
_INTERRUPTED = 130
"""What a shell expects of a program that was stopped by Ctrl+C: 128 + SIGINT."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv`, that of the process by default; the exit code.

    0: fine. 1: findings. 2: a command line that cannot be understood, or a file that cannot be read.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    texts = catalog(_language(arguments))
    try:
        return _run(arguments, texts, ends=argv is None)
    except UsageError as error:
        write(f"orgsim: {texts.say(error.message)}\n{texts('cli.error.see-help')}\n", sys.stderr)
        return FAILED
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OutputError as error:
        write(f"orgsim: {texts('cli.error.output', reason=error.reason)}\n", sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: list[str], texts: Catalog, *, ends: bool) -> int:
    before, name, after = _command(arguments)
    parser = Parser("orgsim" if name is None else f"orgsim {name}", f"cli.{name or 'window'}", texts)
    command = (_window if name is None else _COMMANDS[name])(parser)
    parser.add_common()
    words: list[str] = []
    if name == "edit":
        after, words = _parted(after)
    values = parser.read(before + after)
    values.actions = words
    if values.help:
        write(parser.format_help(), sys.stdout)
        return FINE
    if values.version:
        from orgsim import __version__

        write(f"orgsim {__version__}\n", sys.stdout)
        return FINE
    try:
        return command(values, texts)
    finally:
        if ends and name is not None:
            # Python goes through all that there is once more before it ends, for what refers to itself: of a large
            # draft that takes a tenth of the command. Qt's windows end in their own order.
            gc.freeze()


def _window(parser: Parser) -> Command:
    parser.add_files("cli.window.files")
    parser.options.add_argument("--smoke-test", type=Path, metavar="PNG", help=argparse.SUPPRESS)
    # What the window begins a second process with, also where all of it is one program file.
    parser.options.add_argument("--simulating", action="store_true", help=argparse.SUPPRESS)

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        if values.simulating:
            from orgsim.analysis.deciding.serving import serve

            serve()
        _refuse_unknown_command(values.files)
        # A start makes much and drops little, and the collector would walk it again and again while Qt is imported.
        gc.disable()
        try:
            from orgsim.app.main import run as open_window
            from orgsim.app.shell.platform import NoWindowError

            return open_window(values.files, language=values.language, smoke_test=values.smoke_test)
        except NoWindowError as error:
            write(f"{texts.say(error.message)}\n", sys.stderr)
            return FAILED
        except ImportError as error:
            # A system library that Qt needs is missing; anything else is a bug.
            if ".so" not in str(error) and not (error.name or "").startswith("PySide6"):
                raise
            raise UsageError(message("cli.error.no-window", reason=str(error))) from error

    return run


def _export(parser: Parser) -> Command:
    from orgsim.commands.exporting.options import export_command

    return export_command(parser)


def _metrics(parser: Parser) -> Command:
    add_format(parser)
    parser.add_files("cli.files")
    parser.options.add_argument("--all", action="store_true", help=parser.texts("cli.metrics.all"))

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.metrics import run as write_metrics

        return write_metrics(
            files_of(values),
            format=format_of(values),
            everything=values.all,
            texts=texts,
            dialect=values.csv or "plain",
        )

    return run


def _compare(parser: Parser) -> Command:
    add_format(parser)
    parser.add_files("cli.compare.files")

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.compare import run as write_differences

        return write_differences(files_of(values), format=format_of(values), texts=texts, dialect=values.csv or "plain")

    return run


def _check(parser: Parser) -> Command:
    add_format(parser)
    parser.add_files("cli.files")

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.check import run as write_findings

        return write_findings(files_of(values), format=format_of(values), texts=texts, dialect=values.csv or "plain")

    return run


def _simulate(parser: Parser) -> Command:
    from orgsim.model.comparison import MOST_RUNS, MOST_SEED

    add_format(parser)
    parser.add_files("cli.files")
    texts, add = parser.texts, parser.options.add_argument
    add("--runs", metavar="N", type=number("--runs", 1, MOST_RUNS), help=texts("cli.simulate.runs"))
    add("--seed", metavar="N", type=number("--seed", 0, MOST_SEED), help=texts("cli.simulate.seed"))
    add("--year", metavar="N", type=number("--year", FIRST_YEAR, LAST_YEAR), help=texts("cli.simulate.year"))
    add("--gains", action="store_true", help=texts("cli.simulate.gains"))
    add("--remits-continue", action=argparse.BooleanOptionalAction, help=texts("cli.simulate.remits-continue"))

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.simulating.simulate import run as simulate

        return simulate(
            files_of(values),
            format=format_of(values),
            dialect=values.csv or "plain",
            runs=values.runs,
            seed=values.seed,
            year=values.year,
            gains=values.gains,
            remits_continue=values.remits_continue,
            texts=texts,
        )

    return run


def _schema(parser: Parser) -> Command:
    parser.options.add_argument("--comparison", action="store_true", help=parser.texts("cli.schema.comparison"))

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.schema import run as write_schema

        return write_schema(comparison=values.comparison)

    return run


def _edit(parser: Parser) -> Command:
    texts = parser.texts
    parser.files.add_argument("file", metavar=texts("cli.file"), nargs="?", type=Path, help=texts("cli.edit.file"))
    parser.files.add_argument("action", metavar=texts("cli.edit.action"), nargs="*", help=texts("cli.edit.actions"))
    parser.options.add_argument("--dry-run", action="store_true", help=texts("cli.edit.dry-run"))

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.edit import run as edit
        from orgsim.commands.edit_actions import actions

        if values.file is None:
            raise UsageError(message("cli.error.no-files"))
        if not values.actions:
            raise UsageError(message("cli.edit.no-action"))
        return edit(values.file, actions(values.actions), dry_run=values.dry_run, texts=texts)

    return run


def _import(parser: Parser) -> Command:
    texts = parser.texts
    parser.add_files("cli.import.files")
    add = parser.options.add_argument
    add("-o", "--output", metavar=texts("cli.file"), type=Path, help=texts("cli.import.output"))
    add("--onto", metavar=texts("cli.file"), type=Path, help=texts("cli.import.onto"))
    add("--apply", action="store_true", help=texts("cli.import.apply-about"))
    add("--mapping", metavar=texts("cli.file"), type=Path, help=texts("cli.import.mapping"))
    add("--sheet", metavar=texts("cli.import.sheet-name"), help=texts("cli.import.sheet"))
    add("--slide", metavar="N", type=int, action="append", help=texts("cli.import.slide"))
    add("--choose", metavar="ODDITY[@ROW]=CHOICE", action="append", default=[], help=texts("cli.import.choose"))
    add("--named", action="store_true", help=texts("cli.import.named"))
    add("--force", action="store_true", help=texts("cli.import.force"))

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.importing import choice
        from orgsim.commands.importing import run as bring_in

        return bring_in(
            files_of(values),
            output=values.output,
            onto=values.onto,
            mapping=values.mapping,
            sheet=values.sheet,
            choices=dict(map(choice, values.choose)),
            named=values.named,
            force=values.force,
            apply=values.apply,
            texts=texts,
            slides=values.slide,
        )

    return run


def _changes(parser: Parser) -> Command:
    about = parser.texts("cli.changes.format")
    words = choice("--format", _MINUTES)
    parser.options.add_argument("--format", metavar="|".join(_MINUTES), type=words, default="text", help=about)
    add_csv(parser)
    parser.add_files("cli.changes.files")

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.changes import run as write_changes

        return write_changes(files_of(values), format=format_of(values), texts=texts, dialect=values.csv or "plain")

    return run


def _report(parser: Parser) -> Command:
    parser.add_files("cli.files")
    texts = parser.texts
    output = texts("cli.report.output")
    parser.options.add_argument("-o", "--output", metavar=texts("cli.file"), type=Path, help=output)

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.commands.exporting.export import run_report as write_report

        return write_report(files_of(values), output=values.output, texts=texts)

    return run


_COMMANDS: dict[str, Callable[[Parser], Command]] = {
    "metrics": _metrics,
    "compare": _compare,
    "check": _check,
    "simulate": _simulate,
    "export": _export,
    "edit": _edit,
    "import": _import,
    "changes": _changes,
    "report": _report,
    "schema": _schema,
}


def _parted(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What `orgsim edit` is given: its file and options, and its actions, which have options of their own."""
    from orgsim.commands.edit_actions import parted

    return parted(arguments)


def _command(arguments: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The arguments before the command's name, that name, and those after it.

    A command's name counts only as the first word that is no option: `orgsim ./metrics` and `orgsim -- metrics` open
    a file of that name.
    """
    position = 0
    while position < len(arguments):
        word = arguments[position]
        if word in ("--language", "--smoke-test"):
            position += 2
        elif word in _COMMANDS:
            return arguments[:position], word, arguments[position + 1 :]
        elif word != "--" and word.startswith("-"):
            position += 1
        else:
            break
    return arguments, None, []


def _refuse_unknown_command(files: list[Path]) -> None:
    """Take a bare word that names no file for a command: drafts have an ending, and a window would wait for ever."""
    word = str(files[0]) if files else ""
    if not word.replace("-", "").isalpha() or files[0].exists():
        return
    from orgsim.files.reading.nearest import nearest

    likely = nearest(word, _COMMANDS)
    if likely is None:
        raise UsageError(message("cli.error.no-command", found=word, commands=", ".join(sorted(_COMMANDS))))
    raise UsageError(message("cli.error.command", found=word, likely=likely))


def _language(arguments: list[str]) -> Language:
    """The language to speak, before the arguments are read: their help and their errors need one."""
    before, name, after = _command(arguments)
    if name == "edit":
        arguments = before + _parted(after)[0]
    given = [after for before, after in pairwise(arguments) if before == "--language"]
    given += [word.partition("=")[2] for word in arguments if word.startswith("--language=")]
    return next((language for language in LANGUAGES if language in given[-1:]), system_language())

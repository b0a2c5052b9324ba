"""`orgsim export`: a view of one or more scenarios as a picture, or all that is known of them as a document.

`orgsim report`: the same for minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgsim.commands.output import write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.commands.simulating.claiming import simulate_what_is_claimed
from orgsim.drawing.boxes.options import Direction
from orgsim.files.problems import shown
from orgsim.files.tables import Dialect
from orgsim.files.yaml.atomic import unwritable
from orgsim.messages import Catalog, message
from orgsim.model.scenario import LinkKind
from orgsim.model.views import Overlay, ViewName
from orgsim.qt.imports import import_qt

if TYPE_CHECKING:
    # What knows Qt is loaded when there is something to draw.
    from orgsim.export.decisions.simulating import Beside
    from orgsim.export.files import Fold
    from orgsim.export.handout.parts import Part
    from orgsim.export.page.paper import PaperName
    from orgsim.export.sheets.subject import Subject
    from orgsim.files.reading.opened import Opened


def run(
    paths: Sequence[Path],
    *,
    view: ViewName,
    output: Path,
    size: tuple[int, int] | None,
    theme: str,
    direction: Direction,
    links: Collection[LinkKind] = (),
    overlay: Overlay | None = None,
    paper: PaperName | None = None,
    landscape: bool = True,
    tiles: bool = False,
    fold: Fold = "auto",
    legibility: bool = False,
    texts: Catalog,
) -> int:
    """Draw the scenarios at `paths` into the file `output`, whose suffix tells the format; the exit code.

    Files that cannot be read are told of and left out. `size` is in pixels; `None`: what suits the view. A PDF is on
    sheets of `paper`, A4 by default, unless it has a size. Charts show the `links` of these kinds and `fold` what they
    are told to; the structure is in the colours of the `overlay`.
    `legibility`: tell how large and how much they show, as JSON.
    """
    opened = _opened(paths, output, texts)
    if opened is None:
        return FAILED
    import_qt()
    from orgsim.export.errors import ExportError
    from orgsim.export.files import export_opened
    from orgsim.export.page.paper import Paper

    if view == "checks":
        simulate_what_is_claimed(opened)
    try:
        panes = export_opened(
            opened,
            view=view,
            output=output,
            size=size,
            theme=theme,
            direction=direction,
            links=links,
            overlay=overlay,
            paper=Paper(name=paper or "a4", landscape=landscape, tiles=tiles),
            fold=fold,
            language=texts.language,
        )
    except ExportError as error:
        write(f"orgsim: {texts.say(error.message)}\n", sys.stderr)
        return FAILED
    if legibility:
        import json

        told = [{**msgspec.structs.asdict(pane), "smallest": round(pane.smallest, 2)} for pane in panes]
        write(json.dumps({"panes": told}, ensure_ascii=False) + "\n", sys.stdout)
    return FAILED if opened.failed else FINE


def run_handout(
    paths: Sequence[Path],
    *,
    parts: Sequence[Part],
    output: Path,
    theme: str,
    direction: Direction,
    links: Collection[LinkKind] = (),
    paper: PaperName | None = None,
    landscape: bool = True,
    texts: Catalog,
) -> int:
    """Write the handout of the scenarios at `paths`, of these `parts`, into the PDF `output`; the exit code.

    The other options are those of `run`.
    """
    opened = _opened(paths, output, texts)
    if opened is None:
        return FAILED
    import_qt()
    from orgsim.export.errors import ExportError
    from orgsim.export.files import export_handout
    from orgsim.export.page.paper import Paper

    if "checks" in parts:
        simulate_what_is_claimed(opened)
    try:
        export_handout(
            opened,
            parts=parts,
            output=output,
            theme=theme,
            direction=direction,
            links=links,
            paper=Paper(name=paper or "a4", landscape=landscape),
            language=texts.language,
        )
    except ExportError as error:
        write(f"orgsim: {texts.say(error.message)}\n", sys.stderr)
        return FAILED
    return FAILED if opened.failed else FINE


def run_document(
    paths: Sequence[Path],
    *,
    output: Path,
    template: Path | None = None,
    links: Collection[LinkKind] = (),
    dialect: Dialect = "plain",
    texts: Catalog,
) -> int:
    """Write all that is known of the scenarios at `paths` into the file `output`, in the format that its suffix tells.

    Slides look like those of the `template`, their charts and those of web pages show the `links` of these kinds, CSV
    is of that `dialect`. Files that cannot be read are told of and left out. The exit code.
    """
    # Imported here, as all that reads files is.
    from orgsim.export.decisions.simulating import Beside, is_worth_beginning
    from orgsim.export.formats import document_format
    from orgsim.files.reading.document import collection_paused

    # A page has as much to be made beside as the simulation takes; other documents begin with what it tells.
    beside = Beside() if document_format(output) == "html" and is_worth_beginning() else None
    try:
        with collection_paused():
            return _write_document(paths, output, template, links, dialect, beside, texts)
    finally:
        if beside is not None:
            beside.leave()


def _write_document(
    paths: Sequence[Path],
    output: Path,
    template: Path | None,
    links: Collection[LinkKind],
    dialect: Dialect,
    beside: Beside | None,
    texts: Catalog,
) -> int:
    opened = _opened(paths, output, texts)
    if opened is None:
        return FAILED
    from orgsim.export.documents import write_document
    from orgsim.export.errors import ExportError
    from orgsim.export.formats import document_format
    from orgsim.export.sheets.subject import subject_of

    sources = _sources(opened)
    subject = msgspec.structs.replace(subject_of(opened), links=links)
    if document_format(output) in ("xlsx", "html", "pptx"):
        subject = _simulated(subject, beside)
    simulate_what_is_claimed(opened)
    try:
        write_document(subject, output, texts, sources=sources, template=template, dialect=dialect)
    except ExportError as error:
        write(f"orgsim: {texts.say(error.message)}\n", sys.stderr)
        return FAILED
    return FAILED if opened.failed else FINE


def run_report(paths: Sequence[Path], *, output: Path | None = None, texts: Catalog) -> int:
    """Write a report of the drafts at `paths` into the file `output`, or to standard output.

    A file that is there already is replaced, but never one that the report is made of. The exit code: 0 if all files
    could be read.
    """
    opened = _looked_at(read(paths, texts)) if output is None else _opened(paths, output, texts)
    if opened is None or not opened.files:
        return FAILED
    from orgsim.export.report.markdown import as_report
    from orgsim.export.sheets.subject import subject_of

    simulate_what_is_claimed(opened)
    report = as_report(_simulated(subject_of(opened)), texts)
    if output is None:
        write(report, sys.stdout)
        return FAILED if opened.failed else FINE
    from orgsim.export.errors import ExportError
    from orgsim.export.placing import check_place, check_sources, written

    try:
        check_sources(output, _sources(opened))
        check_place(output)
        refused: ExportError | None = written(output, report.encode())
    except ExportError as error:
        refused = error
    if refused is not None:
        write(f"orgsim: {texts.say(refused.message)}\n", sys.stderr)
        return FAILED
    return FAILED if opened.failed else FINE


def _simulated(subject: Subject, beside: Beside | None = None) -> Subject:
    """With how long decisions take, where any draft tells who decides what: worked out `beside`, if that is there."""
    # Imported here, as all that is exported is.
    from orgsim.export.decisions.simulating import is_worth_sending, simulated, tells_who_decides

    if not tells_who_decides(subject.scenarios):
        return subject
    if beside is not None and is_worth_sending(subject.scenarios):
        come = beside.begin(subject.scenarios, subject.assumptions, subject.reference, subject.decisions)
        return msgspec.structs.replace(subject, awaited=come)
    its = simulated(subject.scenarios, subject.assumptions, subject.reference, subject.decisions)
    if its is None:
        return subject
    return msgspec.structs.replace(subject, simulated=its.results, later=its.differences)


def _sources(opened: Opened) -> list[Path]:
    """The files that were opened."""
    return [*[file.path for file in opened.files], *([opened.comparison.path] if opened.comparison is not None else [])]


def _opened(paths: Sequence[Path], output: Path, texts: Catalog) -> Opened | None:
    """What could be read; `None` where nothing could, or nothing can be written: that has been told."""
    reason = unwritable(output)
    if reason is not None:
        refused = message("export.error.unwritable", path=shown(str(output)), reason=reason)
        write(f"orgsim: {texts.say(refused)}\n", sys.stderr)
        return None
    opened = _looked_at(read(paths, texts))
    return opened if opened.files else None


def _looked_at(opened: Opened) -> Opened:
    """Without the texts of drafts and where their units stand in them, which nothing that is drawn needs."""
    files = tuple([msgspec.structs.replace(file, data=b"", lines={}) for file in opened.files])
    return msgspec.structs.replace(opened, files=files)

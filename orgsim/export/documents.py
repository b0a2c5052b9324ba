"""Documents of drafts, in whatever format, into files: one place that knows what makes which."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from orgsim.export.errors import ExportError, NothingOpenedError, UnknownFormatError
from orgsim.export.formats import DocumentFormat, document_format, endings
from orgsim.export.placing import check_place, check_sources, written, written_in_pieces
from orgsim.export.sheets.subject import Subject
from orgsim.files.problems import shown
from orgsim.files.tables import Dialect
from orgsim.messages import Catalog, message
from orgsim.model.abandoning import Abandoned, abandoned


def write_document(
    subject: Subject,
    output: Path,
    texts: Catalog,
    *,
    sources: Collection[Path] = (),
    template: Path | None = None,
    dialect: Dialect | None = None,
) -> None:
    """Write what is known of `subject` into the file `output`, whose name tells the format.

    Slides look like those of the `template`, CSV is of that `dialect`. A file that is there already is replaced once
    the new one is complete, but never one of the `sources`. Raises ExportError where the format is not known or the
    file cannot be written.
    """
    for step in writing_document(subject, output, texts, sources=sources, template=template, dialect=dialect):
        step()


def writing_document(
    subject: Subject,
    output: Path,
    texts: Catalog,
    *,
    sources: Collection[Path] = (),
    template: Path | None = None,
    dialect: Dialect | None = None,
    prepared: Callable[[], bytes | None] | None = None,
) -> Generator[Callable[[], object], Any, None]:
    """What `write_document` does, as work that may be done beside a window.

    `prepared` waits for the document where it is being made already; nothing where that came to no end.
    """
    format = document_format(output)
    if format is None:
        raise UnknownFormatError(message("export.error.format", found=shown(output.name), formats=endings()))
    check_sources(output, sources if template is None else (*sources, template))
    check_place(output)
    if not subject.scenarios:
        raise NothingOpenedError(message("export.error.nothing"))
    failed: list[ExportError] = []
    left = False

    def make() -> None:
        made = None if prepared is None else prepared()
        is_left = abandoned.set(lambda: left)
        try:
            refused: ExportError | None = None
            if left:
                pass
            elif made is not None:
                refused = written(output, made)
            else:
                with closing(document_pieces(subject, format, texts, template, dialect)) as pieces:
                    refused = written_in_pieces(output, pieces)
        except Abandoned:
            refused = None
        except ExportError as error:
            refused = error
        finally:
            abandoned.reset(is_left)
        if refused is not None:
            failed.append(refused)

    try:
        yield make
    except GeneratorExit:
        # Whoever has stopped it while it is made wants no file: what makes it asks now and then.
        left = True
        raise
    if failed:
        raise failed[0]


def document(
    subject: Subject,
    format: DocumentFormat,
    texts: Catalog,
    template: Path | None = None,
    dialect: Dialect | None = None,
) -> bytes:
    """The bytes of a file of that format.

    CSV without a `dialect` is as spreadsheets in the language of the texts open it by a double click.
    """
    return b"".join(document_pieces(subject, format, texts, template, dialect))


def document_pieces(
    subject: Subject,
    format: DocumentFormat,
    texts: Catalog,
    template: Path | None = None,
    dialect: Dialect | None = None,
) -> Generator[bytes, None, None]:
    """The same in pieces, made while the file is written where the whole is larger than the drafts are.

    What makes them is imported when it is asked for.
    """
    match format:
        case "xlsx":
            from orgsim.export.sheets.book import sheets_of
            from orgsim.export.workbook.writing import workbook_pieces

            yield from workbook_pieces(sheets_of(subject, texts), title=subject.named(texts), texts=texts)
        case "csv":
            from orgsim.export.sheets.plain import as_units

            yield from as_units(subject, texts, dialect or ("plain" if texts.language == "en" else "fi"))
        case "html":
            from orgsim.export.web.writing import page_pieces

            yield from page_pieces(subject, texts)
        case "ttl":
            from orgsim.export.graphs.ontology import turtle_pieces

            yield from turtle_pieces(subject)
        case "json":
            from orgsim.export.graphs.networks import node_link_pieces

            yield from node_link_pieces(subject.scenarios, texts.language)
        case "graphml":
            from orgsim.export.graphs.graphml import graphml_pieces

            yield from graphml_pieces(subject.scenarios, texts.language)
        case "mmd" | "dot" | "txt":
            from orgsim.export.graphs import diagrams

            diagram = {"mmd": diagrams.as_mermaid, "dot": diagrams.as_dot, "txt": diagrams.as_text}[format]
            yield diagram(subject.scenarios, texts)
        case "pptx":
            from orgsim.export.slides.template import template_at
            from orgsim.export.slides.writing import as_deck

            yield as_deck(subject, texts, template=None if template is None else template_at(template))

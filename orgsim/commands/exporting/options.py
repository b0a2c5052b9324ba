"""What `orgsim export` can be told, and which of it goes together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from orgsim.commands.arguments import Command, Parser, UsageError, add_csv, choice, files_of, fold, size, some_of
from orgsim.messages import Catalog, message
from orgsim.model.views import OVERLAYS, VIEWS

_THEMES = ("light", "dark", "projector")
_DIRECTIONS = ("auto", "down", "right")
_PAPERS = ("a4", "a3")
_CHARTS = ("structure", "differences")
"""The views that draw links, and can be put together of tiles."""
_PICTURE_OPTIONS = (
    "view",
    "size",
    "theme",
    "direction",
    "paper",
    "landscape",
    "tiles",
    "fold",
    "legibility",
    "links",
    "overlay",
    "handout",
)
"""Options of `orgsim export` that tell how a picture looks."""
_NOT_OF_HANDOUTS = ("view", "size", "tiles", "fold", "legibility", "overlay")


def export_command(parser: Parser) -> Command:
    """Add what `orgsim export` can be told to its parser; what it then does."""
    from orgsim.export.handout.parts import PARTS, USUAL
    from orgsim.model.scenario import LINK_KINDS

    texts = parser.texts
    parser.add_files("cli.files")
    some = some_of("--handout", PARTS)

    def chosen(text: str) -> tuple[str, ...]:
        return USUAL if text == "all" else some(text)

    view, theme = choice("--view", VIEWS), choice("--theme", _THEMES)
    add = parser.options.add_argument
    about = f"{texts('cli.export.view')}: {', '.join(VIEWS)}"
    add("--view", metavar="VIEW", type=view, default="structure", help=about)
    add("-o", "--output", metavar=texts("cli.file"), type=Path, help=texts("cli.export.output"))
    add("--size", metavar="WxH", type=size, help=texts("cli.export.size"))
    add("--theme", metavar="|".join(_THEMES), type=theme, default="light", help=texts("cli.export.theme"))
    add(
        "--direction",
        metavar="|".join(_DIRECTIONS),
        type=choice("--direction", _DIRECTIONS),
        default="auto",
        help=texts("cli.export.direction"),
    )
    add("--paper", metavar="|".join(_PAPERS), type=choice("--paper", _PAPERS), help=texts("cli.export.paper"))
    add("--landscape", action="store_true", help=texts("cli.export.landscape"))
    add("--tiles", action="store_true", help=texts("cli.export.tiles"))
    add("--fold", metavar="auto|none|N", type=fold, default="auto", help=texts("cli.export.fold"))
    add("--legibility", action="store_true", help=texts("cli.export.legibility"))
    parts = f"{texts('cli.export.handout')}: {', '.join(PARTS)}"
    add("--handout", metavar="VIEW,…|all", type=chosen, default=(), help=parts)
    add("--template", metavar=texts("cli.file"), type=Path, help=texts("cli.export.template"))
    add_csv(parser)
    kinds = f"{texts('cli.export.links')}: {', '.join(LINK_KINDS)}"
    add("--links", metavar="KIND,…|all", type=some_of("--links", LINK_KINDS), default=(), help=kinds)
    about = f"{texts('cli.export.overlay')}: {', '.join(OVERLAYS)}"
    add("--overlay", metavar="NAME", type=choice("--overlay", OVERLAYS), help=about)

    def run(values: argparse.Namespace, texts: Catalog) -> int:
        from orgsim.export.formats import document_format, endings, picture_format

        if values.output is None:
            raise UsageError(message("cli.error.no-output"))
        document = document_format(values.output)
        if values.template is not None and document != "pptx":
            raise UsageError(message("cli.error.no-slides", found=values.output.name))
        if values.csv is not None and document != "csv":
            raise UsageError(message("cli.error.csv-file", found=values.output.name))
        if document is not None:
            has_charts = document in ("pptx", "html")
            refused = [option for option in _PICTURE_OPTIONS if option != "links" or not has_charts]
            for option in _told(parser, values, refused):
                raise UsageError(message("cli.error.no-picture", option=f"--{option}", found=values.output.name))
            return _document(values, texts)
        if values.handout:
            for option in _told(parser, values, _NOT_OF_HANDOUTS):
                raise UsageError(message("cli.error.not-of-handouts", option=f"--{option}"))
            if picture_format(values.output) != "pdf":
                raise UsageError(message("cli.error.handout", found=values.output.name))
            return _handout(values, texts)
        if picture_format(values.output) is None:
            raise UsageError(message("cli.error.picture", found=values.output.name, choices=endings()))
        _check_picture(values)
        return _picture(values, texts)

    return run


def _told(parser: Parser, values: argparse.Namespace, options: Sequence[str]) -> list[str]:
    """Those of the options that are told."""
    return [option for option in options if getattr(values, option) != parser.get_default(option)]


def _check_picture(values: argparse.Namespace) -> None:
    """UsageError where a picture cannot have all that is told of it."""
    if values.links and values.view not in _CHARTS:
        raise UsageError(message("cli.error.links", view=values.view, choices=_CHARTS))
    if values.overlay and values.view != "structure":
        raise UsageError(message("cli.error.overlay", view=values.view))
    if values.paper or values.landscape or values.tiles:
        if values.output.suffix.lower() != ".pdf":
            raise UsageError(message("cli.error.paper", found=values.output.name))
        if values.size is not None:
            raise UsageError(message("cli.error.paper-and-size"))
    if values.tiles and values.view not in _CHARTS:
        raise UsageError(message("cli.error.tiles", view=values.view, choices=_CHARTS))


def _document(values: argparse.Namespace, texts: Catalog) -> int:
    from orgsim.commands.exporting.export import run_document

    return run_document(
        files_of(values),
        output=values.output,
        template=values.template,
        links=values.links,
        dialect=values.csv or "plain",
        texts=texts,
    )


def _handout(values: argparse.Namespace, texts: Catalog) -> int:
    from orgsim.commands.exporting.export import run_handout

    return run_handout(
        files_of(values),
        parts=values.handout,
        output=values.output,
        theme=values.theme,
        direction=values.direction,
        links=values.links,
        paper=values.paper,
        landscape=values.landscape or values.paper is None,
        texts=texts,
    )


def _picture(values: argparse.Namespace, texts: Catalog) -> int:
    from orgsim.commands.exporting.export import run

    return run(
        files_of(values),
        view=values.view,
        output=values.output,
        size=values.size,
        theme=values.theme,
        direction=values.direction,
        links=values.links,
        overlay=values.overlay,
        paper=values.paper,
        landscape=values.landscape or values.paper is None,
        tiles=values.tiles,
        fold=values.fold,
        legibility=values.legibility,
        texts=texts,
    )

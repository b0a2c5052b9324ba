"""`orgsim export`: a view of one or more scenarios as a picture."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgsim.commands.output import write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.drawing.boxes.options import Direction
from orgsim.files.problems import shown
from orgsim.files.yaml.atomic import unwritable
from orgsim.messages import Catalog, message
from orgsim.model.scenario import LinkKind
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    # What knows Qt is loaded when there is something to draw.
    from orgsim.export.files import Fold
    from orgsim.export.page.paper import PaperName


def run(
    paths: Sequence[Path],
    *,
    view: ViewName,
    output: Path,
    size: tuple[int, int] | None,
    theme: str,
    direction: Direction,
    links: Collection[LinkKind] = (),
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
    are told to. `legibility`: tell how large and how much they show, as JSON.
    """
    reason = unwritable(output)
    if reason is not None:
        refused = message("export.error.unwritable", path=shown(str(output)), reason=reason)
        write(f"orgsim: {texts.say(refused)}\n", sys.stderr)
        return FAILED
    opened = read(paths, texts)
    if not opened.files:
        return FAILED
    from orgsim.export.files import export_opened
    from orgsim.export.page.errors import ExportError
    from orgsim.export.page.paper import Paper

    try:
        panes = export_opened(
            opened,
            view=view,
            output=output,
            size=size,
            theme=theme,
            direction=direction,
            links=links,
            paper=Paper(name=paper or "a4", landscape=landscape, tiles=tiles),
            fold=fold,
            language=texts.language,
        )
    except ExportError as error:
        write(f"orgsim: {texts.say(error.message)}\n", sys.stderr)
        return FAILED
    if legibility:
        told = [{**msgspec.structs.asdict(pane), "smallest": round(pane.smallest, 2)} for pane in panes]
        write(json.dumps({"panes": told}, ensure_ascii=False) + "\n", sys.stdout)
    return FAILED if opened.failed else FINE

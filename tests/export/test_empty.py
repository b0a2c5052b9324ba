"""What has nothing in it is exported all the same, and says so in words."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest

from orgsim.export.documents import document, write_document
from orgsim.export.errors import NothingToShowError
from orgsim.export.files import export_opened
from orgsim.export.formats import DOCUMENTS
from orgsim.export.sheets.subject import subject_of
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.messages import catalog
from orgsim.model.views import VIEWS, ViewName
from tests.export.pdf_text import pdf_text
from tests.export.svg_text import words

pytestmark = pytest.mark.usefixtures("painting")
FI = catalog("fi")
NO_UNITS = "Tässä luonnoksessa ei ole yksiköitä."
"""As the window says it in the place of a chart."""
SAID: dict[ViewName, str] = {
    "structure": NO_UNITS,
    "differences": NO_UNITS,
    "metrics": "Luonnoksessa ei ole yksiköitä.",
    "matters": "Luonnos ei kerro toimielinten toimivallasta",
    "checks": "ei tiedossa Ei kerrottu: ",
    "transition": "ei yksiköitä",
    "timeline": "Luonnoksissa ei ole aikajanaa, joten kuvattavaa ei ole.",
    "goals": "Luonnoksissa ei ole tavoitteita, joten kuvattavaa ei ole.",
    "decisions": "Luonnokset eivät kerro tarpeeksi, jotta päätösajat voisi laskea.",
}


def opened(folder: Path, *names: str) -> Opened:
    paths = []
    for name in names:
        units = "\n  - {id: one, kind: unit, name: Yksikkö}" if name == "one" else " []"
        path = folder / f"{name}.yaml"
        path.write_text(f"orgsim: 1\nid: {name}\ntitle: {name}\nunits:{units}\n", encoding="utf-8")
        paths.append(path)
    return open_paths(paths)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_of_drafts_without_units_says_so(tmp_path: Path, view: ViewName) -> None:
    none = opened(tmp_path, "none", "nothing")
    output = tmp_path / "view.pdf"
    try:
        export_opened(none, view=view, output=output)
    except NothingToShowError as refused:
        assert FI.say(refused.message) == SAID[view] and not output.exists()
    else:
        assert SAID[view] in pdf_text(output.read_bytes())


@pytest.mark.parametrize("view", ["structure", "differences"])
def test_a_draft_without_units_says_so_beside_one_that_has_any(tmp_path: Path, view: ViewName) -> None:
    both = opened(tmp_path, "none", "one")
    for ending, read in (("svg", lambda svg: " ".join(words(svg))), ("pdf", pdf_text)):
        export_opened(both, view=view, output=tmp_path / f"view.{ending}")
        text = read((tmp_path / f"view.{ending}").read_bytes())
        assert text.count(NO_UNITS) == 1 and "Yksikkö" in text


def test_documents_of_drafts_without_units_are_whole_or_refused_with_words(tmp_path: Path) -> None:
    its = subject_of(opened(tmp_path, "none"))
    for format in DOCUMENTS:
        output = tmp_path / f"its.{format}"
        if format in ("mmd", "dot", "txt"):
            with pytest.raises(NothingToShowError) as refused:
                write_document(its, output, FI)
            assert FI.say(refused.value.message) == "Luonnoksessa ei ole yksiköitä, joten kirjoitettavaa ei ole."
            assert not output.exists()
        else:
            write_document(its, output, FI)
            assert output.stat().st_size > 0
    for beside in ((), ("one",)):
        deck = pptx.Presentation(io.BytesIO(document(subject_of(opened(tmp_path, "none", *beside)), "pptx", FI)))
        said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
        # With another beside it, on the slide of both, and on that of what differs.
        assert said.count(NO_UNITS) == (3 if beside else 1)

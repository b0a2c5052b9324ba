"""SmartArt in documents of Word."""

from __future__ import annotations

import io
import zipfile

import pytest

from orgsim.importing.building import built
from orgsim.importing.reading import found_in
from orgsim.importing.records import CannotImport
from orgsim.messages import catalog
from tests.importing.graphs.test_reading import shape
from tests.importing.slides.making import model

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
CHART = model("a=Hallitus; b=Koulut; c=Kirjasto", "doc>a, a>c@1, a>b@0")
OTHER = model("a=Idea; b=Päätös; c=Toteutus", "doc>a, a>b, b>c", layout="urn:layout/process1").replace("hierarchy", "x")


def document(*diagrams: str) -> bytes:
    """A document that shows these diagrams, the last first in its list of parts."""
    shown = "".join(f'<dgm:relIds r:dm="rId{n}" r:lo="rId99"/>' for n in range(len(diagrams)))
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_TYPE}" Target="diagrams/data{n}.xml"/>'
        for n in reversed(range(len(diagrams)))
    )
    with zipfile.ZipFile(made := io.BytesIO(), "w") as file:
        file.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{shown}</w:body></w:document>")
        file.writestr("word/_rels/document.xml.rels", f"<Relationships>{listed}</Relationships>")
        for n, diagram in enumerate(diagrams):
            file.writestr(f"word/diagrams/data{n}.xml", diagram)
    return made.getvalue()


def test_charts_of_organisations_are_read_in_their_order_and_no_processes() -> None:
    second = model("a=Valtuusto; b=Hallitus; c=Jaosto", "doc>a, a>b, b>c")
    made = [built(its.imported, catalog("fi")) for its in found_in({"päätös.docx": document(CHART, OTHER, second)})]
    assert [shape(its) for its in made] == [
        ["Hallitus", ["Koulut", "Kirjasto"]],
        ["Valtuusto", ["Hallitus", ["Jaosto"]]],
    ]


@pytest.mark.parametrize("diagrams", [(), (OTHER,)])
def test_a_document_without_one_tells_what_to_do(diagrams: tuple[str, ...]) -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({"päätös.docx": document(*diagrams)})
    assert refused.value.message.key == "import.other.text"

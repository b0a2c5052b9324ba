"""Graphs as programs of other makers read them, and diagrams as their own reader does."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import networkx
import pytest
from networkx.readwrite.graphml import GraphMLReader
from rdflib import ORG, RDF, SKOS, Graph, Literal, URIRef

from orgsim.export.documents import document, document_pieces
from orgsim.export.errors import UnwritableError
from orgsim.export.formats import DocumentFormat
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.graph_terms import NAMESPACE
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.opening import open_paths
from orgsim.importing.texts.reading import read_text
from orgsim.messages import catalog
from orgsim.model.comparison import Comparison, Pairing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from orgsim.model.staffing import Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit
from tests.room import room_for

CASES = Path(__file__).resolve().parents[2] / "cases"
HOPEAVESI = CASES.parents[1] / "scenarios" / "hopeavesi-2028.yaml"
KOSKENLAHTI = CASES / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
FI = catalog("fi")
HOSTILE = [
    "Sivistys (ltk)",
    'a "b" c',
    "end",
    "`x`",
    "1. osasto",
    "- viiva",
    "A & B &amp; C",
    "<b>x</b>",
    "#35; #",
    "a\\nb",
    "C:\\N\\G",
    "*tähti* _ala_",
    "--> x",
    "[x]{y}|z|",
    "ends\\",
]


def town(*units: Unit, links: tuple[Link, ...] = (), id: str = "kunta", away: tuple[Unit, ...] = ()) -> Scenario:
    return Scenario(id=id, title=Text(fi="Kunta"), kinds=builtin_kinds(), units=units, links=links, tray=away)


def unit(id: str, *units: Unit, kind: str = "unit", **rest: object) -> Unit:
    return Unit(id=id, kind=kind, name=Text(fi=id.capitalize()), units=units, **rest)  # type: ignore[arg-type]


def subject(*scenarios: Scenario, **rest: object) -> Subject:
    return Subject(scenarios=scenarios, letters="AB"[: len(scenarios)], **rest)  # type: ignore[arg-type]


SMALL = town(
    unit("council", unit("board", kind="committee", seats=Seats(total=9)), kind="council"),
    unit("manager", unit("planning", staff=Staff(fte=2.5)), kind="city-manager"),
    links=(Link(kind="steers", from_="board", to="planning", note=Text(sv="Mål")),),
    away=(unit("later"),),
)


def turtle(its: Subject) -> Graph:
    return Graph().parse(data=document(its, "ttl", FI), format="turtle", publicID="urn:x")


def of(id: str, draft: str = "kunta") -> URIRef:
    return URIRef(f"urn:x#draft/{draft}/{id}")


def test_turtle_says_in_the_words_of_the_ontology_what_it_has_words_for() -> None:
    graph = turtle(subject(SMALL))
    assert (of("board"), ORG.subOrganizationOf, of("council")) in graph
    assert (of("council"), ORG.hasSubOrganization, of("board")) in graph
    assert (of("board"), RDF.type, ORG.OrganizationalUnit) in graph
    # Nothing is said of the whole that it would be a part of.
    assert set(graph.objects(of("council"), RDF.type)) == {ORG.Organization}
    assert (of("manager"), RDF.type, ORG.Post) in graph
    assert (of("board"), SKOS.prefLabel, Literal("Board", lang="fi")) in graph
    assert (of("board"), ORG.identifier, Literal("board")) in graph
    kind = graph.value(of("board"), ORG.classification)
    assert graph.value(kind, SKOS.notation) == Literal("committee")
    # A post has no parts: of what stands below it the ontology says nothing.
    assert not list(graph.objects(of("planning"), ORG.subOrganizationOf))
    assert not list(graph.subjects(RDF.type, ORG.Site))


def test_turtle_has_an_event_where_a_draft_or_the_comparison_says_what_continues_what() -> None:
    old = town(unit("technical"), unit("water"), unit("culture"), id="old")
    new = town(unit("environment", continues=("technical", "gone")), unit("company"), unit("culture"), id="new")
    pairs = (Pairing(between=("old", "new"), same=("water", "company")),)
    decisions = Comparison(title=Text(fi="x"), scenarios=(), pairs=pairs)
    graph = turtle(subject(old, new, decisions=decisions))
    found = {
        (str(original).rpartition("#")[2], str(graph.value(event, ORG.resultingOrganization)).rpartition("#")[2])
        for event in graph.subjects(RDF.type, ORG.ChangeEvent)
        for original in graph.objects(event, ORG.originalOrganization)
    }
    assert found == {
        ("draft/old/technical", "draft/new/environment"),
        ("gone", "draft/new/environment"),
        ("draft/old/water", "draft/new/company"),
    }


def test_turtle_tells_each_subject_in_one_place_though_it_is_written_as_it_is_made() -> None:
    old = town(
        unit("council", unit("manager", unit("office"), kind="city-manager"), unit("board", kind="committee")),
        links=(Link(kind="steers", from_="council", to="office"), Link(kind="steers", from_="council", to="board")),
        id="old",
    )
    new = town(unit("board", continues=("council", "gone")), unit("hall", continues=("gone", "board")), id="new")
    text = document(subject(old, new), "ttl", FI).decode()
    subjects = [block.split(" ", 1)[0] for block in text.split("\n\n")[1:]]
    # Six units, two drafts, three kinds, two links, a unit of which no more is known, and what became of three.
    assert len(subjects) == len(set(subjects)) == 6 + 2 + 3 + 2 + 1 + 2
    block = next(block for block in text.split("\n\n") if block.startswith("<#draft/old/council> "))
    # What stands below a post is not part of it: neither of the post, nor of what the post is in.
    graph = turtle(subject(old, new))
    council = of("council", "old")
    assert (
        set(graph.objects(council, ORG.hasSubOrganization))
        == set(graph.subjects(ORG.subOrganizationOf, council))
        == {of("office", "old"), of("board", "old")}
    )
    assert set(graph.objects(council, ORG.linkedTo)) == {of("office", "old"), of("board", "old")}
    assert set(graph.objects(council, ORG.changedBy)) == set(graph.subjects(ORG.originalOrganization, council))
    assert "org:linkedTo <#draft/old/office>, <#draft/old/board>" in block
    assert "<#gone> a org:Organization" in text


def test_node_link_json_is_what_networkx_would_write() -> None:
    tangled = town(
        unit("council", unit("board"), unit("office", unit("desk"))),
        links=(
            Link(kind="steers", from_="desk", to="council", source=("x",)),
            Link(kind="steers", from_="council", to="desk"),
            Link(kind="advises", from_="council", to="board", note=Text(fi="Rivi")),
            Link(kind="steers", from_="council", to="council"),
        ),
        away=(unit("later", unit("below")),),
        id="other",
    )
    one, other = json.loads(document(subject(SMALL, tangled), "json", FI))
    for its in (one, other):
        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(**its["graph"])
        graph.add_nodes_from([(node["id"], {k: v for k, v in node.items() if k != "id"}) for node in its["nodes"]])
        for edge in sorted(its["edges"], key=lambda edge: int(edge["key"][1:])):
            rest = {name: value for name, value in edge.items() if name not in ("source", "target", "key")}
            graph.add_edge(edge["source"], edge["target"], key=edge["key"], **rest)
        assert networkx.node_link_data(graph, edges="edges") == its
        assert [edge["key"] for edge in its["edges"]] != [] and len(its["nodes"]) == len(graph)
    assert [edge["key"] for edge in other["edges"]] == ["e1", "e7", "e2", "e6", "e8", "e3", "e5", "e4"]


@pytest.mark.parametrize("format", ["ttl", "json", "graphml"])
def test_a_graph_is_written_as_it_is_made(format: DocumentFormat) -> None:
    wide = town(*[unit(f"unit-{number}", purpose=Text(fi="Tehtävä " * 20)) for number in range(2_000)])
    its = document_pieces(subject(wide), format, FI)
    first = [next(its) for _ in range(3)]
    rest = [*its]
    assert len(rest) > 3 and max(map(len, rest)) < 300_000
    assert b"".join([*first, *rest]) == document(subject(wide), format, FI)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
def test_graphml_of_many_units_lies_in_a_file_until_it_is_known_how_it_begins() -> None:
    wide = town(*[unit(f"unit-{number}", purpose=Text(fi="Tehtävä " * 400)) for number in range(2_500)])
    with room_for(3_000_000), pytest.raises(UnwritableError) as refused:
        document(subject(wide), "graphml", FI)
    assert refused.value.message.key == "export.error.on-the-way"


def test_networkx_reads_the_json_and_the_graphml() -> None:
    node_link = networkx.node_link_graph(json.loads(document(subject(SMALL), "json", FI)), edges="edges")
    graphml = networkx.read_graphml(io.BytesIO(document(subject(SMALL), "graphml", FI)))
    for graph in (node_link, graphml):
        assert list(graph) == ["council", "board", "manager", "planning", "later"]
        edges = {(one, other, its["relation"]) for one, other, its in graph.edges(data=True)}
        assert edges == {
            ("council", "board", "below"),
            ("manager", "planning", "below"),
            ("board", "planning", "steers"),
        }
        assert graph.nodes["later"]["placed"] is False
        assert graph.nodes["board"]["label"] == "Board"
    assert node_link.nodes["board"]["seats"] == {"total": 9}
    assert graphml.nodes["planning"] == {
        "label": "Planning",
        "kind": "unit",
        "name.fi": "Planning",
        "staff.fte": 2.5,
    }


def test_what_is_not_known_is_left_out_of_every_format() -> None:
    formats: tuple[DocumentFormat, ...] = ("ttl", "graphml", "json", "mmd", "dot", "txt")
    for format in formats:
        text = document(subject(SMALL), format, FI).decode()
        assert "None" not in text and "null" not in text and '""' not in text, format


@pytest.mark.parametrize("format", ["mmd", "dot"])
def test_diagrams_are_read_back_as_what_they_show(format: str) -> None:
    names = [Unit(id=f"u{at}", kind="unit", name=Text(und=name)) for at, name in enumerate(HOSTILE)]
    links = (Link(kind="owns-process", from_="u0", to="u1"),)
    whole = town(Unit(id="top", kind="unit", name=Text(fi="Kaikki"), units=tuple(names)), links=links)
    (found,) = read_text(document(subject(whole), format, FI).decode(), f"x.{format}")  # type: ignore[arg-type]
    assert [record.names[0][1] for record in found.records] == ["Kaikki", *HOSTILE]
    assert {record.parent for record in found.records[1:]} == {"n1"}
    assert [(tie.kind, tie.to) for tie in found.records[1].links] == [("owns-process", "n3")]
    assert found.oddities == ()


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not here")
def test_graphviz_draws_a_comparison_whose_drafts_have_links() -> None:
    every = subject_of(open_paths([HOPEAVESI]))
    assert len(every.scenarios) > 1 and all(scenario.links for scenario in every.scenarios)
    drawn = subprocess.run(["dot", "-Tplain"], input=document(every, "dot", FI), capture_output=True, check=False)
    assert drawn.returncode == 0 and drawn.stderr == b""
    units = sum(len(hierarchy(scenario).units) for scenario in every.scenarios)
    assert drawn.stdout.count(b"\nnode ") == units


def test_text_is_indented_and_has_nothing_that_is_put_away() -> None:
    assert document(subject(SMALL), "txt", FI).decode() == "Council\n  Board\nManager\n  Planning\n"
    both = document(subject(SMALL, SMALL), "txt", FI).decode()
    assert both == 2 * "Kunta\n  Council\n    Board\n  Manager\n    Planning\n"


def test_a_whole_comparison_is_written_and_read_by_others() -> None:
    every = subject_of(open_paths([KOSKENLAHTI]))
    units = [len(hierarchy(scenario).units) for scenario in every.scenarios]
    read = GraphMLReader(force_multigraph=True)(path=io.BytesIO(document(every, "graphml", FI)))
    assert [len(graph) for graph in read] == units
    assert [len(graph["nodes"]) for graph in json.loads(document(every, "json", FI))] == units
    graph = turtle(every)
    drafts = [URIRef(f"urn:x#draft/{scenario.id}") for scenario in every.scenarios]
    of_drafts = [set(graph.subjects(URIRef(f"{NAMESPACE}draft"), draft)) for draft in drafts]
    assert [len([one for one in its if (one, ORG.identifier, None) in graph]) for its in of_drafts] == units

"""Graphs that others made, read as they mean them."""

from __future__ import annotations

import json

import pytest

from orgsim.files.graph_terms import Told
from orgsim.importing.building import Built, built
from orgsim.importing.reading import found_in
from orgsim.importing.records import CannotImport
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Unit

FI = catalog("fi")

YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/>
 <key for="edge" id="d10" yfiles.type="edgegraphics"/>
 <graph edgedefault="directed" id="G">
  <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Kaupungin-
hallitus</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1" yfiles.foldertype="group">
   <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="1">
    <y:GroupNode><y:NodeLabel>Suljettu</y:NodeLabel></y:GroupNode>
    <y:GroupNode><y:NodeLabel>Sivistystoimiala<y:LabelModel/></y:NodeLabel></y:GroupNode>
   </y:Realizers></y:ProxyAutoBoundsNode></data>
   <graph edgedefault="directed" id="n1:">
    <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Koulut
Jaana J., rehtori</y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Kirjasto</y:NodeLabel></y:ShapeNode></data></node>
   </graph>
  </node>
  <node id="n2" yfiles.foldertype="group"><data key="d6"><y:GroupNode><y:NodeLabel/></y:GroupNode></data>
   <graph edgedefault="directed" id="n2:">
    <node id="n2::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Tekninen</y:NodeLabel></y:ShapeNode></data></node>
   </graph>
  </node>
  <edge source="n0" target="n1"/>
  <edge source="n0" target="n2::n0"/>
  <edge source="n1::n1" target="n2::n0"><data key="d10"><y:PolyLineEdge><y:LineStyle type="dashed"/>
   <y:EdgeLabel>Ohjaa</y:EdgeLabel></y:PolyLineEdge></data></edge>
  <edge source="n0" target="gone"/>
 </graph>
</graphml>"""


def read(text: str | bytes, file: str) -> Built:
    (found,) = found_in({file: text.encode() if isinstance(text, str) else text})
    return built(found.imported, FI)


def outline(units: tuple[Unit, ...]) -> list[object]:
    found: list[object] = []
    for unit in units:
        found.append(unit.name.every()[0])
        if unit.units:
            found.append(outline(unit.units))
    return found


def shape(made: Built) -> list[object]:
    return outline(made.scenario.units)


def odd(made: Built) -> list[str]:
    return [oddity.what for oddity in made.oddities if oddity.what != "several-tops"]


def test_groups_of_yed_keep_their_names_and_what_lies_in_them() -> None:
    made = read(YED, "kaavio.graphml")
    assert shape(made) == ["Kaupunginhallitus", ["Sivistystoimiala", ["Koulut", "Kirjasto"], "Tekninen"]]
    (link,) = made.scenario.links
    assert (link.kind, link.from_, link.to) == ("steers", "kirjasto", "tekninen")
    assert odd(made) == ["edge-missing"]


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    text = """<!DOCTYPE graphml [<!ENTITY a "hups"><!ENTITY b SYSTEM "file:///etc/hostname">]>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="directed"><node id="n1"><data key="l">&a;&b;</data></node>
<node id="n2"><data key="l">Koulut</data></node></graph></graphml>"""
    assert shape(read(text, "x.graphml")) == ["n1", "Koulut"]


@pytest.mark.parametrize("names", [("council", "board"), ("board", "council")])
def test_which_way_edges_lead_is_found_out(names: tuple[str, str]) -> None:
    nodes = [{"id": id} for id in ("council", "board", "audit")]
    pairs = [("council", "board"), ("council", "audit")]
    up = names[0] == "board"
    edges = [{"source": lower if up else upper, "target": upper if up else lower} for upper, lower in pairs]
    made = read(json.dumps({"directed": True, "nodes": nodes, "links": edges}), "verkko.json")
    assert shape(made) == ["council", ["board", "audit"]]


def test_nodes_that_edges_only_number_are_found() -> None:
    graph = {"nodes": [{"name": "Hallitus"}, {"name": "Koulut"}], "links": [{"source": 0, "target": 1}]}
    assert shape(read(json.dumps(graph), "d3.json")) == ["Hallitus", ["Koulut"]]


def test_gexf_with_its_parents_and_its_edges() -> None:
    text = """<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed"><nodes>
<node id="a" label="Hallitus"/><node id="b" label="Koulut" pid="a"/>
<node id="c" label="Kirjasto"><nodes><node id="d" label="Lastenosasto"/></nodes></node></nodes>
<edges><edge source="a" target="c"/></edges></graph></gexf>"""
    assert shape(read(text, "x.gexf")) == ["Hallitus", ["Koulut", "Kirjasto", ["Lastenosasto"]]]


def test_gexf_whose_nodes_lie_in_each_other_comes_to_an_end() -> None:
    text = """<gexf><graph><nodes><node id="a" label="A" pid="b"/><node id="b" label="B" pid="a"/>
<node id="c" label="Koulut" pid="a"/></nodes><edges/></graph></gexf>"""
    assert "Koulut" in str(shape(read(text, "x.gexf")))


def test_a_list_of_objects_is_read_as_the_table_that_it_is() -> None:
    listed = [
        {"id": "1", "parentId": "", "name": "Toimiala", "tags": ["x"]},
        {"id": "2", "parentId": "1", "name": "Koulut"},
    ]
    assert shape(read(json.dumps(listed), "data.json")) == ["Toimiala", ["Koulut"]]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_json_is_read_in_whichever_encoding_a_program_wrote_it(encoding: str) -> None:
    graph = {"name": "Päättäjät", "children": [{"name": "Äänekoski"}]}
    made = read(json.dumps(graph, ensure_ascii=False).encode(encoding), "d3.json")
    assert shape(made) == ["Päättäjät", ["Äänekoski"]]


@pytest.mark.parametrize(
    "graph",
    [
        # vis-network, lists of parents, Cytoscape, graphology
        {
            "nodes": [{"id": 1, "label": "Hallitus"}, {"id": 2, "label": "Koulut"}],
            "edges": [{"from": 1, "to": 2}],
        },
        {
            "nodes": [{"id": "a", "name": "Hallitus"}, {"id": "b", "name": "Koulut"}],
            "edges": [{"id": "e", "parent": "a", "child": "b"}],
        },
        {
            "elements": {
                "nodes": [{"data": {"id": "a", "label": "Hallitus"}}, {"data": {"id": "b", "label": "Koulut"}}],
                "edges": [{"data": {"id": "e", "source": "a", "target": "b"}}],
            }
        },
        {
            "nodes": [
                {"key": "a", "attributes": {"label": "Hallitus"}},
                {"key": "b", "attributes": {"label": "Koulut"}},
            ],
            "edges": [{"key": "e", "source": "a", "target": "b"}],
        },
    ],
)
def test_networks_of_other_libraries_are_read(graph: dict[str, object]) -> None:
    made = read(json.dumps(graph), "verkko.json")
    assert (shape(made), odd(made)) == (["Hallitus", ["Koulut"]], [])


def test_objects_that_lie_in_each_other_are_units_below_each_other() -> None:
    tree = {
        "name": "Kunta",
        "children": [
            {"name": "Toimiala", "children": [{"name": "Koulut"}, {"name": "Kirjasto"}]},
            {"name": "Konserni"},
        ],
    }
    made = read(json.dumps(tree), "d3.json")
    assert shape(made) == ["Kunta", ["Toimiala", ["Koulut", "Kirjasto"], "Konserni"]]
    assert [unit.id for unit in made.scenario.units[0].units] == ["division", "konserni"]


@pytest.mark.parametrize("stated", ['"name":"U{0}"', '"name":"U{0}","id":"u{0}"'], ids=["layers", "ids"])
def test_no_object_is_lost_that_lies_in_more_than_a_hundred_others(stated: str) -> None:
    made = read("".join(f'{{{stated.format(n)},"children":[' for n in range(150)) + "]}" * 150, "d3.json")
    assert [*hierarchy(made.scenario).layers] == [*range(1, 151)]
    assert odd(made) == []


@pytest.mark.parametrize(
    "value",
    [
        # As OS2mo, GraphQL and others hand them out: a superior as an object, in wrappers, beside other lists.
        [
            {"uuid": "a", "name": "Kunta", "parent": None},
            {"uuid": "b", "name": "Toimi", "parent": {"uuid": "a", "name": "Kunta"}},
            {"uuid": "c", "name": "Koulut", "parent": {"uuid": "b"}},
        ],
        {
            "data": {
                "units": [
                    {"uuid": "a", "current": {"name": "Kunta", "parent": None}},
                    {"uuid": "b", "current": {"name": "Toimi", "parent": {"uuid": "a"}}},
                    {"uuid": "c", "current": {"name": "Koulut", "parent": {"uuid": "b"}}},
                ]
            }
        },
        [
            {"id": 1, "title": "Kunta", "children": [2]},
            {"id": 2, "title": "Toimi", "children": [3]},
            {"id": 3, "title": "Koulut", "children": []},
        ],
        {
            "facets": [{"name": str(number)} for number in range(9)],
            "results": [
                {"id": "1", "name": "Kunta"},
                {"id": "2", "name": "Toimi", "parent_id": "1"},
                {"id": "3", "name": "Koulut", "parent_id": "2"},
            ],
        },
        {
            "1": {"name": "Kunta", "parent": None},
            "2": {"name": "Toimi", "parent": "1"},
            "3": {"name": "Koulut", "parent": "2"},
        },
    ],
)
def test_lists_are_read_as_programs_hand_them_out(value: object) -> None:
    assert shape(read(json.dumps(value), "yksikot.json")) == ["Kunta", ["Toimi", ["Koulut"]]]


def test_an_object_that_is_no_other_unit_is_called_by_its_name() -> None:
    kinds = [{"uuid": "t1", "name": "Toimiala"}, {"uuid": "t2", "name": "Osasto"}]
    value = [
        {"uuid": "a", "name": "Sivistys", "type": kinds[0], "parent": None},
        {"uuid": "b", "name": "Koulut", "type": kinds[1], "parent": {"uuid": "a"}},
    ]
    made = read(json.dumps(value), "yksikot.json")
    assert (made.scenario.units[0].kind, made.scenario.units[0].units[0].kind) == ("division", "unit")


def test_lists_of_several_names_are_nested_and_ids_of_their_own_are_kept() -> None:
    # As Berlin's Organigramming writes it: units under two keys, and posts with who holds them, who are no units.
    post = {"positionType": "Leitung", "person": {"firstName": "Eva", "lastName": "Ek"}}
    office = {"id": "c", "name": "Sekretariat", "positions": [post]}
    section = {"id": "b", "name": "Referat A", "type": "Referat", "departments": [office]}
    top = {"id": "a", "name": "Bezirksamt", "positions": [post], "departments": [], "organisations": [section]}
    made = read(json.dumps({"document": {"title": "x"}, "organisations": [top]}), "amt.json")
    assert shape(made) == ["Bezirksamt", ["Referat A", ["Sekretariat"]]]
    assert made.scenario.units[0].units[0].id == "b"
    (left,) = [oddity for oddity in made.oddities if oddity.what == "left-out"]
    assert "positions" in str(left.args), "posts are told to be left out, and who holds them is not brought in"


def test_a_graph_with_people_and_units_in_lists_of_their_own_is_that_of_the_units() -> None:
    value = {
        "persons": [
            {"id": "p1", "label": "Maija Malli", "email": "m@a.example"},
            {"id": "p2", "label": "Ville Vieras"},
        ],
        "orgs": [{"id": "o1", "label": "Kunta"}, {"id": "o2", "label": "Koulut"}, {"id": "o3", "label": "Tekniikka"}],
        "links": [
            *({"source": "o1", "target": "o2"}, {"source": "o1", "target": "o3"}),
            *({"source": "p1", "target": "o1"}, {"source": "p2", "target": "o2"}),
            *({"source": "p1", "target": "p2"} for _ in range(5)),
        ],
    }
    made = read(json.dumps(value), "x.json")
    assert shape(made) == ["Kunta", ["Koulut", "Tekniikka"]]
    assert [its.args["found"] for its in made.oddities] == ["persons"]


_BY_LANGUAGE = [{"fi": "Kaupunki", "sv": "Staden"}, {"fi": "Koulut", "sv": None}, {"fi": "Lukio"}]
_TAGGED = [
    [{"language": code, "value": text} for code, text in its.items() if text]
    for its in (*_BY_LANGUAGE[:2], {"fi": "Lukio", "de": "Gymnasium"})
]


@pytest.mark.parametrize(
    "units",
    [
        [{"oid": "1.2", "parentOid": None}, {"oid": "1.3", "parentOid": "1.2"}, {"oid": "1.4", "parentOid": "1.3"}],
        [
            {"_id": {"$oid": "a1"}, "parentUnitId": [""]},
            {"_id": {"$oid": "a2"}, "parentUnitId": ["a1"]},
            {"_id": {"$oid": "a3"}, "parentUnitId": [{"$oid": "a2"}]},
        ],
    ],
    ids=["education-registry", "mongodb"],
)
@pytest.mark.parametrize("names", [_BY_LANGUAGE, _TAGGED], ids=["by-language", "tagged"])
def test_texts_by_language_and_what_programs_wrap_ids_in_are_read(units: list[Told], names: list[Told]) -> None:
    value = [{**unit, "nimi": name} for unit, name in zip(units, names, strict=True)]
    made = read(json.dumps(value), "x.json")
    assert shape(made) == ["Kaupunki", ["Koulut", ["Lukio"]]]
    assert made.scenario.units[0].name == Text(fi="Kaupunki", sv="Staden")
    assert [its.what for its in made.oddities] == []


def test_a_superior_that_is_the_only_object_of_a_list_is_that_row() -> None:
    at = "https://a.example/"
    value = {
        "results": [
            {
                "id": f"{at}min",
                "title": "Ministeriö",
                "parent_organisations": [],
                "child_organisations": [{"id": f"{at}v"}],
            },
            {"id": f"{at}v", "title": "Virasto", "parent_organisations": [{"id": f"{at}min", "web_url": "x"}]},
            {"id": f"{at}k", "title": "Koulu", "parent_organisations": [{"id": f"{at}v", "web_url": "x"}]},
        ]
    }
    assert shape(read(json.dumps(value), "x.json")) == ["Ministeriö", ["Virasto", ["Koulu"]]]


def test_posts_that_lie_in_each_other_are_called_by_their_titles() -> None:
    junior = {"jobtitle": "Tarkastaja", "FTE": 3.5, "junior": True, "unit": "Virasto", "grade": "2"}
    senior = {"jobtitle": "Osastopäällikkö", "name": "N/D", "FTE": 1, "unit": "Virasto", "children": [junior]}
    made = read(json.dumps({"jobtitle": "Virasto", "children": [senior]}), "x.json")
    assert shape(made) == ["Virasto", ["Osastopäällikkö", ["Tarkastaja"]]]


def test_the_list_of_units_is_the_one_that_tells_what_is_above_though_numbers_are_ids_elsewhere_too() -> None:
    value = {
        "units": [
            {"id": 1, "name": "Kunta"},
            *({"id": n, "name": f"Yksikkö {n}", "parent_unit_id": 1} for n in (2, 3)),
        ],
        "assignments": [
            {"id": n, "person_id": n, "unit_id": 1, "version": 1, "is_ad_interim": False} for n in (1, 2, 3, 4)
        ],
    }
    assert shape(read(json.dumps(value), "x.json")) == ["Kunta", ["Yksikkö 2", "Yksikkö 3"]]


def test_superiors_that_a_list_has_several_of_are_told() -> None:
    value = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C", "parent": ["a", "b"]}]
    value.append({"id": "d", "name": "D", "parent": ["c"]})
    made = read(json.dumps(value), "x.json")
    assert shape(made) == ["A", "B", "C", ["D"]]
    assert "C: yläpuolista yksikköä a; b ei ole luettelossa" in [FI.say(its.sentence) for its in made.oddities]


def test_an_organisation_that_holds_its_hierarchy_in_one_object_is_read_from_its_top() -> None:
    unit = {"valid-from": "-infinity", "valid-to": "infinity"}
    top = {**unit, "name": "Toimiala", "uuid": "r", "children": [{**unit, "name": "Koulut", "uuid": "k"}]}
    made = read(json.dumps({"name": "Kunta", "uuid": "x", "hierarchy": top}), "x.json")
    assert shape(made) == ["Toimiala", ["Koulut"]]
    assert [its.what for its in made.oddities] == ["no-end"]


def test_lists_of_oparl_before_its_first_version_are_lists_too() -> None:
    item = {"type": "https://oparl.org/schema/1.0/Organization", "body": "http://a.example/0", "meeting": []}
    value = {
        "items": [
            {**item, "id": "http://a.example/1", "name": "Stadtrat", "classification": "Stadtrat"},
            {**item, "id": "http://a.example/2", "name": "Bauausschuss", "subOrganizationOf": "http://a.example/1"},
        ],
        "numberOfPages": 1,
    }
    assert shape(read(json.dumps(value), "x.json")) == ["Stadtrat", ["Bauausschuss"]]


def test_oparl_takes_seats_from_the_count_and_never_from_memberships() -> None:
    type_ = "https://schema.oparl.org/1.1/Organization"
    at = "https://ris.example/organizations/"
    page = {
        "data": [
            {
                "id": f"{at}1",
                "type": type_,
                "name": "Stadtrat",
                "classification": "Beschließender Ausschuss",
                "memberCount": 44,
                "startDate": "1820-01-01",
                "membership": ["x"] * 300,
            },
            {"id": f"{at}2", "type": type_, "name": "Bauausschuss", "subOrganizationOf": f"{at}1", "membership": ["x"]},
            {"id": f"{at}3", "type": type_, "name": "Beirat", "startDate": "2020-05-01", "endDate": "2100-01-01"},
            {"id": f"{at}4", "type": type_, "deleted": True},
        ],
        "pagination": {"totalElements": 4},
    }
    made = read(json.dumps(page), "organizations.json")
    assert shape(made) == ["Stadtrat", ["Bauausschuss"], "Beirat"]
    council, advisers = made.scenario.units
    assert council.seats is not None and council.seats.total == 44
    assert council.units[0].seats is None
    assert str(advisers.from_) == "2020-05-01" and advisers.until is None
    assert (council.kind, council.units[0].kind) == ("council", "committee")
    assert council.from_ is None, "no file may tell of a year before 1900"
    assert sorted(odd(made)) == ["no-end", "not-a-date"]


def test_boxes_of_yfiles_have_their_labels_and_posts() -> None:
    text = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0"
      xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/3.0">
    <key id="d0" for="node" attr.name="NodeLabels"/><key id="d2" for="all" attr.name="UserTags"/>
    <graph edgedefault="directed">
    <node id="n0"><data key="d0"><x:List><y:Label Text="Kunta" Style="{y:GraphMLReference 73}"/></x:List></data></node>
    <node id="n1"><data key="d0"><x:List><y:Label><y:Label.Text><![CDATA[Koulut]]></y:Label.Text></y:Label></x:List>
    </data></node>
    <node id="n2"><data key="d0"><x:List><y:Label Text="Eva Ek"/></x:List></data>
      <data key="d2"><y:Json>{"position": "Rehtori", "name": "Eva Ek"}</y:Json></data></node>
    <node id="n3"><data key="d0"><x:List><y:Label Text="Kirjasto"/></x:List></data></node>
    <edge source="n0" target="n1"/><edge source="n1" target="n2"/><edge source="n0" target="n3"/>
    <edge source="n3" target="n1"><data key="d3"><x:List><y:Label><y:Label.Text>Ohjaa</y:Label.Text></y:Label></x:List>
    </data></edge>
    </graph></graphml>"""
    made = read(text, "org.graphml")
    assert shape(made) == ["Kunta", ["Koulut", ["Rehtori"], "Kirjasto"]]
    assert [(link.kind, link.from_, link.to) for link in made.scenario.links] == [("steers", "kirjasto", "koulut")]
    assert made.scenario.units[0].units[0].units[0].kind == "post"


def test_parties_and_groups_are_no_bodies() -> None:
    type_ = "https://schema.oparl.org/1.1/Organization"
    named = [("Gemeinderat", None), ("Grüne", "Fraktion"), ("Ausschuss für Kultur", "Gremium"), ("Dezernat 2", None)]
    listed = [
        {"id": f"https://ris.example/{at}", "type": type_, "name": name, "classification": word}
        for at, (name, word) in enumerate(named)
    ]
    made = read(json.dumps(listed), "organizations.json")
    assert [(unit.name.und, unit.kind) for unit in made.scenario.units] == [
        ("Gemeinderat", "council"),
        ("Ausschuss für Kultur", "gremium"),
        ("Dezernat 2", "division"),
    ]
    value = {
        "organizations": [
            {"id": "council/1", "name": "Hobart", "classification": "legislature"},
            {"id": "party/1", "name": "Independent", "classification": "party"},
        ]
    }
    made = read(json.dumps(value), "popolo.json")
    (council,) = made.scenario.units
    assert (council.kind, odd(made)) == ("council", ["parties"])


def test_popolo_with_its_posts() -> None:
    value = {
        "organizations": [
            {"id": "board", "name": "Kaupunginhallitus", "parent_id": "council", "classification": "committee"},
            {"id": "council", "name": "Kaupunginvaltuusto", "parent_id": None, "classification": "council"},
        ],
        "posts": [{"id": "p1", "label": "Kaupunginjohtaja", "organization_id": "board", "role": "mayor"}],
    }
    made = read(json.dumps(value), "popolo.json")
    assert shape(made) == ["Kaupunginvaltuusto", ["Kaupunginhallitus", ["Kaupunginjohtaja"]]]
    (council,) = made.scenario.units
    assert (council.id, council.units[0].kind, council.units[0].units[0].kind) == ("council", "committee", "post")


TURTLE = """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://a.example/c> a org:FormalOrganization ; skos:prefLabel "Kommun"@sv, "Kunta"@fi, "Gemeinde"@de .
<http://a.example/s> a org:OrganizationalUnit ; rdfs:label "Koulut" ; org:unitOf <http://a.example/c> .
<http://a.example/c> org:hasPost <http://a.example/p> .
<http://a.example/p> a org:Post ; rdfs:label "Johtaja" .
<http://a.example/q> a org:Post ; rdfs:label "Sihteeri" ; org:reportsTo <http://a.example/p> ;
  org:postIn <http://a.example/c> .
<http://a.example/m> a org:Membership ; rdfs:label "Ei yksikkö" .
"""


def test_the_ontology_as_others_write_it() -> None:
    made = read(TURTLE, "x.ttl")
    assert shape(made) == ["Kunta", ["Johtaja", ["Sihteeri"], "Koulut"]]
    (whole,) = made.scenario.units
    assert whole.name.sv == "Kommun"
    assert whole.units[0].kind == "post"
    # It is known by what it contains, whatever it is called.
    assert shape(read(TURTLE, "lista.txt")) == shape(made)


def test_what_others_state_beside_the_ontology_tells_names_kinds_and_remarks() -> None:
    text = """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix rov: <http://www.w3.org/ns/regorg#> .
    @prefix our: <http://a.example/kinds/> . @prefix a: <http://a.example/> . @prefix schema: <https://schema.org/> .
    our:CityBureau rdfs:subClassOf org:OrganizationalUnit .
    our:x1 rdfs:subClassOf our:CityBureau ; rdfs:label "Desk" .
    a:c a org:Organization, schema:GovernmentOrganization ; rov:legalName "City" .
    a:b a our:CityBureau ; rdfs:label "Bureau of Parks" ; org:purpose "Trees"@en, "Bäume"@de ; org:unitOf a:c .
    a:d a our:x1 ; rdfs:label "Front desk" ; rdfs:comment "Moves in May" ; org:unitOf a:b .
    a:p a org:Post ; org:postIn a:b ; org:role our:HeadOfBureau ; rdfs:comment "N.N." .
    a:q a org:Post ; org:postIn a:b ; org:role a:r7 . a:r7 skos:prefLabel "Clerk" .
    a:s a org:Post ; org:postIn a:b ; org:role our:ReferentIn .
    """
    (found,) = found_in({"x.ttl": text.encode()})
    told = {record.names[0][1]: (record.kind or record.kind_word, record.notes) for record in found.imported.records}
    assert told == {
        "City": ("", ()),
        "Bureau of Parks": ("City Bureau", ("Trees",)),
        "Front desk": ("Desk", ("Moves in May",)),
        "Head Of Bureau": ("post", ("N.N.",)),
        "Clerk": ("post", ()),
        "ReferentIn": ("post", ()),
    }
    assert shape(built(found.imported, FI)) == [
        "City", ["Bureau of Parks", ["Clerk", "Front desk", "Head Of Bureau", "ReferentIn"]],
    ]  # fmt: skip


RDF_XML = """<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [<!ENTITY org "http://www.w3.org/ns/org#">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:org="http://www.w3.org/ns/org#"
  xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xml:base="http://a.example/">
 <org:Organization rdf:about="c"><rdfs:label xml:lang="fi">Kunta</rdfs:label></org:Organization>
 <rdf:Description rdf:about="s"><rdf:type rdf:resource="&org;OrganizationalUnit"/><rdfs:label>Koulut</rdfs:label>
  <org:unitOf rdf:resource="c"/></rdf:Description>
</rdf:RDF>
"""


def test_the_ontology_in_rdf_xml() -> None:
    assert shape(read(RDF_XML, "x.rdf")) == ["Kunta", ["Koulut"]]
    assert shape(read(RDF_XML.replace("rdf:", "").replace("xmlns:rdf=", "xmlns="), "x.xml")) == ["Kunta", ["Koulut"]]
    with pytest.raises(CannotImport) as refused:
        read(RDF_XML[:-20], "x.rdf")
    assert refused.value.message.key == "import.damaged"


def test_addresses_of_a_graph_may_be_relative() -> None:
    text = """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<kunta> a org:Organization ; skos:prefLabel "Kunta" .
<#koulut> a org:OrganizationalUnit ; skos:prefLabel "Koulut" ; org:unitOf <kunta> .
<../museo> a org:OrganizationalUnit ; skos:prefLabel "Museo" ; org:unitOf <kunta> ."""
    assert shape(read(text, "x.ttl")) == ["Kunta", ["Koulut", "Museo"]]


def test_public_and_registered_organisations_are_organisations() -> None:
    text = """@prefix cv: <http://data.europa.eu/m8g/> . @prefix rov: <http://www.w3.org/ns/regorg#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:a> a cv:PublicOrganisation ; skos:prefLabel "Verovirasto"@fi , "Skatteförvaltningen"@sv .
<urn:b> a rov:RegisteredOrganization ; rov:legalName "Satama Oy" ."""
    made = read(text, "x.ttl")
    assert shape(made) == ["Satama Oy", "Verovirasto"]
    assert not made.of_kind, "their classes are no kinds of unit"
    assert [its.what for its in made.oddities] == ["several-tops"]


def test_an_address_that_json_has_as_a_text_is_the_unit_that_it_is_of() -> None:
    value = {
        "@context": {"org": "http://www.w3.org/ns/org#"},
        "@id": "http://a.example/c",
        "@type": "org:Organization",
        "org:name": "City",
        "org:hasUnit": [{"@type": "org:OrganizationalUnit", "org:name": "Parks", "org:unitOf": "http://a.example/c"}],
    }
    made = read(json.dumps(value), "x.jsonld")
    assert shape(made) == ["City", ["Parks"]]
    assert odd(made) == []


@pytest.mark.parametrize("context", ["https://schema.org", ["http://schema.org/"], {"@vocab": "http://schema.org/"}])
def test_departments_as_pages_of_the_web_state_them(context: object) -> None:
    value = {
        "@context": context,
        "@type": "GovernmentOrganization",
        "name": "City",
        "department": [
            {"@type": "GovernmentOffice", "name": "Parks"},
            {"@type": "Organization", "name": "Schools", "subOrganization": {"@type": "School", "name": "High school"}},
        ],
        "employee": {"@type": "Person", "name": "Maija Malli"},
    }
    made = read(json.dumps(value), "x.jsonld")
    assert shape(made) == ["City", ["Parks", "Schools", ["High school"]]]
    assert odd(made) == []


def test_an_organisation_without_a_name_is_called_by_the_end_of_its_address_and_keeps_what_is_below() -> None:
    made = read(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<https://example.org/org/Kaupunki> a org:Organization .\n"
        '<https://example.org/org/k> a org:OrganizationalUnit ; rdfs:label "Koulut" ; '
        "org:unitOf <https://example.org/org/Kaupunki> .\n",
        "x.ttl",
    )
    (city,) = made.scenario.units
    assert (city.id, str(city.name.und), [unit.id for unit in city.units]) == ("kaupunki", "Kaupunki", ["koulut"])
    assert odd(made) == ["no-name"]


def test_a_context_that_lies_elsewhere_is_told_and_not_fetched() -> None:
    item = {
        "@context": ["http://127.0.0.1:9/org.jsonld", {"label": "skos:prefLabel"}],
        "@id": "http://a.example/1",
        "@type": "org:Organization",
        "label": "Kunta",
    }
    (found,) = found_in({"x.jsonld": json.dumps(item).encode()})
    made = built(found.imported, FI)
    assert shape(made) == ["Kunta"]
    (told,) = made.oddities
    assert told.what == "context"
    assert "http://127.0.0.1:9/org.jsonld" in FI.say(told.sentence)
    item["@context"] = "http://127.0.0.1:9/org.jsonld"
    item["@type"] = "Organization"
    with pytest.raises(CannotImport) as refused:
        found_in({"x.jsonld": json.dumps(item).encode()})
    assert refused.value.message.key == "import.context"


def groups(number: int) -> str:
    """GraphML of so many groups, each inside the one before, with a node in the last."""
    opened = "".join(f'<graph><node id="n{each}">' for each in range(number))
    return f'<graphml>{opened}<graph><node id="last"/></graph>{"</node></graph>" * number}</graphml>'


def test_groups_in_a_hundred_others_are_read() -> None:
    (found,) = found_in({"x.graphml": groups(100).encode()})
    # Groups that are called nothing are no units.
    assert [each.key for each in found.imported.records] == ["last"]


@pytest.mark.parametrize(
    ("file", "text", "key"),
    [
        ("x.graphml", "<graphml><graph>", "import.damaged"),
        ("x.graphml", "<graphml/>", "import.damaged"),
        ("x.json", '{"nodes": [], "edges": []}', "import.no-units"),
        ("x.json", '{"nodes": [', "import.damaged"),
        ("x.json", '{"a": 1}', "import.unknown-json"),
        ("x.json", "[" * 100_000, "import.too-nested"),
        # What lies in 101 groups is more than is read, and in 200 more than the parser of XML does.
        ("x.graphml", groups(101), "import.too-nested"),
        ("x.graphml", groups(200), "import.too-nested"),
        ("x.jsonld", '{"@context": {}, "@graph": ' + "[" * 201 + "]" * 201 + "}", "import.too-nested"),
        ("x.ttl", "@prefix org: <http://www.w3.org/ns/org#> . <a> org:unitOf", "import.damaged"),
    ],
)
def test_what_cannot_be_read_is_told(file: str, text: str, key: str) -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({file: text.encode()})
    assert refused.value.message.key == key


def test_facts_that_no_draft_can_have_are_left_out_and_told() -> None:
    graph = {
        "graph": {"orgsim": 1, "id": "x", "title": {"fi": "X"}, "date": "joskus"},
        "nodes": [{"id": "a", "name": "A", "kind": "unit", "seats": {"total": "yhdeksän"}, "from": "2026-13"}],
        "edges": [{"source": "a", "target": "a", "relation": "hates"}],
    }
    made = read(json.dumps(graph), "x.json")
    assert shape(made) == ["A"]
    assert odd(made) == ["not-read"] * 4

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.importing.building import built, draft_text
from orgsim.importing.records import CannotImport, Imported, Tie
from orgsim.importing.texts.dot import is_dot, read_dot
from orgsim.importing.texts.reading import read_text
from orgsim.messages import catalog


def outline(imported: Imported) -> set[str]:
    names = {record.key: record.names[0][1] for record in imported.records}
    return {f"{names[its.parent]} > {names[its.key]}" if its.parent else names[its.key] for its in imported.records}


def test_nodes_lines_and_clusters() -> None:
    text = """/* nykytila */ strict digraph "G" {
      label="Nykytila"; node [shape=box]; // boxes
      V [label="Kaupunginvaltuusto\\nylin päättäjä"];
      "b b" [label=<<b>Hallitus</b><br/>pj Aalto &amp; co>];
      V -> "b b" -> {d; e} [color=red];
      e -> f:n [style=dashed];
      V -> f;
      V -> g [label="Ohjaa"];
      k [shape=record, label="{<x>Kirjas-\\nto|lainaus}"];
      h -> "b b" [dir=back];
      subgraph cluster_1 { label="Yhtiöt"; v1 [label="Vesi"]; v2 }
      subgraph cluster_2 { label="Kehys"; d }
    }"""
    imported = read_dot(text)
    assert imported.title == "Nykytila"
    assert outline(imported) == {
        "Kaupunginvaltuusto",
        "Kaupunginvaltuusto > Hallitus",
        "Hallitus > d",
        "Hallitus > e",
        "Kaupunginvaltuusto > f",
        "g",
        "Kirjasto",
        "Hallitus > h",
        "Yhtiöt",
        "Yhtiöt > Vesi",
        "Yhtiöt > v2",
    }
    records = {record.names[0][1]: record for record in imported.records}
    assert records["Kaupunginvaltuusto"].notes == ("ylin päättäjä",)
    assert records["Kaupunginvaltuusto"].links == (Tie("steers", "g"),)
    assert records["Hallitus"].notes == ("pj Aalto & co",)
    assert records["Kirjasto"].notes == ("lainaus",)
    assert records["Hallitus"].place.line == 4
    assert [(its.what, its.args["name"]) for its in imported.oddities] == [
        ("two-parents", "f"),
        ("frame", "Kehys"),
    ]


def test_a_graph_that_grows_upwards_has_the_upper_node_at_the_arrows_head() -> None:
    assert outline(read_dot("digraph { rankdir=BT; koulut -> sivistys }")) == {"sivistys", "sivistys > koulut"}


def test_a_graph_that_ends_halfway_is_told_with_its_line() -> None:
    with pytest.raises(CannotImport) as caught:
        read_dot('digraph {\n a -> b;\n b [label="x"', "kaavio.dot")
    assert catalog("en").say(caught.value.message).startswith("kaavio.dot, line 3:")


def test_texts_are_told_apart_by_what_they_contain() -> None:
    assert is_dot("graph{a--b}")
    assert not is_dot("graph TD\nA --> B")
    (mermaid,) = read_text("graph TD\nA --> B{valinta}", "x.txt")
    assert outline(mermaid) == {"A", "A > valinta"}
    (lines,) = read_text("Kaupunki\n  Koulut", "x.txt")
    assert outline(lines) == {"Kaupunki", "Kaupunki > Koulut"}
    assert read_text("id;nimi\n1;Kaupunki", "x.txt") == ()
    assert read_text("- a\n- b", "x.csv") == ()


@given(st.text(alphabet='ab{}[]<>-=;,:"\\+/*# \n', max_size=120))
def test_any_graph_gives_a_draft_or_says_where_it_ends(body: str) -> None:
    try:
        imported = read_dot("digraph {" + body + "}")
    except CannotImport:
        return
    assert draft_text(built(imported, catalog("fi")).scenario)


@pytest.mark.parametrize(
    "head",
    [
        "graph {",
        "graph G {",
        "graph G\n{",
        "strict graph G\n\n{",
        'graph "Our\\"s {" /* 1 */ {',
        "graph TD { // x",
        "graph 12\n# x\n{",
    ],
)
def test_a_graph_without_arrows_is_no_diagram_of_mermaid_and_its_brace_may_stand_on_a_line_of_its_own(
    head: str,
) -> None:
    (found,) = read_text(f"{head}\n a -- b; b -- c }}")
    assert outline(found) == {"a", "a > b", "b > c"}
    (found,) = read_text(f"{head.replace('graph', 'digraph', 1)}\n a -> b; b -> c }}")
    assert outline(found) == {"a", "a > b", "b > c"}


@pytest.mark.parametrize("head", ["graph TD", "graph TD;", "graph", "flowchart"])
def test_a_diagram_of_mermaid_with_a_question_is_no_graph_in_dot(head: str) -> None:
    assert not is_dot(f"{head}\nA{{Kysymys}} --> B\n")
    (found,) = read_text(f"{head}\nA{{Kysymys}} --> B\n")
    assert outline(found) == {"Kysymys", "Kysymys > B"}

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.importing.building import built, draft_text
from orgsim.importing.records import Imported, Tie
from orgsim.importing.texts.mermaid import is_mermaid, read_mermaid
from orgsim.messages import catalog


def one(text: str) -> Imported:
    (imported,) = read_mermaid(text)
    return imported


def outline(imported: Imported) -> set[str]:
    names = {record.key: record.names[0][1] for record in imported.records}
    return {f"{names[its.parent]} > {names[its.key]}" if its.parent else names[its.key] for its in imported.records}


def test_arrows_lead_from_the_upper_to_the_lower_whatever_shape_nodes_have() -> None:
    text = """flowchart TD
      %% a comment
      V["Kaupunginvaltuusto<br/>43 jäsentä"] --> H(Kaupunginhallitus)
      H --> S[Sivistys #40;ltk#41;] & T{{Tekninen}}; H -->|alaisuus| K[(Arkisto)]
      H -- päättää --> L>Lupa] --- Y-1
      V ==> O@{ shape: rect, label: "Tarkastus" }
      classDef box fill:#fff
      S:::box --> P([Päiväkodit])
    """
    imported = one(text)
    assert outline(imported) == {
        "Kaupunginvaltuusto",
        "Kaupunginvaltuusto > Kaupunginhallitus",
        "Kaupunginhallitus > Sivistys (ltk)",
        "Kaupunginhallitus > Tekninen",
        "Kaupunginhallitus > Arkisto",
        "Kaupunginhallitus > Lupa",
        "Lupa > Y-1",
        "Kaupunginvaltuusto > Tarkastus",
        "Sivistys (ltk) > Päiväkodit",
    }
    assert imported.records[0].notes == ("43 jäsentä",)
    assert imported.records[0].place.line == 3
    assert imported.oddities == ()


def test_a_chart_that_grows_upwards_has_the_upper_node_at_the_arrows_head() -> None:
    assert outline(one("graph BT\nKoulut --> Sivistys --> Valtuusto")) == {
        "Valtuusto",
        "Valtuusto > Sivistys",
        "Sivistys > Koulut",
    }


def test_labelled_lines_are_links_and_dotted_ones_count_after_solid_ones() -> None:
    imported = one("graph TD\nA -.-> C\nB --> C\nA --> B\nA -->|Ohjaa| D\nA -.-> E")
    assert outline(imported) == {"A", "A > B", "B > C", "A > E", "D"}
    assert imported.records[0].links == (Tie("steers", "D"),)
    assert [(its.what, its.args["name"], its.args["first"]) for its in imported.oddities] == [("two-parents", "C", "B")]
    assert imported.oddities[0].place.line == 2


def test_subgraphs_are_units_where_lines_lead_to_them_or_nothing_else_holds_what_is_in_them() -> None:
    framed = "graph TD\nsubgraph kehys [Toimialat]\nA --> B\nend\n"
    assert outline(one(framed)) == {"A", "A > B"}
    assert outline(one(framed + "V --> kehys")) == {"V", "V > Toimialat", "Toimialat > A", "A > B"}
    assert outline(one("graph TD\nsubgraph Yhtiöt\nVesi\nLämpö\nend")) == {"Yhtiöt", "Yhtiöt > Vesi", "Yhtiöt > Lämpö"}


def test_mind_maps_are_read_by_their_indentation_and_brackets_behind_a_blank_belong_to_the_name() -> None:
    text = """mindmap
  root((Kaupunki))
    Sivistys (ltk)
      a[Koulut]
      ::icon(fa fa-book)
      ["Päivä-<br/>kodit<br/>12"]
    b))Tekninen((
    """
    imported = one(text)
    assert outline(imported) == {
        "Kaupunki",
        "Kaupunki > Sivistys (ltk)",
        "Sivistys (ltk) > Koulut",
        "Sivistys (ltk) > Päiväkodit",
        "Kaupunki > Tekninen",
    }


def test_diagrams_in_markdown_are_found_with_their_title_and_lines() -> None:
    text = "# Muistio\n\n```mermaid\n---\ntitle: Nykytila\n---\ngraph LR\nA --> B\n```\n\n"
    text += "```mermaid\ngraph TD\nC --> D\n```\n"
    first, second = read_mermaid(text, "muistio.md")
    assert (first.title, outline(first), first.records[0].place.line) == ("Nykytila", {"A", "A > B"}, 8)
    assert (outline(second), second.records[0].place.line) == ({"C", "C > D"}, 13)
    assert not is_mermaid("sequenceDiagram\nA->>B: hei")
    assert not is_mermaid("graphite\n")


@given(st.text(alphabet="AB[](){}<>-=.|&;\"'#:@%/\\ \n", max_size=120))
def test_any_flowchart_gives_a_draft_that_can_be_read(body: str) -> None:
    for imported in read_mermaid("graph TD\n" + body):
        assert draft_text(built(imported, catalog("fi")).scenario)
    for imported in read_mermaid("mindmap\n" + body):
        assert draft_text(built(imported, catalog("fi")).scenario)


def test_a_frame_that_is_no_unit_is_told_with_its_title() -> None:
    found = one('flowchart TD\n  A --> B\n  A --> C\n  subgraph s["Sivistys"]\n    B\n    C\n  end\n')
    assert outline(found) == {"A", "A > B", "A > C"}
    assert [(its.what, its.args["name"], its.place.line) for its in found.oddities] == [("frame", "Sivistys", 4)]

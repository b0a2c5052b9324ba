"""Remits, links, sources and comments in texts of every style, held against what a careful person would write."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, Refused, changed, draft_of, taken_back
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.dates import PartialDate
from orgsim.model.edits.copying import copies
from orgsim.model.edits.edits import (
    Declared,
    Edit,
    LinkSet,
    MatterAdded,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    MatterSet,
    Remarked,
    RemitCleared,
    Set,
)
from orgsim.model.edits.remits import new_matter_id
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Source
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter

PATH = Path("draft.yaml")
HEAD = "orgsim: 1\nid: t\ntitle: T\n"


def read(text: str) -> Draft:
    return draft_of(read_scenario_text((HEAD + dedent(text)).encode(), PATH))


def becomes(text: str, edits: Edit | tuple[Edit, ...], wanted: str) -> None:
    draft = read(text)
    after, step = changed(draft, edits if isinstance(edits, tuple) else (edits,), PATH)
    assert after.data.decode().removeprefix(HEAD) == dedent(wanted)
    assert taken_back(after.data, step) == draft.data


FEES = Matter(id="fees", name=Text(fi="Maksut: vesi"))
TOWN = """\
    units:
      - id: board
        kind: board
        name: {fi: Lautakunta}
        remit:
          # From the slide.
          - {id: plans, name: {fi: Kaavat}}   # all of them?
          - id: permits
            name: {fi: Luvat, sv: Lov}
            note: >-
              Kaksi
              riviä
        units:
          - id: section
            kind: section
            name: {fi: Jaosto}
          - {id: other, kind: section, name: {fi: Muu}, remit: []}
    """


def test_matters_pass_from_one_body_to_another_with_their_comments() -> None:
    becomes(
        TOWN,
        (MatterMoved("plans", "board", "section"), MatterMoved("permits", "board", "section", 0)),
        """\
        units:
          - id: board
            kind: board
            name: {fi: Lautakunta}
            remit: []
            units:
              - id: section
                kind: section
                name: {fi: Jaosto}
                remit:
                  - id: permits
                    name: {fi: Luvat, sv: Lov}
                    note: >-
                      Kaksi
                      riviä
                  # From the slide.
                  - {id: plans, name: {fi: Kaavat}}   # all of them?
              - {id: other, kind: section, name: {fi: Muu}, remit: []}
        """,
    )


def test_matters_are_made_set_in_order_and_changed() -> None:
    becomes(
        TOWN,
        (
            MatterAdded("board", FEES, 1),
            MatterMoved("permits", "board", "board", 0),
            MatterRenamed("board", "permits", "Tillstånd", "sv"),
            MatterSet("board", "permits", "delegated", (Delegation(to="section"), Delegation(to="other"))),
            MatterSet("board", "plans", "area", ("council-only",)),
            MatterSet("board", "fees", "delegated", ()),
            MatterSet("board", "permits", "note", None),
        ),
        """\
        units:
          - id: board
            kind: board
            name: {fi: Lautakunta}
            remit:
              - id: permits
                name: {fi: Luvat, sv: Tillstånd}
                delegated: [section, other]
              # From the slide.
              - {id: plans, name: {fi: Kaavat}, area: council-only}   # all of them?
              - {id: fees, name: {fi: "Maksut: vesi"}, delegated: []}
            units:
              - id: section
                kind: section
                name: {fi: Jaosto}
              - {id: other, kind: section, name: {fi: Muu}, remit: []}
        """,
    )


def test_a_remit_of_a_unit_in_braces() -> None:
    becomes(
        TOWN,
        (MatterAdded("other", FEES), MatterMoved("plans", "board", "other", 0)),
        """\
        units:
          - id: board
            kind: board
            name: {fi: Lautakunta}
            remit:
              - id: permits
                name: {fi: Luvat, sv: Lov}
                note: >-
                  Kaksi
                  riviä
            units:
              - id: section
                kind: section
                name: {fi: Jaosto}
              - id: other
                kind: section
                name: {fi: Muu}
                remit:
                  # From the slide.
                  - {id: plans, name: {fi: Kaavat}}   # all of them?
                  - {id: fees, name: {fi: "Maksut: vesi"}}
        """,
    )


def test_what_is_decided_is_nothing_or_unknown() -> None:
    start = TOWN.replace("          # From the slide.\n", "").replace("   # all of them?", "")
    for nothing, wanted in ((True, "        remit: []\n"), (False, "")):
        after, _ = changed(read(start), [RemitCleared("board", nothing)], PATH)
        unit = unit_of(after.scenario, "board")
        assert unit is not None
        assert unit.remit == (() if nothing else None)
        assert f"name: {{fi: Lautakunta}}\n{wanted[4:]}    units:\n" in after.data.decode()
    after, _ = changed(read(TOWN), [MatterRemoved("board", "plans"), MatterRemoved("board", "permits")], PATH)
    assert "    remit: []\n" in after.data.decode()


SHARED = """\
    units:
      - id: a
        kind: board
        name: A
        remit: &both
          - &m {id: m, name: Asia}
          - {id: n, name: Toinen}
      - {id: b, kind: board, name: B, remit: *both}
      - {id: c, kind: board, name: C, remit: [*m]}
    """


def test_who_calls_a_remit_by_its_name_says_what_it_said() -> None:
    after, _ = changed(read(SHARED), [MatterRenamed("c", "m", "Kolmas"), MatterRemoved("b", "n")], PATH)
    assert after.data.decode().removeprefix(HEAD) == dedent(
        """\
        units:
          - id: a
            kind: board
            name: A
            remit: &both
              - &m {id: m, name: Asia}
              - {id: n, name: Toinen}
          - {id: b, kind: board, name: B, remit: [{id: m, name: Asia}]}
          - {id: c, kind: board, name: C, remit: [{id: m, name: Kolmas}]}
        """
    )
    with pytest.raises(CannotEdit):
        changed(read(SHARED), [MatterRenamed("a", "m", "Muu")], PATH)


def test_links_are_changed_where_they_stand() -> None:
    becomes(
        """\
        sources: {slides: {title: Diat}}
        units:
          - {id: a, kind: board, name: A}
          - {id: b, kind: board, name: B}
          - {id: c, kind: board, name: C}
        links:
          - {kind: steers, from: a, to: b}   # agreed
          - kind: advises
            from: b
            to: c
        """,
        (
            LinkSet("steers", "a", "b", "to", "c"),
            LinkSet("steers", "a", "c", "note", Text(fi="Sopimus")),
            LinkSet("advises", "b", "c", "kind", "owns"),
            LinkSet("owns", "b", "c", "source", ("slides",)),
            Declared("minutes", Source(title=Text(fi="Pöytäkirja 12 §"), date=PartialDate("2026-03"))),
        ),
        """\
        sources: {slides: {title: Diat}, minutes: {title: {fi: "Pöytäkirja 12 §"}, date: 2026-03}}
        units:
          - {id: a, kind: board, name: A}
          - {id: b, kind: board, name: B}
          - {id: c, kind: board, name: C}
        links:
          - {kind: steers, from: a, to: c, note: {fi: Sopimus}}   # agreed
          - kind: owns
            from: b
            to: c
            source: slides
        """,
    )


def test_a_reason_is_a_comment_above_the_unit() -> None:
    text = "Siirretty: valtuusto 12.3.\n" + "pitkä " * 30
    becomes(
        TOWN,
        Remarked("section", text),
        TOWN.replace(
            "          - id: section\n",
            "          # Siirretty: valtuusto 12.3.\n"
            f"          # {'pitkä ' * 17}pitkä\n          # {'pitkä ' * 11}pitkä\n          - id: section\n",
        ),
    )
    with pytest.raises(CannotEdit) as caught:
        changed(draft_of(read_scenario_text(ON_A_LINE.encode(), PATH)), [Remarked("a", "Syy")], PATH)
    assert caught.value.message.key == "edit.unit.no-line"


ON_A_LINE = '{"orgsim": 1, "id": "t", "title": "T", "units": [{"id": "a", "kind": "board", "name": "A"}]}'


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (MatterAdded("board", Matter(id="plans", name=Text(fi="Kaavat"))), "edit.matter.there"),
        (MatterAdded("board", Matter(id="x", name=Text(fi=" "))), "edit.matter.no-name"),
        (
            MatterAdded("board", Matter(id="x", name=Text(fi="X"), delegated=(Delegation(to="y"),))),
            "edit.unit.not-there",
        ),
        (MatterRemoved("section", "plans"), "edit.matter.none"),
        (MatterMoved("plans", "board", "nobody"), "edit.unit.not-there"),
        (MatterSet("board", "plans", "delegated", (Delegation(to="nobody"),)), "edit.unit.not-there"),
        (MatterSet("board", "plans", "area", ("fees",)), "edit.unit.value"),
        (MatterRenamed("board", "plans", " "), "edit.matter.no-name"),
        (Set("board", "seats.drawn-from", {"board": 1}), "edit.unit.drawn-circle"),
        (LinkSet("steers", "board", "section", "to", "other"), "edit.link.none"),
        (Remarked("board", " "), "edit.unit.no-remark"),
    ],
)
def test_what_is_impossible_is_refused_and_says_why(edit: Edit, why: str) -> None:
    with pytest.raises(Refused) as caught:
        changed(read(TOWN), [edit], PATH)
    assert caught.value.message.key == why


def test_a_matter_has_the_id_that_it_has_elsewhere() -> None:
    town = read(TOWN).scenario
    other = read(SHARED).scenario
    assert new_matter_id(town, "kaavat ") == "plans"
    assert new_matter_id(town, "Asia", [other]) == "m"
    assert new_matter_id(town, "Aloitteet", [other]) == "aloitteet"
    assert new_matter_id(town, "M", [other]) == "m-2"


def test_a_copy_has_each_matter_on_a_line() -> None:
    town = """\
    units:
      - id: board
        kind: board
        name: {fi: Lautakunta}
        remit:
          - {id: plans, name: {fi: Kaavat}}
          - {id: permits, name: {fi: Luvat}}
    """
    copy = """\
      - id: board-2
        kind: board
        name: {fi: Lautakunta 2}
        remit:
          - {id: plans, name: {fi: Kaavat}}
          - {id: permits, name: {fi: Luvat}}
    """
    becomes(town, copies(read(town).scenario, "board"), dedent(town) + indent(dedent(copy), "  "))

"""Units that come from one draft's text into another's, are put away, and are taken out again."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.bringing import bringing
from orgsim.files.writing.units.drafts import Draft, Refused, changed, draft_of
from orgsim.model.edits.bringing import told
from orgsim.model.edits.edits import Edit, Linked, Moved, PutAway, Removed, Renamed, Set, TakenOut, Unlinked
from orgsim.model.scenario import Link
from orgsim.model.text import Text

PATH = Path("draft.yaml")
HEAD = "orgsim: 1\nid: t\ntitle: T\n"


def read(text: str) -> Draft:
    return draft_of(read_scenario_text((HEAD + dedent(text)).encode(), PATH))


def text_of(draft: Draft) -> str:
    return draft.data.decode().removeprefix(HEAD)


def becomes(text: str, edits: tuple[Edit, ...], wanted: str) -> None:
    assert text_of(changed(read(text), edits, PATH)[0]) == dedent(wanted)


THERE = """\
    kinds:
      office: {side: administration, name: {fi: Toimisto}}
    sources:
      slides: {title: Malli 2, date: 2026-03-01}
    units:
      - id: council
        kind: council
        name: Valtuusto
        units:
          # Agreed in the working group.
          - id: permits
            kind: board
            name: Lupalautakunta   # or a section?
            seats: {total: 9, drawn-from: {council: 6, culture: 1}}
            source: slides
            x-own: [1, 2]
            units:
              - id: staff
                kind: office
                name: Toimisto
              - id: youth
                kind: section
                name: Nuoret
          - id: culture
            kind: board
            name: Kulttuuri
    links:
      - {kind: steers, from: council, to: permits, source: slides}
      - {kind: advises, from: culture, to: permits}
    """
HERE = """\
    sources:
      slides: {title: Malli 1}
      # Which minutes?
    units:
      - id: council
        kind: council
        name: Valtuusto
        source: slides
      - id: free
        kind: board
        name: Vapaa
        units:
          - {id: youth, kind: section, name: Nuorisojaosto}
    """


def test_a_unit_comes_as_it_is_there_with_what_it_names() -> None:
    here, there = read(HERE), read(THERE)
    plan = bringing(here.scenario, there, ("permits",), "council", None)
    after, _ = changed(here, plan.edits, PATH)
    assert text_of(after) == dedent(
        """\
        sources:
          slides: {title: Malli 1}
          slides-2: {title: Malli 2, date: 2026-03-01}
          # Which minutes?
        kinds:
          office: {side: administration, name: {fi: Toimisto}}
        units:
          - id: council
            kind: council
            name: Valtuusto
            source: slides
            units:
              # Agreed in the working group.
              - id: permits
                kind: board
                name: Lupalautakunta   # or a section?
                seats: {total: 9, drawn-from: {council: 6}}
                source: slides-2
                x-own: [1, 2]
                units:
                  - id: staff
                    kind: office
                    name: Toimisto
          - id: free
            kind: board
            name: Vapaa
            units:
              - {id: youth, kind: section, name: Nuorisojaosto}
        links:
          - {kind: steers, from: council, to: permits, source: slides-2}
        """
    )
    assert (plan.come, plan.move, plan.stay) == (("permits", "staff"), (), ("youth",))
    assert [said.key for said in told(plan, after.scenario)] == [
        "edit.bring.stay",
        "edit.bring.drawn-from",
        "edit.bring.links",
    ]


def test_one_that_is_there_already_moves_and_keeps_what_it_says() -> None:
    here, there = read(HERE), read(THERE)
    plan = bringing(here.scenario, there, ("youth", "culture"), None, 1)
    assert (plan.come, plan.move) == (("culture",), ("youth",))
    assert text_of(changed(here, plan.edits, PATH)[0]) == dedent(
        """\
        sources:
          slides: {title: Malli 1}
          # Which minutes?
        units:
          - id: council
            kind: council
            name: Valtuusto
            source: slides
          - {id: youth, kind: section, name: Nuorisojaosto}
          - id: culture
            kind: board
            name: Kulttuuri
          - id: free
            kind: board
            name: Vapaa
        """
    )


def test_back_to_where_everything_is_known_nothing_is_declared_twice() -> None:
    there = read(THERE)
    without, _ = changed(there, (Unlinked("steers", "council", "permits"), PutAway(("permits",))), PATH)
    plan = bringing(without.scenario, there, ("permits",), "council", 0)
    assert plan.edits == (TakenOut("permits", "council"), Moved(("permits",), "council", 0))


def test_what_is_put_away_stands_in_a_list_of_its_own_with_its_comments() -> None:
    becomes(
        THERE,
        (PutAway(("permits",)),),
        """\
        kinds:
          office: {side: administration, name: {fi: Toimisto}}
        sources:
          slides: {title: Malli 2, date: 2026-03-01}
        units:
          - id: council
            kind: council
            name: Valtuusto
            units:
              - id: culture
                kind: board
                name: Kulttuuri
        tray:
          # Agreed in the working group.
          - id: permits
            kind: board
            name: Lupalautakunta   # or a section?
            seats: {total: 9, drawn-from: {council: 6, culture: 1}}
            source: slides
            x-own: [1, 2]
            units:
              - id: staff
                kind: office
                name: Toimisto
              - id: youth
                kind: section
                name: Nuoret
        links:
          - {kind: steers, from: council, to: permits, source: slides}
          - {kind: advises, from: culture, to: permits}
        """,
    )


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_put_away_and_taken_out_again_the_text_is_as_it_was(blank: str, ending: str) -> None:
    text = (HEAD + blank + dedent(THERE)).replace("\n", ending)
    draft = draft_of(read_scenario_text(text.encode(), PATH))
    away, _ = changed(draft, (PutAway(("permits",)),), PATH)
    assert f"{blank.replace(chr(10), ending)}tray:{ending}" in away.data.decode()
    back, _ = changed(away, (TakenOut("permits", "council", 0),), PATH)
    assert back.data.decode() == text


def test_the_tray_of_a_file_in_braces() -> None:
    text = (
        '{"orgsim": 1, "id": "t", "title": "T", "units": '
        '[{"id": "a", "kind": "board", "name": "A"}, {"id": "b", "kind": "unit", "name": "B"}], "x": 1}'
    )
    draft = draft_of(read_scenario_text(text.encode(), PATH))
    away, _ = changed(draft, [PutAway(("b",))], PATH)
    assert away.data.decode() == (
        '{"orgsim": 1, "id": "t", "title": "T", "units": [{"id": "a", "kind": "board", "name": "A"}], '
        'tray: [{"id": "b", "kind": "unit", "name": "B"}], "x": 1}'
    )
    back, _ = changed(away, [TakenOut("b", None)], PATH)
    assert back.data.decode() == text


def test_what_is_put_away_can_be_changed_and_removed() -> None:
    here, _ = changed(read(HERE), (PutAway(("free",)),), PATH)
    after, _ = changed(here, (Renamed("free", "Muu"), Set("youth", "note", Text(und="Kesken")), Removed("youth")), PATH)
    assert after.scenario.tray[0].name == Text(und="Muu")
    assert text_of(after).endswith("tray:\n  - id: free\n    kind: board\n    name: Muu\n")
    gone, _ = changed(after, (Removed("free"),), PATH)
    assert "tray" not in text_of(gone)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (PutAway(("council", "x")), "not-there"),
        (Moved(("youth",), None), "put-away"),
        (Moved(("council",), "free"), "put-away"),
        (TakenOut("council", None), "not-put-away"),
        (TakenOut("youth", "free"), "put-away"),
        (Linked(Link(kind="steers", from_="council", to="x")), "not-there"),
        (Unlinked("steers", "council", "x"), "none"),
    ],
)
def test_what_is_impossible_of_the_tray_is_refused(edit: Edit, why: str) -> None:
    here, _ = changed(read(HERE), (PutAway(("free",)),), PATH)
    with pytest.raises(Refused) as caught:
        changed(here, (edit,), PATH)
    assert caught.value.message.key.rpartition(".")[2] == why


def test_links_come_and_go_and_their_key_with_the_last() -> None:
    here = read(HERE)
    link = Link(kind="steers", from_="council", to="youth", note=Text(fi="Sopimus: 2025"))
    after, _ = changed(here, (Linked(link),), PATH)
    assert text_of(after).endswith(
        'links:\n  - {kind: steers, from: council, to: youth, note: {fi: "Sopimus: 2025"}}\n'
    )
    assert text_of(changed(after, (Unlinked("steers", "council", "youth"),), PATH)[0]) == dedent(HERE)
    two, _ = changed(read(THERE), (Unlinked("steers", "council", "permits"), Linked(link)), PATH)
    assert text_of(two).endswith(
        "links:\n  - {kind: advises, from: culture, to: permits}\n"
        '  - {kind: steers, from: council, to: youth, note: {fi: "Sopimus: 2025"}}\n'
    )

"""What was done to a draft, in the sentences of minutes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.changes.line import Line
from orgsim.analysis.changes.taking_back import taking_back
from orgsim.analysis.changes.telling import since_baseline, since_opened
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, draft_of
from orgsim.messages import Message, catalog
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import (
    Added,
    Edit,
    Linked,
    MatterAdded,
    Moved,
    PutAway,
    Removed,
    Renamed,
    Set,
    TakenOut,
    Unlinked,
)
from orgsim.model.edits.facts import differing
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter, Unit
from tests.files.writing.units.test_any_edits import any_edits

START = read_scenario_text(
    b"""\
orgsim: 1
id: s
title: S
sources: {rule: {title: {fi: "Hallintos\xc3\xa4\xc3\xa4nt\xc3\xb6"}}}
links:
  - {kind: steers, from: board, to: staff}
units:
  - id: council
    kind: council
    name: {fi: Kaupunginvaltuusto, sv: Stadsfullm\xc3\xa4ktige}
    units:
      - {id: board, kind: city-board, name: {fi: Kaupunginhallitus, sv: Stadsstyrelsen}, seats: 9}
      - id: technical
        kind: board
        name: {fi: Tekninen lautakunta, sv: Tekniska n\xc3\xa4mnden}
        units:
          - {id: permits, kind: section, name: {fi: Lupajaosto, sv: Tillst\xc3\xa5ndssektionen}}
          - {id: roads, kind: section, name: {fi: Tiejaosto, sv: V\xc3\xa4gsektionen}}
  - {id: staff, kind: unit, name: {fi: Vesi Oy, sv: Vatten Ab}}
""",
    Path("start.yaml"),
).scenario
NEW = Unit(
    id="new", kind="section", name=Text(fi="Uusi jaosto"), units=(Unit(id="n2", kind="post", name=Text(fi="V")),)
)


RAW = re.compile(r"\w\(\w+=|\{'|\('|None")


def said(lines: tuple[Line, ...], language: str = "fi") -> list[str]:
    texts = catalog(language)  # type: ignore[arg-type]
    return [texts.say(line.words) for line in lines]


def after(*edits: Edit) -> Scenario:
    now = START
    for edit in edits:
        before, now = now, edited(now, [edit])
        assert now is not before, edit
    return now


MOVED = "Lupajaosto siirrettiin kaupunginhallituksen alle (ennen: Tekninen lautakunta)."
AREA = "Lupajaosto – Tehtäväala: rakentamisluvat (ennen ei kerrottu)."
MATTER = "Kaupunginhallitus – Toimivalta: omistajaohjaus (ennen ei kerrottu)."


@pytest.mark.parametrize(
    ("edits", "sentences"),
    [
        (
            [Moved(("permits",), "board")],
            [MOVED],
        ),
        (
            [Moved(("permits",), "council"), Moved(("permits",), "staff")],
            ["Lupajaosto siirrettiin yksikön Vesi Oy alle (ennen: Tekninen lautakunta)."],
        ),
        ([Moved(("permits",), "board"), Moved(("permits",), "technical", 0)], []),
        ([Moved(("staff",), "board")], ["Vesi Oy siirrettiin kaupunginhallituksen alle (ennen: ylimpänä)."]),
        (
            [Moved(("technical",), None, 0)],
            ["Tekninen lautakunta siirrettiin ylimmälle tasolle (ennen: Kaupunginvaltuusto)."],
        ),
        (
            [Moved(("technical",), "board", alone=True)],
            [
                "Tekninen lautakunta siirrettiin kaupunginhallituksen alle ilman alayksiköitään "
                "(ennen: Kaupunginvaltuusto)."
            ],
        ),
        ([Added(NEW, "technical")], ["Uusi jaosto lisättiin teknisen lautakunnan alle (mukana yksi alayksikkö)."]),
        ([Removed("permits")], ["Lupajaosto poistettiin (ennen: Tekninen lautakunta)."]),
        ([Removed("technical")], ["Tekninen lautakunta ja 2 alayksikköä poistettiin (ennen: Kaupunginvaltuusto)."]),
        (
            [Removed("technical", keep_subordinates=True)],
            ["Tekninen lautakunta poistettiin, ja sen alayksiköt jäivät (ennen: Kaupunginvaltuusto)."],
        ),
        ([Renamed("permits", "Lupalautakunta")], ["Lupajaosto sai uuden nimen: Lupalautakunta."]),
        (
            [Renamed("permits", "Tillstånd", "sv")],
            ["Lupajaosto – Ruotsinkielinen nimi: Tillstånd (ennen: Tillståndssektionen)."],
        ),
        ([Set("board", "seats.total", 11)], ["Kaupunginhallitus – Paikat: 11 (ennen: 9)."]),
        ([Set("board", "seats.total", None)], ["Kaupunginhallitus – Paikat: ei enää kerrottu (ennen: 9)."]),
        (
            [Set("board", "seats.drawn-from", {"council": 1})],
            ["Kaupunginhallitus – Nimetään toisesta toimielimestä: 1 jäsen: Kaupunginvaltuusto (ennen ei kerrottu)."],
        ),
        ([Set("permits", "note", Text(fi="Näin"))], ["Lupajaosto – Huomautus: Näin (ennen ei kerrottu)."]),
        ([Set("permits", "source", ("rule",))], ["Lupajaosto – Lähde: Hallintosääntö (ennen ei kerrottu)."]),
        ([Set("permits", "area", ("building-permits",))], [AREA]),
        ([PutAway(("technical",))], ["Tekninen lautakunta pantiin syrjään (ennen: Kaupunginvaltuusto)."]),
        ([PutAway(("permits",)), TakenOut("permits", "board")], [MOVED]),
        ([Moved(("roads",), "technical", 0)], ["Tekninen lautakunta: alayksiköiden järjestys muuttui."]),
        ([Linked(Link(kind="steers", from_="permits", to="staff"))], ["Lupajaosto – Yhteydet: lisää ohjaa: Vesi Oy."]),
        ([Unlinked("steers", "board", "staff")], ["Kaupunginhallitus – Yhteydet: pois ohjaa: Vesi Oy."]),
        ([MatterAdded("board", Matter(id="m", name=Text(fi="omistajaohjaus")))], [MATTER]),
    ],
)  # fmt: skip
def test_one_sentence_each(edits: list[Edit], sentences: list[str]) -> None:
    assert said(since_opened(START, after(*edits))) == sentences


def test_in_reading_order_with_what_is_gone_where_it_was() -> None:
    lines = since_opened(
        START, after(Renamed("staff", "B"), Removed("permits"), Renamed("council", "A"), Added(NEW, None))
    )
    assert [(line.kind, line.unit) for line in lines] == [
        ("renamed", "council"),
        ("removed", "permits"),
        ("renamed", "staff"),
        ("added", "new"),
    ]


def test_in_swedish_and_english() -> None:
    lines = since_opened(START, after(Moved(("permits",), "board")))
    assert said(lines, "sv") == [
        "Tillståndssektionen flyttades och är nu under Stadsstyrelsen (tidigare: Tekniska nämnden)."
    ]
    assert said(lines, "en") == ["Lupajaosto was moved below Kaupunginhallitus (before: Tekninen lautakunta)."]


def test_what_was_added_to_a_note_is_the_reason_of_what_else_became_of_the_unit() -> None:
    first = Text(fi="Mukana rakennusvalvonta.", sv="Med byggnadstillsyn.")
    start = after(Set("permits", "note", first), Set("roads", "note", Text(fi="Ennen.")))
    now = edited(
        start,
        [
            Moved(("permits",), "board"),
            Set("permits", "note", replace(first, fi="Mukana rakennusvalvonta. Sovittu 3.2.")),
            # Said otherwise, or of a unit of which nothing else is told.
            Renamed("roads", "Tiet"),
            Set("roads", "note", Text(fi="Jälkeen.")),
            Set("staff", "note", Text(fi="Uusi")),
            Added(replace(NEW, note=Text(fi="Toivottiin 5.2.")), "board"),
        ],
    )
    told = {(line.unit, line.kind): line.reason for line in since_opened(start, now, reasons=True)}
    assert told == {
        ("permits", "moved"): Text(fi="Sovittu 3.2."),
        ("roads", "renamed"): None,
        ("roads", "changed"): None,
        ("staff", "changed"): None,
        ("new", "added"): Text(fi="Toivottiin 5.2."),
    }
    moved = next(line for line in since_opened(start, now, reasons=True) if line.unit == "permits")
    back = taking_back(start, now, moved)
    assert not isinstance(back, Message)
    assert {fact.unit for fact in differing(start, edited(now, back))} == {"roads", "staff", "new", "n2"}
    # Lists tell each by itself.
    assert [line.kind for line in since_opened(start, now) if line.unit == "permits"] == ["moved", "changed"]


def test_since_the_baseline_only_what_both_state_is_told_and_a_new_note_is_the_reason() -> None:
    draft = replace(
        after(
            Moved(("permits",), "board"),
            Set("permits", "note", Text(fi="Päätetty 1.2.")),
            Set("roads", "note", Text(fi="Ei muutu")),
            Set("technical", "seats.total", 7),
            Set("board", "seats.total", 11),
        ),
        id="draft",
    )
    lines = since_baseline(START, draft)
    assert said(lines) == [
        "Kaupunginhallitus – Paikat: 11 (ennen: 9).",
        "Lupajaosto siirrettiin kaupunginhallituksen alle (ennen: Tekninen lautakunta).",
    ]
    assert [line.reason for line in lines] == [None, Text(fi="Päätetty 1.2.")]


@given(st.data())
def test_every_fact_is_told_once(data: st.DataObject) -> None:
    now = START
    for number in range(data.draw(st.integers(1, 5))):
        now = edited(now, any_edits(data, Draft(b"", now), number, OTHER))
    lines = since_opened(START, now)
    told = [fact for line in lines for fact in line.facts]
    assert len(told) == len(set(told))
    facts = differing(START, now)
    assert facts.keys() >= set(told)
    below_new = {fact for fact in facts.keys() - set(told) if fact.field in ("unit", "remit", "links")}
    assert facts.keys() - set(told) == below_new
    for language in ("fi", "sv", "en"):
        assert all(said(lines, language))
    assert not [words for words in said(lines) if RAW.search(words)], "as a program would write it"


OTHER = draft_of(
    read_scenario_text(
        b"orgsim: 1\nid: o\ntitle: O\nunits: [{id: x, kind: unit, name: X, units: [{id: y, kind: unit, name: Y}]}]\n",
        Path("other.yaml"),
    )
)

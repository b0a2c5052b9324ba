"""Whatever is done to whatever draft: text and scenario stay equal, and undoing gives the first bytes back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.organisations import generate
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.bringing import bringing
from orgsim.files.writing.units.drafts import Draft, Refused, changed, draft_of, made_again, says_the_same, taken_back
from orgsim.files.writing.units.following import held
from orgsim.files.writing.units.history import History, redone, undone, with_step
from orgsim.files.writing.units.outline import Outline, outline
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import BOM
from orgsim.files.yaml.spans import Span
from orgsim.model.dates import PartialDate
from orgsim.model.edits.copying import copies
from orgsim.model.edits.edits import (
    Added,
    Declared,
    DraftSet,
    Edit,
    HeadField,
    Linked,
    LinkField,
    LinkSet,
    MatterAdded,
    MatterField,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    MatterSet,
    MatterValue,
    Moved,
    PutAway,
    Remarked,
    RemitCleared,
    Removed,
    Renamed,
    Set,
    SourceSet,
    TakenOut,
    Unlinked,
)
from orgsim.model.edits.fields import Value
from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Link, Source
from orgsim.model.text import Text
from orgsim.model.units import Amount, Delegation, Matter, Unit
from orgsim.resources import scenarios_folder
from tests.files.writing.units.odd_texts import OddText

HERE = Path(__file__).resolve().parent
ODD = sorted((HERE / "odd").glob("*.yaml"))
TOWN = sorted((HERE.parents[2] / "cases" / "koskenlahti").glob("*.yaml"))
SHIPPED = sorted(scenarios_folder().glob("lohja-*.yaml"))
PATH = Path("draft.yaml")

VALUES: list[tuple[str, Value]] = [
    ("note", Text(und="Huom: #tämä")),
    ("note", Text(und="Huom: #tämä\n\n- kaksi")),
    ("note", None),
    ("short", Text(fi="Lyh.", sv="K.")),
    ("short", Text(en="Abbr.")),
    ("short", Text(sv="K.", en="Abbr.")),
    ("short", None),
    ("purpose", Text(fi="'lainattu' \"kahdesti\"")),
    ("open", Text(und="Kuka?")),
    ("open", None),
    ("seats.total", 9),
    ("seats.total", None),
    ("seats.deputies", 3),
    ("seats.deputies", None),
    ("seats.chair", "outsider"),
    ("count", 3),
    ("count", None),
    ("staff.people", 12),
    ("staff.people", None),
    ("staff.fte", 10.25),
    ("staff.fte", 3.0),
    ("staff.vacant", True),
    ("budget.expenses", 1_200_000.5),
    ("budget.income", 0),
    ("budget.year", 2026),
    ("budget.year", None),
    ("leader.title", Text(und="Johtaja, [vs.]")),
    ("leader.title", Text(fi="toimialajohtaja", sv="sektordirektör")),
    ("leader.title", Text(en="head")),
    ("leader.title", None),
    ("leader.oto", True),
    ("code", "0120"),
    ("from", PartialDate("2026-08-01")),
    ("until", PartialDate("2030")),
    ("until", None),
    ("kind", "board"),
    ("side", "elected"),
    ("continues", ("a", "b")),
    ("continues", None),
    ("source", None),
    ("shared", True),
    ("name", Text(fi="Nimi: uusi", sv="Namn")),
    ("name", Text(und="Yksi nimi")),
    ("name", Text(en="Name")),
    ("seats.reserved", {"service-users": 2, "a b": 1}),
    ("seats.reserved", None),
    ("seats.speakers", {"fi": 5, "sv": 4}),
    ("seats.eligible", "anyone"),
    ("area", ("education", "building-permits")),
    ("language", "sv"),
    (
        "meets",
        Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 11), except_=(PartialDate("2027-07"),)),
    ),
    ("meets", Meets(a_year=11)),
    ("meets", Meets(dates=(dt.date(2027, 1, 11), dt.date(2027, 2, 8)))),
    ("meets", None),
    ("agenda-closes", 6),
    ("hours", 2.5),
    ("items", 20),
    ("items", None),
]

HEAD_VALUES: list[tuple[HeadField, Text | PartialDate | str | None]] = [
    ("title", Text(fi="Luonnos: uusi", sv="Utkast")),
    ("title", Text(und="# Luonnos")),
    ("status", "adopted"),
    ("status", None),
    ("date", PartialDate("2026-05")),
    ("date", None),
    ("effective", PartialDate("2027-01-01")),
    ("note", Text(fi="Huomaa, että")),
    ("note", Text(fi="Huomaa\nettä", sv="Märk: att")),
    ("note", Text(en="Mind, that")),
    ("note", None),
]
TAKING = (DraftSet, SourceSet, Removed, Set, Unlinked, LinkSet, MatterRemoved, MatterSet, RemitCleared)
"""Edits that may take comments out, or what looks like one."""
LINK_VALUES: list[tuple[LinkField, Text | str | None]] = [
    ("kind", "advises"),
    ("kind", "owns"),
    ("note", Text(fi="Miksi: näin")),
    ("note", Text(sv="Varför")),
    ("note", None),
    ("source", None),
]
MATTER_VALUES: list[tuple[MatterField, MatterValue]] = [
    ("a-year", 12.5),
    ("a-year", None),
    ("preparation", (10, 30)),
    ("preparation", (20, 20)),
    ("preparation", None),
    ("name", Text(fi="Asia", sv="Ärende")),
    ("name", Text(en="Matter")),
    ("area", ("coercion",)),
    ("area", None),
    ("note", Text(und="# ei huomautus")),
    ("note", None),
]


@cache
def draft(data: bytes) -> Draft | None:
    if b"\ncomparison:" in data:
        return None
    return draft_of(read_scenario_text(data, PATH))


def drafts(paths: list[Path]) -> list[Draft]:
    return [found for path in paths if (found := draft(path.read_bytes())) is not None]


def ids(of: Draft) -> list[str]:
    return [unit.id for unit in hierarchy(of.scenario).units]


def any_edits(data: st.DataObject, of: Draft, number: int, other: Draft) -> Sequence[Edit]:
    """An edit, or several that are made of one gesture; `other`: a draft that units may be brought from."""
    known = ids(of)
    way = data.draw(st.integers(0, 9))
    if way == 0 and known:
        return copies(of.scenario, data.draw(st.sampled_from(known)), data.draw(st.integers(1, 2)))
    if way == 1:
        some = tuple(data.draw(st.lists(st.sampled_from(ids(other)), min_size=1, max_size=2, unique=True)))
        below = data.draw(st.sampled_from([*known, None]))
        return bringing(of.scenario, other, some, below, data.draw(st.sampled_from([None, 0, 1]))).edits
    if way < 6:
        return (any_edit_beside(data, of, number),)
    return (any_edit(data, of, number),)


def any_edit_beside(data: st.DataObject, of: Draft, number: int) -> Edit:
    """One of the tray, of links, or of what units name."""
    known = ids(of)
    away = [each.id for each in tray_of(of.scenario).units]
    edits: list[Callable[[], Edit]] = [lambda: Declared(f"s-{number}", Source(title=Text(fi="Pöytäkirja: 1 §")))]
    edits += [lambda: DraftSet(*data.draw(st.sampled_from(HEAD_VALUES)))] * 2
    if of.scenario.sources:
        key, source = data.draw(st.sampled_from(sorted(of.scenario.sources.items(), key=lambda each: each[0])))
        titled = replace(source, title=Text(fi="Muistio: 2 §", en="Memo"), page=None, date=PartialDate("2026-05"))
        edits += [lambda: SourceSet(key, titled), lambda: SourceSet(key, None)]
    if known:
        unit = st.sampled_from(known)
        some = st.lists(unit, min_size=1, max_size=3, unique=True)
        edits += [
            lambda: PutAway(tuple(data.draw(some))),
            lambda: Remarked(data.draw(unit), "Näin: sovittu"),
            lambda: Linked(Link(kind="steers", from_=data.draw(unit), to=data.draw(unit))),
        ]
    if away:
        below, at = data.draw(st.sampled_from([*known, None])), data.draw(st.sampled_from([None, 0, 1, 2]))
        edits += [lambda: TakenOut(data.draw(st.sampled_from(away)), below, at)] * 3
        edits += [lambda: Removed(data.draw(st.sampled_from(away)))]
    if of.scenario.links:
        its = data.draw(st.sampled_from(of.scenario.links))
        values = st.sampled_from(LINK_VALUES)
        edits += [
            lambda: Unlinked(its.kind, its.from_, its.to),
            lambda: LinkSet(its.kind, its.from_, its.to, *data.draw(values)),
        ]
    if known:
        edits += [lambda: any_matter_edit(data, of, number)] * 4
    return data.draw(st.sampled_from(edits))()


def any_matter_edit(data: st.DataObject, of: Draft, number: int) -> Edit:
    known = [unit.id for unit in hierarchy(of.scenario).units]
    unit, at = data.draw(st.sampled_from(known)), data.draw(st.sampled_from([None, 0, 1]))
    held = [(its.id, each.id) for its in hierarchy(of.scenario).units for each in its.remit or ()]
    if not held or data.draw(st.integers(0, 4)) == 0:
        if data.draw(st.booleans()):
            return RemitCleared(unit, data.draw(st.booleans()))
        return MatterAdded(unit, Matter(id=f"m-{number}", name=Text(fi="Uusi, asia")), at)
    body, matter = data.draw(st.sampled_from(held))
    to = data.draw(st.sampled_from([unit, body, held[0][0]]))
    edits: list[Callable[[], Edit]] = [
        lambda: MatterMoved(matter, body, to, at),
        lambda: MatterRemoved(body, matter),
        lambda: MatterRenamed(body, matter, "Toinen: nimi", data.draw(st.sampled_from([None, "fi", "sv"]))),
        lambda: MatterSet(body, matter, *data.draw(st.sampled_from(MATTER_VALUES))),
        lambda: MatterSet(body, matter, "amounts", data.draw(st.sampled_from([None, (), SIZES]))),
        lambda: MatterSet(body, matter, "prepared-by", data.draw(st.sampled_from([None, (), (unit,), (to, unit)]))),
        lambda: MatterSet(body, matter, "delegated", data.draw(st.sampled_from(chains(unit, body)))),
    ]
    return data.draw(st.sampled_from(edits))()


SIZES = (Amount(up_to=30000, share=0.7), Amount(up_to=200000.5, share=0.25))


def chains(one: str, other: str) -> list[tuple[Delegation, ...] | None]:
    bounded = Delegation(to=one, up_to=50000.5, when=Text(fi="Alle: viisi", sv="#"))
    beside = Delegation(to=other, up_to=30000, unit="euro", beside=True)
    return [None, (), (Delegation(to=one),), (Delegation(to=one), Delegation(to=other)), (bounded, beside), (beside,)]


def any_edit(data: st.DataObject, of: Draft, number: int) -> Edit:
    known = ids(of)
    unit = st.sampled_from(known)
    below = data.draw(st.sampled_from([*known, None]))
    at = data.draw(st.sampled_from([None, 0, 1, 2, 5]))
    new = Unit(id=f"new-{number}", kind="section", name=Text(fi="Uusi jaosto"))
    edits: list[Callable[[], Edit]] = [lambda: Added(new, below, at)]
    if known:
        some = st.lists(unit, min_size=1, max_size=3, unique=True)
        edits += [
            lambda: Moved(tuple(data.draw(some)), below, at),
            lambda: Moved(tuple(data.draw(some)), below, at, alone=True),
            lambda: Removed(data.draw(unit), data.draw(st.booleans())),
            lambda: Renamed(data.draw(unit), data.draw(st.sampled_from(["Uusi", "a: b #c", "'x'"])), None),
            lambda: Set(data.draw(unit), *data.draw(st.sampled_from(VALUES))),
        ]
    return data.draw(st.sampled_from(edits))()


def check_any(data: st.DataObject, first: Draft, *, comments: bool) -> None:
    """Make some edits one after another, and take them back."""
    history = History(first)
    other = written_anyhow(data)
    for number in range(data.draw(st.integers(1, 5))):
        now = history.draft
        edits = any_edits(data, now, number, other)
        try:
            after, step = changed(now, edits, PATH)
        except Refused:
            continue
        except CannotEdit as error:
            # Only what an alias stands for, or a line that holds more, may keep a change from being made.
            assert error.message.key in ("edit.unit.no-line", *([] if comments else ["edit.unit.anchor"]))
            continue
        assert says_the_same(read_scenario_text(after.data, PATH).scenario, after.scenario)
        assert taken_back(after.data, step) == now.data
        assert made_again(now.data, step) == after.data
        if comments and not any(isinstance(edit, TAKING) for edit in edits):
            lost = 9 * any(isinstance(edit, Renamed | MatterRenamed) for edit in edits)
            assert kept(now.data, b"#") <= kept(after.data, b"#") + lost
            assert kept(now.data, rb"\bx-?\w*:") <= kept(after.data, rb"\bx-?\w*:")
        history = with_step(history, after, edits, step)
    check_outline(history.draft)
    last = history.draft.data
    while history.done:
        history = undone(history)
        check_outline(history.draft)
    assert history.draft.data == first.data
    while history.undone:
        history = redone(history)
    assert history.draft.data == last


def check_outline(of: Draft) -> None:
    """What is at hand after edits is what the text alone would give."""
    text = of.data.removeprefix(BOM).decode()
    with held(text) as its:
        assert whole(its) == whole(outline(text))


def whole(its: Outline) -> object:
    lists = {name: (each.above, [item.id for item in each.items]) for name, each in its.lists.items()}
    places = {id: (item.listed.name, item.place) for id, item in its.items.items()}
    return its.starts(), stated(its.root), lists, places, its.ending


def stated(span: Span) -> object:
    own = (
        span.shape,
        span.start,
        span.end,
        span.column,
        span.flow,
        span.text,
        span.plain,
        span.block_text,
        span.anchor,
    )
    pairs = {name: (stated(key), stated(value)) for name, (key, value) in span.entries.items()}
    return own, list(map(stated, span.items)), pairs


def written_anyhow(data: st.DataObject) -> Draft:
    made = draft(str(OddText(Random(data.draw(st.integers(0, 9_999))))).encode())
    assert made is not None
    return made


def kept(data: bytes, sign: bytes) -> int:
    return len(re.findall(sign, data))


@given(st.data())
def test_any_edits_of_drafts_that_ship(data: st.DataObject) -> None:
    check_any(data, data.draw(st.sampled_from(drafts(SHIPPED))), comments=True)


@given(st.data())
def test_any_edits_of_a_town(data: st.DataObject) -> None:
    check_any(data, data.draw(st.sampled_from(drafts(TOWN))), comments=True)


@given(st.data())
def test_any_edits_of_a_generated_draft(data: st.DataObject) -> None:
    made = draft(generate(data.draw(st.sampled_from([1, 12, 60])), seed=3, busy=True).encode())
    assert made is not None
    check_any(data, made, comments=True)


def rewritten() -> list[bytes]:
    """The odd drafts; each with other ends of lines too, with a mark at its start, and without an end at its end."""
    found: list[bytes] = []
    for path in ODD:
        text = path.read_text("utf-8")
        found += [text.encode(), text.replace("\n", "\r\n").encode(), text.replace("\n", "\r").encode()]
        found += [b"\xef\xbb\xbf" + text.encode(), text.rstrip("\n").encode()]
    return found


@given(st.data())
def test_any_edits_of_odd_drafts(data: st.DataObject) -> None:
    first = draft(data.draw(st.sampled_from(rewritten())))
    assert first is not None
    check_any(data, first, comments=False)


@given(st.data())
def test_any_edits_of_drafts_written_anyhow(data: st.DataObject) -> None:
    check_any(data, written_anyhow(data), comments=False)


def test_odd_drafts_are_read() -> None:
    assert len(ODD) == 9
    for data in rewritten():
        made = draft(data)
        assert made is not None
        assert len(ids(made)) >= 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_move_leaves_every_other_line(ending: str) -> None:
    text = (HERE / "odd" / "notindented.yaml").read_text("utf-8").replace("\n", ending)
    before = draft_of(read_scenario_text(text.encode(), PATH))
    after, _ = changed(before, [Moved(("audit",), None, 0)], PATH)
    lines, new = text.split(ending), after.data.decode().split(ending)
    assert sorted(line.strip() for line in lines) == sorted(line.strip() for line in new)

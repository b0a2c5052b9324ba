"""How far documents are is told while they are made, in steps that a bar can show."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orgsim.export.documents import document, document_pieces
from orgsim.export.formats import DocumentFormat
from orgsim.export.progress import Done, telling
from orgsim.export.sheets.subject import Subject
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.messages import catalog
from orgsim.model.abandoning import Abandoned, abandoned
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit


def draft(id: str, number: int) -> Scenario:
    units = tuple([Unit(id=f"u{each}", kind="unit", name=Text(fi=f"Yksikkö {each}")) for each in range(number)])
    return Scenario(id=id, title=Text(fi=id), kinds=builtin_kinds(), units=units)


SUBJECT = Subject(scenarios=(draft("one", 1_200), draft("other", 1_300)), letters="AB")
ALONE = Subject(scenarios=(draft("one", 2_500),), letters="A")
"""A table of units is of one draft."""


def heard(format: DocumentFormat) -> list[Done]:
    told: list[Done] = []
    token = telling.set(told.append)
    try:
        made = b"".join(document_pieces(ALONE if format == "csv" else SUBJECT, format, catalog("fi")))
    finally:
        telling.reset(token)
    if format in ("ttl", "json", "graphml", "html"):
        # Nothing of a workbook or of slides but the second in which they were made would differ.
        assert made == document(SUBJECT, format, catalog("fi"))
    return told


@pytest.mark.parametrize(
    ("format", "kinds", "least", "jump"),
    [
        ("ttl", ["units"], 10, 0.1),
        ("json", ["units"], 6, 0.3),
        ("graphml", ["units"], 6, 0.3),
        ("mmd", ["units"], 5, 0.3),
        ("dot", ["units"], 5, 0.3),
        ("txt", ["units"], 5, 0.3),
        ("csv", ["rows"], 3, 0.7),
        ("html", ["parts"], 6, 0.2),
        ("xlsx", ["sheets", "rows"], 14, 0.2),
        ("pptx", ["slides"], 20, 0.2),
    ],
)
def test_steps_are_told_in_their_order(format: DocumentFormat, kinds: list[str], least: int, jump: float) -> None:
    told = heard(format)
    assert [*dict.fromkeys(done.what for done in told)] == kinds
    assert len(told) >= least
    shares = [done.share for done in told]
    assert shares == sorted(shares), "a bar that went back would tell that nothing is known"
    assert shares[0] < 0.1 and 0.6 < shares[-1] <= 1
    assert max(after - before for before, after in pairwise(shares)) <= jump
    for kind in kinds:
        steps = [done for done in told if done.what == kind]
        assert [done.number for done in steps] == sorted(done.number for done in steps)
        for language in LANGUAGES:
            said = catalog(language)(f"export.progress.{kind}", n=steps[-1].number, count=steps[-1].count)
            assert catalog(language).value(steps[-1].number) in said
    if kinds == ["units"]:
        assert {done.count for done in told} == {2_500}


@pytest.mark.parametrize("format", ["csv", "mmd", "dot", "txt", "graphml", "pptx"])
def test_it_is_asked_on_the_way_whether_it_is_still_wanted(format: DocumentFormat) -> None:
    asked = [0]

    def is_left() -> bool:
        asked[0] += 1
        return asked[0] > 2

    token = abandoned.set(is_left)
    try:
        with pytest.raises(Abandoned):
            document(ALONE, format, catalog("fi"))
    finally:
        abandoned.reset(token)
    assert asked == [3]


def test_nobody_needs_to_listen() -> None:
    assert document(SUBJECT, "json", catalog("fi"))

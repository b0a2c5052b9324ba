"""How far documents are is told while they are made, in steps that a bar can show."""

from __future__ import annotations

import pytest

from orgsim.export.documents import document, document_pieces
from orgsim.export.formats import DocumentFormat
from orgsim.export.progress import Done, telling
from orgsim.export.sheets.subject import Subject
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit


def draft(id: str, number: int) -> Scenario:
    units = tuple([Unit(id=f"u{each}", kind="unit", name=Text(fi=f"Yksikkö {each}")) for each in range(number)])
    return Scenario(id=id, title=Text(fi=id), kinds=builtin_kinds(), units=units)


SUBJECT = Subject(scenarios=(draft("one", 1_200), draft("other", 1_300)), letters="AB")


def heard(format: DocumentFormat) -> list[Done]:
    told: list[Done] = []
    token = telling.set(told.append)
    try:
        made = b"".join(document_pieces(SUBJECT, format, catalog("fi")))
    finally:
        telling.reset(token)
    if format in ("ttl", "json", "graphml", "html"):
        # Nothing of a workbook or of slides but the second in which they were made would differ.
        assert made == document(SUBJECT, format, catalog("fi"))
    return told


@pytest.mark.parametrize(
    ("format", "kinds", "least"),
    [
        ("ttl", ["units"], 10),
        ("json", ["units"], 6),
        ("graphml", ["units"], 6),
        ("html", ["parts"], 6),
        ("xlsx", ["sheets", "rows"], 14),
        ("pptx", ["slides"], 4),
    ],
)
def test_steps_are_told_in_their_order(format: DocumentFormat, kinds: list[str], least: int) -> None:
    told = heard(format)
    assert [*dict.fromkeys(done.what for done in told)] == kinds
    assert len(told) >= least
    for kind in kinds:
        steps = [done for done in told if done.what == kind]
        shares = [done.share / done.of for done in steps]
        assert shares == sorted(shares) and shares[0] < 0.2 and 0.6 < shares[-1] <= 1
        assert [done.number for done in steps] == sorted(done.number for done in steps)
        for language in LANGUAGES:
            said = catalog(language)(f"export.progress.{kind}", n=steps[-1].number, count=steps[-1].of)
            assert catalog(language).value(steps[-1].number) in said
    if kinds == ["units"]:
        assert {done.of for done in told} == {2_500}


def test_nobody_needs_to_listen() -> None:
    assert document(SUBJECT, "json", catalog("fi"))

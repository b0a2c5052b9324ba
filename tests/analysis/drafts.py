"""Organisations that are small enough to measure by hand, written as Python values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
import pytest
import yaml

from orgsim.model.kinds import Kind
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter, Seats, Unit
from orgsim.resources import resource


@cache
def kinds() -> Mapping[str, Kind]:
    plain = yaml.safe_load(resource("kinds.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(plain, dict[str, Kind])


def unit(id: str, kind: str, *units: Unit, **rest: Any) -> Unit:
    return Unit(id=id, kind=kind, name=Text(fi=id), units=units, **rest)


def body(id: str, kind: str, seats: int | None, *units: Unit, remit: str | None = None, **quotas: Any) -> Unit:
    """A body, with the ids of its matters as words."""
    stated = None if seats is None and not quotas else Seats(total=seats, **quotas)
    matters = None if remit is None else tuple(Matter(id=m, name=Text(fi=m)) for m in remit.split())
    return unit(id, kind, *units, seats=stated, remit=matters)


def scenario(*units: Unit, id: str = "draft", **rest: Any) -> Scenario:
    return Scenario(id=id, title=Text(fi=id), kinds=kinds(), units=units, **rest)


def steers(body: str, unit: str) -> Link:
    return Link(kind="steers", from_=body, to=unit)


def administration() -> Unit:
    """Lohja's, as both drafts of 25.2.2016 have it: 1 manager, 2 + 7 + 10 units below."""

    def areas(*ids: str) -> list[Unit]:
        return [unit(id, "performance-area") for id in ids]

    return unit(
        "manager",
        "city-manager",
        unit(
            "vitality",
            "division",
            unit("group", "group-administration", *areas("hr", "strategy")),
            unit("production", "service-area", *areas("office", "technical", "maintenance")),
            unit("development", "service-area", *areas("business", "land", "environment")),
            unit("contents", "service-area", *areas("sports", "culture")),
        ),
        unit(
            "wellbeing",
            "division",
            unit("area-a", "service-area"),
            unit("area-b", "service-area"),
            unit("area-c", "service-area"),
        ),
    )


@pytest.fixture
def committee_model() -> Scenario:
    """Lohja's committee model of 25.2.2016 as its slides state it."""
    wellbeing = body(
        "wellbeing-committee",
        "committee",
        13,
        body("social", "section", 6, remit="county social"),
        body("individual", "section", 3, remit="appeals"),
        body("finnish", "section", 4, remit="finnish-schools"),
        body("swedish", "section", 4, remit="swedish-schools swedish-services"),
        eligible="councillors-and-deputies",
        reserved={"service-users": 2},
        remit="citizens",
    )
    vitality = body(
        "vitality-committee",
        "committee",
        13,
        body("permits", "section", 4, drawn_from={"vitality-committee": 4}),
        body("zoning", "section", 5, drawn_from={"vitality-committee": 5}),
        eligible="councillors-and-deputies",
    )
    finance = body("finance-committee", "committee", 13, eligible="councillors-and-deputies")
    board = body(
        "city-board",
        "city-board",
        13,
        finance,
        vitality,
        wellbeing,
        administration(),
        drawn_from={"finance-committee": 4, "vitality-committee": 4, "wellbeing-committee": 4},
        eligible="councillors",
        remit="strategy foreign",
    )
    council = body(
        "council",
        "council",
        51,
        body("audit", "audit-committee", None),
        body("elections", "election-board", None),
        unit("elders", "older-people-council"),
        unit("youth", "youth-council"),
        unit("disability", "disability-council"),
        body("regions", "regional-board", None),
        board,
    )
    return scenario(council, id="committees")


@pytest.fixture
def board_model() -> Scenario:
    """Lohja's board model of 25.2.2016: no council size, no quotas, no remits."""
    boards = [
        body("production-board", "board", 13, body("property", "section", 5)),
        body("development-board", "board", 13, body("health", "section", 5), body("permits", "section", 5)),
        body("contents-board", "board", 13),
        body("children-board", "board", 13, body("finnish", "section", 5), body("swedish", "section", 5)),
        body("social-board", "board", 13, body("individual", "section", 3)),
    ]
    council = unit(
        "council",
        "council",
        body("audit", "audit-committee", None),
        body("elections", "election-board", None),
        unit("elders", "older-people-council"),
        unit("youth", "youth-council"),
        unit("disability", "disability-council"),
        unit("regions", "regional-council"),
        body("city-board", "city-board", 13, *boards, administration()),
    )
    return scenario(council, id="boards")


@pytest.fixture
def today() -> Scenario:
    """Lohja before the reform: 3 divisions, 15 areas, 21 units, of which only the numbers are told."""
    units = unit("units", "performance-unit", count=21)
    areas = unit("areas", "performance-area", units, count=15)
    return scenario(unit("divisions", "division", areas, count=3), id="today")

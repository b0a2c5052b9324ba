"""The JSON Schemas: up to date, and of one mind with the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from orgsim.files.problems import Report
from orgsim.files.reading.descriptions import FIELDS
from orgsim.files.reading.schema import comparison_schema, scenario_schema, schema_text
from orgsim.files.yaml import scalars
from orgsim.files.yaml.nodes import Mapping, Node, Scalar, Sequence
from orgsim.files.yaml.tree import read_tree
from orgsim.resources import resource
from tests.files.saying import said

SCENARIO = Draft202012Validator(scenario_schema())
COMPARISON = Draft202012Validator(comparison_schema())


def as_editors_read(text: str) -> Any:
    """The values of a text by YAML 1.2's core schema, as an editor's YAML extension hands them to the schema."""
    quoted = {'"', "'", "|", ">"}

    def value(node: Node | None) -> Any:
        match node:
            case Scalar(text=word, line=line, column=column):
                if text.splitlines()[line][column] in quoted:
                    return word
                for parse in (scalars.whole_number, scalars.number, scalars.truth):
                    parsed = parse(word)
                    if parsed is not None:
                        return parsed
                return word
            case Sequence(items=items):
                return [value(item) for item in items]
            case Mapping(entries=entries):
                return {key: value(below) for key, below in entries.items()}
            case _:
                return None

    report = Report(Path("x"))
    tree = read_tree(text.encode(), report)
    assert report.problems() == ()
    return value(tree)


@pytest.mark.parametrize(("name", "schema"), [("scenario", scenario_schema), ("comparison", comparison_schema)])
def test_the_schema_that_ships_is_up_to_date(name: str, schema: Any) -> None:
    path = resource(f"{name}.schema.json")
    assert path.read_text("utf-8") == schema_text(schema()), f"write it anew: python -m orgsim schema > {path}"


@pytest.mark.parametrize("schema", [scenario_schema(), comparison_schema()])
def test_a_schema_is_one_and_names_no_host_to_fetch(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:orgsim:")
    assert schema_text({**schema, "$schema": ""}).count("://") == 0


def test_the_files_that_ship_are_valid(scenarios_dir: Path) -> None:
    for path in sorted(scenarios_dir.glob("*.yaml")):
        value = as_editors_read(path.read_text("utf-8"))
        validator = COMPARISON if "comparison" in value else SCENARIO
        assert [error.message for error in validator.iter_errors(value)] == [], path.name


def test_every_field_is_described_and_nothing_else() -> None:
    described = 0
    for schema in (scenario_schema(), comparison_schema()):
        definitions: dict[str, Any] = schema["$defs"]  # type: ignore[assignment]  # what the schema has there
        for name, definition in definitions.items():
            whole = definition.get("anyOf", [{}])[-1] if "anyOf" in definition else definition
            for key, field in whole.get("properties", {}).items():
                assert name == "Text" or field["description"], f"{name}.{key}"
    for structure, key in FIELDS:
        fields = {name.replace("_", "-").rstrip("-") for name in structure.__struct_fields__}
        assert key in fields, f"{structure.__name__} has no {key}"
        described += 1
    assert described > 60


def test_an_editor_is_offered_the_kinds_with_their_names() -> None:
    unit: Any = scenario_schema()["$defs"]["Unit"]  # type: ignore[index]  # a mapping
    offered, own = unit["properties"]["kind"]["anyOf"]
    told = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert told["committee"] == "Valiokunta · Utskott · Committee"
    assert "pattern" in own


HEAD = "orgsim: 1\nid: a\ntitle: T\n"
UNIT = HEAD + "units:\n  - id: b\n    kind: board\n    name: B\n"

FINE = [
    HEAD,
    UNIT,
    UNIT + "    seats: 13\n",
    UNIT + "    seats: {total: 13, drawn-from: {b2: 4}, eligible: anyone}\n  - {id: b2, kind: board, name: B}\n",
    UNIT + "    seats:\n    remit: ~\n    count:\n    shared: null\n    side:\n",
    UNIT + "    source: [x]\n    continues: old\nsources: {x: {title: X, page: 7, date: 2016}}\n",
    UNIT + "  - {id: järvi.2_x, kind: own-kind, name: {fi: J, sv: }}\nkinds: {own-kind: {side: elected, name: Oma}}\n",
    UNIT.replace("name: B", "name: 2030"),
    UNIT.replace("name: B", "name: true"),
    UNIT.replace("id: b", "id: 2030"),
    HEAD + "date: 2016-W08\neffective: 2016-02\n",
    HEAD + "sources: {decree: {title: Asetus, date: 1865-02-06}, code: {title: X, date: 1000}}\n",
    HEAD + "claims: [{metric: units, value: 1.5}]\n",
]

BROKEN = [
    "",
    "id: a\n",
    HEAD + "units: {}\n",
    HEAD + "date: 25.2.2016\n",
    HEAD + "date: 2016-13-45\n",
    HEAD + "date: 1865-02-06\n",
    HEAD + "sources: {x: {title: X, date: 0999}}\n",
    HEAD + "sources: {x: {title: X, date: 2201}}\n",
    HEAD + "status: luonnos\n",
    HEAD + "municipality: {population: 4}\n",
    HEAD + "claims: [{metric: units, value: many}]\n",
    HEAD + "sources: {x y: {title: X}}\n",
    HEAD.replace("orgsim: 1", "orgsim: 2"),
    HEAD.replace("id: a", "id: a b"),
    HEAD.replace("id: a", "id: -a"),
    HEAD.replace("title: T", 'title: ""'),
    HEAD.replace("title: T", "title: {}"),
    UNIT + "    seats: 13 jäsentä\n",
    UNIT + "    seats: -1\n",
    UNIT + "    count: 0\n",
    UNIT + "    shared: kyllä\n",
    UNIT + "    units:\n      - {id: c, kind: board}\n",
    UNIT + "    seats: {eligible: all}\n",
]


@pytest.mark.parametrize("text", FINE)
def test_what_opens_without_a_word_is_valid(text: str) -> None:
    assert said(text) == []
    assert [error.message for error in SCENARIO.iter_errors(as_editors_read(text))] == []


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_refused_is_not_valid(text: str) -> None:
    assert said(text)
    assert not SCENARIO.is_valid(as_editors_read(text))


def test_an_unknown_key_is_underlined_though_it_opens() -> None:
    text = UNIT + "    seets: 5\n"
    assert len(said(text)) == 1
    assert not SCENARIO.is_valid(as_editors_read(text))

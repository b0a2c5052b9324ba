"""JSON Schemas of the two kinds of files, for editors that complete and check while a planner types.

They are derived from the types of the model, like the readers, and say the same but for two things that a schema
cannot know: what refers to what, and whether a kind that is not orgsim's own is defined in the file. A key that is
unknown is an error here, so that an editor underlines it, while orgsim itself warns and keeps it.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec import inspect

from orgsim.files.reading import rules
from orgsim.files.reading.comparison_file import ComparisonDocument
from orgsim.files.reading.descriptions import FIELDS, STRUCTURES
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.meetings.schemas import YEAR, days_schema, meets_schema, share_schema, span_schema
from orgsim.files.yaml.scalars import LONGEST_ID
from orgsim.model.dates import FIRST_SOURCE_YEAR, FIRST_YEAR, LAST_YEAR
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Regular expressions of JSON Schema are JavaScript's: there a \w is ASCII, while an id may have letters of any script.
_ID = r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$"
_WITHIN_YEAR = r"(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-W(0[1-9]|[1-4][0-9]|5[0-3])|-(spring|summer|autumn))?$"
_DATE = f"^{YEAR}{_WITHIN_YEAR}"
_SOURCE_DATE = f"^(1[0-9]{{3}}|2[01][0-9]{{2}}|2200){_WITHIN_YEAR}"
"""From `FIRST_SOURCE_YEAR`."""

_Schema = dict[str, Any]

_WORD: _Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_OF_DATE: _Schema = {
    "type": ["string", "integer"],
    "pattern": _DATE,
    "minimum": FIRST_YEAR,
    "maximum": LAST_YEAR,
    "description": "A year, season, month, week or day: 2016, 2016-spring, 2016-02, 2016-W08, 2016-02-25.",
}
_DEFINITIONS: dict[str, _Schema] = {
    "Id": {"type": ["string", "integer"], "pattern": _ID, "maxLength": LONGEST_ID},
    "Date": _OF_DATE,
    "SourceDate": {**_OF_DATE, "pattern": _SOURCE_DATE, "minimum": FIRST_SOURCE_YEAR},
    "Text": {
        "anyOf": [
            _WORD,
            {
                "type": "object",
                "properties": {language: {**_WORD, "type": [*_WORD["type"], "null"]} for language in LANGUAGES},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
        "description": "A text, or the text in Finnish, Swedish and English: {fi: …, sv: …, en: …}.",
    },
}


def scenario_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a scenario file."""
    return _document(Scenario, "scenario", "A scenario of orgsim")


def comparison_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a comparison file."""
    return _document(ComparisonDocument, "comparison", "A comparison of orgsim")


def schema_text(schema: dict[str, object]) -> str:
    """A schema as the files in `resources/` have it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _document(type_: type[msgspec.Struct], name: str, title: str) -> dict[str, object]:
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)
    definitions = dict(_DEFINITIONS)
    root = _structure(info, definitions)
    root["properties"]["orgsim"] = {"const": rules.VERSION, "description": FIELDS[Scenario, "orgsim"]}
    root["required"] = ["orgsim", *root["required"]]
    return {
        "$schema": _DIALECT,
        "$id": f"urn:orgsim:schema:{name}:{rules.VERSION}",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _structure(info: inspect.StructType, definitions: dict[str, _Schema]) -> _Schema:
    properties: dict[str, _Schema] = {}
    for field in info.fields:
        key = field.encode_name
        rule = rules.rule(info.cls, key)
        schema = _kind() if (info.cls, key) == (Unit, "kind") else _schema(field.type, rule, definitions)
        if not field.required:
            schema = _or_null(schema)
        description = FIELDS.get((info.cls, key))
        properties[key] = {**schema, "description": description} if description else schema
    about = STRUCTURES.get(info.cls)
    return {
        "type": "object",
        **({"description": about} if about else {}),
        "properties": properties,
        "required": [field.encode_name for field in info.fields if field.required],
        "additionalProperties": False,
    }


def _schema(type_: inspect.Type, rule: rules.Rule, definitions: dict[str, _Schema]) -> _Schema:
    if rule.form == "share":
        return share_schema()
    if rule.form is not None:
        assert rule.least is not None
        assert rule.most is not None
        return (days_schema if rule.form == "days" else span_schema)(rule.least, rule.most)
    match type_:
        case inspect.UnionType(types=types):
            several = [other for other in types if not isinstance(other, inspect.NoneType)]
            if len(several) > 1:
                # A count: units from 1 up, or a part of a full-time equivalent.
                return {"type": "number", "exclusiveMinimum": 0}
            return _schema(several[0], rule, definitions)
        case inspect.StructType(cls=cls):
            return {"$ref": "#/$defs/Text"} if cls is Text else _reference(type_, definitions)
        case inspect.TupleType(item_types=(item, *others)):
            row = _schema(item, rule, definitions)
            return {"type": "array", "items": row, "minItems": 1 + len(others), "maxItems": 1 + len(others)}
        case inspect.VarTupleType(item_type=item):
            items = _schema(item, rule, definitions)
            many: _Schema = {"type": "array", "items": items}
            alone = isinstance(item, inspect.StrType | inspect.LiteralType) or (
                isinstance(item, inspect.StructType) and item.cls in rules.SHORT_FORMS
            )
            return {"anyOf": [items, many]} if alone else many
        case inspect.DictType(value_type=value):
            values = _schema(value, rule, definitions)
            table: _Schema = {
                "type": "object",
                "additionalProperties": _or_null(values) if rule.may_wait else values,
            }
            return (
                {**table, "propertyNames": {"pattern": _ID, "maxLength": LONGEST_ID}} if rule.names_are_ids else table
            )
        case inspect.LiteralType(values=values):
            return {"enum": rules.in_order(values)}
        case inspect.CustomType():
            return {"$ref": "#/$defs/Date" if rule.least is None else "#/$defs/SourceDate"}
        case inspect.StrType():
            return {"$ref": "#/$defs/Id"} if rule.is_id else dict(_WORD)
        case inspect.IntType() | inspect.FloatType():
            number = {"type": "integer" if isinstance(type_, inspect.IntType) else "number"}
            limits = {"minimum": rule.least, "exclusiveMinimum": rule.above, "maximum": rule.most}
            return number | {word: limit for word, limit in limits.items() if limit is not None}
        case inspect.BoolType():
            return {"type": "boolean"}
    raise TypeError(f"files cannot hold {type_}")


def _reference(info: inspect.StructType, definitions: dict[str, _Schema]) -> _Schema:
    name = info.cls.__name__
    if info.cls is Meets:
        keys = {key: said for (cls, key), said in FIELDS.items() if cls is Meets}
        definitions[name] = meets_schema(STRUCTURES[Meets], keys)
    elif name not in definitions:
        # Entered before it is filled: a unit holds units.
        schema = definitions[name] = {}
        schema.update(_structure(info, definitions))
        short = rules.SHORT_FORMS.get(info.cls)
        if short is not None:
            alone = {key: its for key, its in schema["properties"][short].items() if key != "anyOf"}
            if "$ref" not in alone:
                alone = {**alone, "type": "integer"} if "type" in alone else {**alone, **_WORD}
            whole = dict(schema)
            schema.clear()
            schema.update({"anyOf": [alone, whole], "description": whole.pop("description")})
    return {"$ref": f"#/$defs/{name}"}


def _kind() -> _Schema:
    """The kinds that every file may use, for completion, or one that the file defines itself."""
    kinds = builtin_kinds()
    told = [f"{kind.name.fi} · {kind.name.sv} · {kind.name.en}" for kind in kinds.values()]
    return {"anyOf": [{"enum": list(kinds), "enumDescriptions": told}, {"type": "string", "pattern": _ID}]}


def _or_null(schema: _Schema) -> _Schema:
    """A key without a value is one that is left out."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*types, "null"]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}

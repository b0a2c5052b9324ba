"""From nodes to the frozen types of the model, with every problem on the way.

The readers are compiled once from the types themselves, so a field that the model gains can be read at once. What the
types do not say (that a count is at least 1, that an id has no spaces) is in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import inspect

from orgsim.files import rules
from orgsim.files.nearest import did_you_mean, nearest
from orgsim.files.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.files.problems import Place, Report, shown
from orgsim.files.scalars import (
    is_id,
    looks_like_date,
    meant_date,
    meant_id,
    meant_number,
    meant_truth,
    number,
    partial_date,
    truth,
    whole_number,
)
from orgsim.messages import Message
from orgsim.model.text import LANGUAGES, Text

DEEPEST_UNIT = 100
"""Layers of units in one scenario."""


class _Broken:
    """Stands for a value that could not be read; the problem has been reported."""


BROKEN = _Broken()

Reader = Callable[[Node, "Reading"], Any]


class Reading:
    """One file being read: where its problems go, and the structures that may refer to each other."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.depth = 0
        self.seen: dict[type, list[tuple[dict[str, Any], Mapping]]] = {kind: [] for kind in rules.REFERRING}
        """Each structure by its type, as the file has them: its fields as read, some of them `BROKEN`, and its node."""


class _Field(msgspec.Struct, frozen=True):
    name: str
    read: Reader


class _Compiler:
    """Readers of the structures, each compiled once, as a unit holds units."""

    def __init__(self) -> None:
        self._structures: dict[type, Reader] = {}

    def reader(self, type_: inspect.Type, key: str, rule: rules.Rule) -> Reader:
        match type_:
            case inspect.UnionType(types=types):
                (only,) = (other for other in types if not isinstance(other, inspect.NoneType))
                return self.reader(only, key, rule)
            case inspect.StructType(cls=cls):
                if cls is Text:
                    return _text_reader(key)
                return self.structure(type_, key)
            case inspect.VarTupleType(item_type=inspect.StrType() as item):
                return _words_reader(key, self.reader(item, key, rule))
            case inspect.VarTupleType(item_type=item):
                return _list_reader(key, self.reader(item, key, rule))
            case inspect.DictType(value_type=value):
                return _table_reader(key, self.reader(value, key, rule), names_are_ids=rule.names_are_ids)
            case inspect.LiteralType(values=values):
                return _choice_reader(key, tuple(rules.in_order(values)))
            case inspect.CustomType():
                return _date_reader(key)
            case inspect.StrType():
                return _id_reader(key) if rule.is_id else _word_reader(key)
            case inspect.IntType():
                return _number_reader(key, rule.least, whole=True)
            case inspect.FloatType():
                return _number_reader(key, rule.least, whole=False)
            case inspect.BoolType():
                return _truth_reader(key)
        raise TypeError(f"files cannot hold {type_}")

    def structure(self, type_: inspect.StructType, key: str) -> Reader:
        # A structure's reader is made before its fields': a unit's field `units` needs it.
        known = self._structures.get(type_.cls)
        if known is not None:
            return known
        fields: dict[str, _Field] = {}
        required = frozenset(field.name for field in type_.fields if field.required)
        short: list[tuple[str, Reader]] = []
        read = _structure_reader(type_.cls, fields, required, short, key)
        self._structures[type_.cls] = read
        for field in type_.fields:
            name = field.encode_name
            fields[name] = _Field(field.name, self.reader(field.type, name, rules.rule(type_.cls, name)))
        stands_for = rules.SHORT_FORMS.get(type_.cls)
        if stands_for is not None:
            of_key = self.reader(
                next(field.type for field in type_.fields if field.encode_name == stands_for),
                key,
                rules.rule(type_.cls, stands_for),
            )
            short.append((fields[stands_for].name, of_key))
        return read


def reader_of(type_: type) -> Reader:
    """The reader of a structure of the model, and of all that it holds.

    It returns the value, or `BROKEN` where the report tells why there is none.
    """
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)
    return _Compiler().structure(info, "")


def _structure_reader(
    cls: type, fields: dict[str, _Field], required: frozenset[str], short: list[tuple[str, Reader]], key: str
) -> Reader:
    remembered = cls in rules.REFERRING
    deepens = cls is rules.NESTING
    whose = rules.whose(cls)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            if short and type(node) is Scalar:
                name, of_scalar = short[0]
                value = of_scalar(node, reading)
                return BROKEN if value is BROKEN else cls(**{name: value})
            return _wrong_shape(node, reading, key, "number-or-mapping" if short else "mapping")
        if deepens:
            if reading.depth == DEEPEST_UNIT:
                reading.report.error(node.mark, "too-many-layers", n=DEEPEST_UNIT)
                return BROKEN
            reading.depth += 1
        values: dict[str, Any] = {}
        fine = True
        if remembered:
            reading.seen[cls].append((values, node))
        for name, (mark, value) in node.entries.items():
            field = fields.get(name)
            if field is None:
                _unknown_key(name, mark, value, node, reading, fields, whose)
            elif type(value) is not Null:
                got = values[field.name] = field.read(value, reading)
                if got is BROKEN:
                    fine = False
        if deepens:
            reading.depth -= 1
        if not required <= values.keys():
            _missing(required, values, node, reading, fields, whose)
            fine = False
        return cls(**values) if fine else BROKEN

    return read


def _unknown_key(
    name: str, mark: Place, value: Node, node: Mapping, reading: Reading, fields: dict[str, _Field], whose: Message
) -> None:
    if type(value) is Null and node.flow and name.casefold() not in fields:
        # {fi: Talous, henkilöstö}: a key that nobody meant.
        reading.report.warning(mark, "comma-in-text", found=shown(name))
        return

    def remedy() -> Message:
        return did_you_mean(nearest(name, fields), Message("problem.remedy.kept"))

    reading.report.warning(mark, "unknown-key", found=shown(name), whose=whose, remedy=remedy)


def _missing(
    required: frozenset[str],
    values: dict[str, Any],
    node: Mapping,
    reading: Reading,
    fields: dict[str, _Field],
    whose: Message,
) -> None:
    for key, field in fields.items():
        if field.name in required and field.name not in values:
            if key in node.entries:
                reading.report.error(node.entries[key][0], "empty", key=key, whose=whose)
            else:
                reading.report.error(node.mark, "missing", key=key, whose=whose)


def _text_reader(key: str) -> Reader:
    whose = Message("problem.whose.text")
    languages = frozenset(LANGUAGES)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is Scalar:
            text = node.text.strip()
            if text:
                return Text(und=text)
        elif type(node) is Mapping:
            found: dict[str, str] = {}
            fine = True
            for name, (mark, value) in node.entries.items():
                if name not in languages:
                    _unknown_key(name, mark, value, node, reading, _LANGUAGE_FIELDS, whose)
                elif type(value) is Scalar:
                    text = value.text.strip()
                    if text:
                        found[name] = text
                elif type(value) is not Null:
                    _wrong_shape(value, reading, name, "word")
                    fine = False
            if found and fine:
                return Text(**found)
            if not fine:
                return BROKEN
        else:
            return _wrong_shape(node, reading, key, "text")
        reading.report.error(node.mark, "empty-text", key=key)
        return BROKEN

    return read


def _word(node: Node, reading: Reading) -> Any:
    return node.text if type(node) is Scalar else BROKEN


_LANGUAGE_FIELDS: dict[str, _Field] = {language: _Field(language, _word) for language in LANGUAGES}


def _word_reader(key: str) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "word")
        text = node.text.strip()
        if not text:
            reading.report.error(node.mark, "empty-text", key=key)
            return BROKEN
        return text

    return read


def _id_reader(key: str) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "id")
        if is_id(node.text):
            return node.text
        _bad_id(node.text, node.mark, key, reading)
        return BROKEN

    return read


def _bad_id(text: str, mark: Place, key: str, reading: Reading) -> None:
    meant = meant_id(text)
    remedy = _write(meant, Message("problem.remedy.id"))
    reading.report.error(mark, "id-form", key=key, found=shown(text), remedy=remedy)


def _words_reader(key: str, item: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is Scalar:
            only = item(node, reading)
            return BROKEN if only is BROKEN else (only,)
        if type(node) is not Sequence:
            return _wrong_shape(node, reading, key, "words")
        return _items(node, item, reading)

    return read


def _list_reader(key: str, item: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            return _wrong_shape(node, reading, key, "list")
        return _items(node, item, reading)

    return read


def _items(node: Sequence, item: Reader, reading: Reading) -> Any:
    values = tuple([item(one, reading) for one in node.items])
    return BROKEN if any(value is BROKEN for value in values) else values


def _table_reader(key: str, item: Reader, *, names_are_ids: bool) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            return _wrong_shape(node, reading, key, "mapping")
        values: dict[str, Any] = {}
        fine = True
        for name, (mark, value) in node.entries.items():
            if names_are_ids and not is_id(name):
                _bad_id(name, mark, key, reading)
                fine = False
            got = values[name] = item(value, reading)
            fine = fine and got is not BROKEN
        return values if fine else BROKEN

    return read


def _choice_reader(key: str, choices: tuple[str, ...]) -> Reader:
    known = frozenset(choices)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "word")
        if node.text in known:
            return node.text

        def remedy() -> Message:
            listed = Message("problem.remedy.one-of", {"words": choices})
            return did_you_mean(nearest(node.text, choices), listed)

        reading.report.error(node.mark, "choice", key=key, found=shown(node.text), remedy=remedy)
        return BROKEN

    return read


def _date_reader(key: str) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "date")
        date = partial_date(node.text)
        if date is not None:
            return date
        said = shown(node.text)
        if looks_like_date(node.text):
            reading.report.error(node.mark, "no-such-date", key=key, found=said)
        else:
            remedy = _write(meant_date(node.text), Message("problem.remedy.date"))
            reading.report.error(node.mark, "date", key=key, found=said, remedy=remedy)
        return BROKEN

    return read


def _number_reader(key: str, least: int | None, *, whole: bool) -> Reader:
    parse: Callable[[str], float | None] = whole_number if whole else number

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "whole-number" if whole else "number")
        value = parse(node.text)
        if value is None:
            other = Message("problem.remedy.digits" if whole else "problem.remedy.number")
            remedy = _write(meant_number(node.text, whole=whole), other)
            name = "whole-number" if whole else "number"
            reading.report.error(node.mark, name, key=key, found=shown(node.text), remedy=remedy)
            return BROKEN
        if least is not None and value < least:
            reading.report.error(node.mark, "too-small", key=key, found=shown(node.text), least=least)
            return BROKEN
        return value

    return read


def _truth_reader(key: str) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return _wrong_shape(node, reading, key, "truth")
        value = truth(node.text)
        if value is None:
            remedy = _write(meant_truth(node.text), Message("problem.remedy.truth"))
            reading.report.error(node.mark, "truth", key=key, found=shown(node.text), remedy=remedy)
            return BROKEN
        return value

    return read


def _write(word: str | None, otherwise: Message) -> Message:
    return otherwise if word is None else Message("problem.remedy.write", {"word": word})


def _wrong_shape(node: Node, reading: Reading, key: str, expected: str) -> _Broken:
    match node:
        case Scalar():
            found = Message("problem.shape.found-word", {"word": shown(node.text)})
        case Mapping():
            found = Message("problem.shape.found-mapping")
        case Sequence():
            found = Message("problem.shape.found-list")
        case Null():
            found = Message("problem.shape.found-nothing")
    reading.report.error(node.mark, "wrong-shape", key=key, expected=Message(f"problem.shape.{expected}"), found=found)
    return BROKEN

"""From nodes to the frozen types of the model, with every problem on the way.

The readers are compiled once from the types themselves, so a field that the model gains can be read at once. What the
types do not say (that a count is at least 1, that an id has no spaces) is in `rules`.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from orgsim.files.reading import rules
from orgsim.files.reading.meetings.readers import days_reader, meets_reader, share_reader, span_reader
from orgsim.files.reading.reading import BROKEN, Reader, Reading, Seen, unknown_key, wrong_shape
from orgsim.files.reading.words import (
    bad_id,
    choice_reader,
    count_reader,
    date_reader,
    id_reader,
    number_reader,
    text_reader,
    truth_reader,
    word_reader,
)
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import Message
from orgsim.model.meeting import Meets
from orgsim.model.staffing import Budget, Leader
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Delegation

_SHORT_SHAPES: dict[type, str] = {Leader: "text-or-mapping", Delegation: "id-or-mapping"}


class _Field(msgspec.Struct, frozen=True):
    name: str
    read: Reader


class _Compiler:
    """Readers of the structures, each compiled once, as a unit holds units."""

    def __init__(self) -> None:
        self._structures: dict[type, Reader] = {}

    def reader(self, type_: inspect.Type, key: str, rule: rules.Rule) -> Reader:
        if rule.form is not None:
            return _formed_reader(key, rule)
        match type_:
            case inspect.UnionType(types=types):
                several = [other for other in types if not isinstance(other, inspect.NoneType)]
                if len(several) == 1:
                    return self.reader(several[0], key, rule)
                if all(isinstance(other, inspect.IntType | inspect.FloatType) for other in several):
                    return count_reader(key, rule.least)
            case inspect.StructType(cls=cls):
                if cls is Text:
                    return text_reader(key)
                if cls is Meets:
                    return meets_reader(key)
                return self.structure(type_, key)
            case inspect.TupleType(item_types=types):
                return _row_reader(key, [self.reader(item, key, rule) for item in types])
            case inspect.VarTupleType(item_type=inspect.StrType() | inspect.LiteralType() as item):
                return _words_reader(key, self.reader(item, key, rule))
            case inspect.VarTupleType(item_type=inspect.StructType(cls=cls) as item) if cls in rules.SHORT_FORMS:
                return _several_reader(key, self.reader(item, key, rule))
            case inspect.VarTupleType(item_type=item):
                return _list_reader(key, self.reader(item, key, rule))
            case inspect.DictType(value_type=value):
                return _table_reader(key, self.reader(value, key, rule), rule)
            case inspect.LiteralType(values=values):
                return choice_reader(key, tuple(rules.in_order(values)))
            case inspect.CustomType():
                return date_reader(key) if rule.least is None else date_reader(key, rule.least)
            case inspect.StrType():
                return id_reader(key) if rule.is_id else word_reader(key)
            case inspect.IntType():
                return number_reader(key, rule.least, rule.most, whole=True)
            case inspect.FloatType():
                return number_reader(key, rule.least, rule.most, whole=False, above=rule.above)
            case inspect.BoolType():
                return truth_reader(key)
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


def _formed_reader(key: str, rule: rules.Rule) -> Reader:
    least, most = rule.least or 0, rule.most
    if rule.form == "share":
        return share_reader(key)
    assert most is not None
    return (days_reader if rule.form == "days" else span_reader)(key, least, most)


def _structure_reader(
    cls: type, fields: dict[str, _Field], required: frozenset[str], short: list[tuple[str, Reader]], key: str
) -> Reader:
    if cls is rules.NESTING:
        return _nesting_reader(cls, fields, required, key)
    remembered = cls in rules.REFERRING
    whose = rules.whose(cls)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            if short and type(node) is Scalar:
                name, of_scalar = short[0]
                value = of_scalar(node, reading)
                return BROKEN if value is BROKEN else cls(**{name: value})
            if not short:
                return wrong_shape(node, reading, key, "amounts" if cls is Budget else "mapping")
            form = _SHORT_SHAPES.get(cls, "number-or-mapping")
            return wrong_shape(node, reading, key, form, field=rules.SHORT_FORMS[cls])
        values: dict[str, Any] = {}
        fine = True
        if remembered:
            # Before those that it holds, as in the file.
            seen = reading.seen[cls]
            place = len(seen)
            seen.append((values, node))
        for name, value in node.entries.items():
            field = fields.get(name)
            if field is None:
                unknown_key(name, value, node, reading, fields, whose)
            elif type(value) is not Null:
                got = values[field.name] = field.read(value, reading)
                if got is BROKEN:
                    fine = False
        if not required <= values.keys():
            _missing(required, values, node, reading, fields, whose)
            fine = False
        if not fine:
            return BROKEN
        made = cls(**values)
        if remembered:
            seen[place] = made, node
        return made

    return read


class _Nested:
    """A structure that is being read, and those of its own type that it holds."""

    __slots__ = ("below", "fine", "layer", "made", "node", "place", "values")

    def __init__(self, node: Mapping, layer: int) -> None:
        self.node = node
        self.layer = layer
        self.place = -1
        """Among those that were seen."""
        self.values: dict[str, Any] = {}
        self.fine = True
        self.below: list[_Nested | None] | None = None
        """`None` in the place of one that cannot be read."""
        self.made: Any = BROKEN


def _nesting_reader(cls: type, fields: dict[str, _Field], required: frozenset[str], key: str) -> Reader:
    """Of a structure that holds others of its own type, in each other deeper than calls can be."""
    whose = rules.whose(cls)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            return wrong_shape(node, reading, key, "mapping")
        seen = reading.seen[cls]
        top = _Nested(node, 1)
        left = [top]
        while left:
            here = left.pop()
            if here.place >= 0:
                _close(here, seen)
                continue
            if here.layer > DEEPEST_UNIT:
                reading.report.error(here.node.mark, "too-many-layers", n=DEEPEST_UNIT)
                continue
            # Before those that it holds, as in the file.
            here.place = len(seen)
            seen.append((here.values, here.node))
            _read_alone(here, reading)
            if not required <= here.values.keys():
                _missing(required, here.values, here.node, reading, fields, whose)
                here.fine = False
            # As soon as those are made it is: what was read for each is much of what a large file takes.
            left.append(here)
            left += [each for each in reversed(here.below or ()) if each is not None]
        return top.made

    def _close(here: _Nested, seen: list[Seen]) -> None:
        """Make it of what was read: all that it holds is made."""
        if here.below is not None:
            below = tuple([BROKEN if each is None else each.made for each in here.below])
            if any(value is BROKEN for value in below):
                here.fine = False
            here.values[rules.NESTED] = below if here.fine else BROKEN
            here.below = None
        if here.fine:
            here.made = cls(**here.values)
            seen[here.place] = here.made, here.node
            here.values = {}

    def _read_alone(here: _Nested, reading: Reading) -> None:
        """All that it says but what it holds."""
        for name, value in here.node.entries.items():
            field = fields.get(name)
            if field is None:
                unknown_key(name, value, here.node, reading, fields, whose)
            elif type(value) is Null:
                continue
            elif name == rules.NESTED and type(value) is Sequence:
                here.values[name] = BROKEN
                here.below = [_opened(each, here.layer + 1, reading) for each in value.items]
            else:
                got = here.values[field.name] = field.read(value, reading)
                if got is BROKEN:
                    here.fine = False

    def _opened(node: Node, layer: int, reading: Reading) -> _Nested | None:
        if type(node) is Mapping:
            return _Nested(node, layer)
        wrong_shape(node, reading, key, "mapping")
        return None

    return read


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
                reading.report.error(node.place(key), "empty", key=key, whose=whose)
            else:
                reading.report.error(node.mark, "missing", key=key, whose=whose)


def _words_reader(key: str, item: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is Scalar:
            only = item(node, reading)
            return BROKEN if only is BROKEN else (only,)
        if type(node) is not Sequence:
            return wrong_shape(node, reading, key, "words")
        return _items(node, item, reading)

    return read


def _several_reader(key: str, item: Reader) -> Reader:
    """A list of what has a short form, or one of them alone."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is Sequence:
            return _items(node, item, reading)
        if type(node) is Null:
            return wrong_shape(node, reading, key, "list")
        only = item(node, reading)
        return BROKEN if only is BROKEN else (only,)

    return read


def _list_reader(key: str, item: Reader) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            return wrong_shape(node, reading, key, "list")
        return _items(node, item, reading)

    return read


def _row_reader(key: str, items: list[Reader]) -> Reader:
    """A list of just so many."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            return wrong_shape(node, reading, key, "list")
        if len(node.items) != len(items):
            reading.report.error(node.mark, "wrong-length", key=key, n=len(items), found=len(node.items))
            return BROKEN
        values = tuple([item(one, reading) for item, one in zip(items, node.items, strict=True)])
        return BROKEN if any(value is BROKEN for value in values) else values

    return read


def _items(node: Sequence, item: Reader, reading: Reading) -> Any:
    values = tuple([item(one, reading) for one in node.items])
    return BROKEN if any(value is BROKEN for value in values) else values


def _table_reader(key: str, item: Reader, rule: rules.Rule) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            return wrong_shape(node, reading, key, "mapping")
        values: dict[str, Any] = {}
        fine = True
        for name, value in node.entries.items():
            if rule.may_wait and type(value) is Null:
                continue
            if rule.names_are_ids and not is_id(name):
                bad_id(name, node.place(name), key, reading)
                fine = False
            got = values[name] = item(value, reading)
            fine = fine and got is not BROKEN
        return values if fine else BROKEN

    return read

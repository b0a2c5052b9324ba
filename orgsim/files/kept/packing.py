"""Values of the model as MessagePack and back: a town takes a twentieth of the time that pickle takes for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from orgsim.model.dates import PartialDate

Kind = TypeVar("Kind")


def packed(value: object) -> bytes:
    """`value`, made of structs and plain data. Whatever mappings it has are read back as those that can be changed."""
    return msgspec.msgpack.encode(value, enc_hook=_encoded)


@cache
def unpacker(kind: type[Kind]) -> msgspec.msgpack.Decoder[Kind]:
    """What reads values of that type; made once, which takes as long as it takes to read a town."""
    return msgspec.msgpack.Decoder(kind, dec_hook=_decoded)


def _encoded(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(value)


def _decoded(type_: type, value: Any) -> Any:
    if type_ is PartialDate:
        return PartialDate(value)
    raise TypeError(type_)

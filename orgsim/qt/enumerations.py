"""Enumerations of Qt, made without the detours that Python takes for each class and for each of its members.

PySide makes all its enumerations as Python's: two thousand members before the first window, as the namespace `Qt` has
twelve hundred that come with the first. For each of them Python puts a stand-in into the class, takes it out again,
looks for a descriptor of its name along all bases, and puts the member in by a function of its own. Here that is one
step, and a fifth of the work. A class is made after one that Python made, so that what its version keeps of a class is
there, and takes a fifth, too; whatever is no plain case is left to it altogether.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import Any

_MAKE = "_create_"
_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_KEPT = {"_name_", "_value_", "__objclass__", "_sort_order_"}
"""What Python keeps of a member, from 3.11 to 3.13. One that keeps more has to make them itself."""
_TAKEN = frozenset(name for kind in _KINDS for base in kind.__mro__ for name in vars(base)) | {"mro", ""}
_HASHABLE = "_hashable_values_"
_FILLED = {"_member_names_", "_member_map_", "_value2member_map_", _HASHABLE}
"""What a class of members has filled."""
_NEW = "__new__"
_MASKS = ("_flag_mask_", "_singles_mask_", "_all_bits_")
"""What a class of flags keeps of their values: all their bits, those that stand alone, and all up to the highest."""


def make_enumerations_quickly() -> None:
    """Have PySide's enumerations made so from now on. It is told by how it asks for them; others are made as ever."""
    usual: Callable[..., Any] | None = getattr(enum.EnumType, _MAKE, None)
    if usual is None or hasattr(usual, "__wrapped__"):
        return

    @wraps(usual)
    def make(kind: Any, class_name: str, names: Any, *, boundary: Any = None, **others: Any) -> Any:
        if others.get("module") is None:
            # As Python finds it out, from one frame further away.
            others["module"] = sys._getframe(2).f_globals.get("__name__")
        if boundary is enum.KEEP and kind in _KINDS and others.get("type") is None and _is_plain(kind, names):
            like = pattern(kind)
            if like is not None and others["module"] is not None:
                return _make(kind, class_name, names, like, others["module"], others.get("qualname"))
        return usual(kind, class_name, names, boundary=boundary, **others)

    @cache
    def pattern(kind: Any) -> dict[str, Any] | None:
        return _kept_of(usual(kind, "Pattern", [("ONE", 1)], boundary=enum.KEEP, module=__name__))

    setattr(enum.EnumType, _MAKE, make)


def _is_plain(kind: Any, names: Any) -> bool:
    """Whether they are more than one pair of a name, which means nothing else in a class, and a whole number.

    Flags are those that rise from bit to bit: others are gone through in another way.
    """
    return (
        isinstance(names, (list, tuple))
        and len(names) > 1
        and all(type(pair) is tuple and type(pair[0]) is str and type(pair[1]) is int for pair in names)
        and _TAKEN.isdisjoint(name for name, _ in names)
        and not any(name.startswith("_") for name, _ in names)
        and len({name for name, _ in names}) == len(names)
        and (not issubclass(kind, enum.Flag) or _rise([value for _, value in names]))
    )


def _rise(values: Sequence[int]) -> bool:
    bits = [value for value in dict.fromkeys(values) if _is_bit(value)]
    return min(values) >= 0 and bits == sorted(bits)


def _is_bit(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0


def _kept_of(made: Any) -> dict[str, Any] | None:
    """What Python keeps of a class of one member, but for that member; None where it keeps what is not known here."""
    (name, one), *_ = made._member_map_.items()
    kept = {its: value for its, value in vars(made).items() if its != name}
    filled = {its for its, value in kept.items() if isinstance(value, (list, dict, set)) and value}
    if set(vars(one)) != _KEPT or vars(made).get(name) is not one or filled - _FILLED or list(kept)[-1:] != [_NEW]:
        return None
    return kept if [kept.get(mask) for mask in _MASKS] == [1 if issubclass(made, enum.Flag) else None] * 3 else None


def _make(kind: Any, class_name: str, pairs: Any, like: dict[str, Any], module: str, qualname: str | None) -> Any:
    """An enumeration that keeps what one of that kind does."""
    own: dict[str, Any] = {
        name: type(its)() if isinstance(its, (list, dict, set)) else its for name, its in like.items()
    }
    own["__module__"] = module
    # Python puts it into the class that is there, where it stays a plain function.
    new = own.pop(_NEW)
    if qualname is not None:
        own["__qualname__"] = qualname
    of_flags = issubclass(kind, enum.Flag)
    if of_flags:
        own.update(zip(_MASKS, _masks([value for _, value in pairs]), strict=True))
    made: Any = type.__new__(enum.EnumType, class_name, (kind,), own)
    by_name, by_value, order = made._member_map_, made._value2member_map_, made._member_names_
    of_int = issubclass(kind, int)
    hashable = own.get(_HASHABLE)
    for name, value in pairs:
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if of_int else object.__new__(made)
            # One by one and in Python's own order, as they are then as quickly read.
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(order)
            if not of_flags or _is_bit(value):
                order.append(name)
            by_value[value] = member
            if hashable is not None:
                hashable.append(value)
        # What an enumeration does itself for this refuses to replace a member, and all of them are new.
        type.__setattr__(made, name, member)
        by_name[name] = member
    type.__setattr__(made, _NEW, new)
    return made


def _masks(values: Sequence[int]) -> tuple[int, int, int]:
    every = single = 0
    for value in values:
        every |= value
        if _is_bit(value):
            single |= value
    return every, single, (1 << every.bit_length()) - 1

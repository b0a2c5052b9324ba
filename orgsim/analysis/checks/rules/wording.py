"""What is said of a rule itself: its title, why it matters, the sections behind it."""

from __future__ import annotations

import re

from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import Message, message


def title(rule: str) -> Message:
    """The name of a rule, by its id."""
    return message(f"rule.{rule}.title")


def why(rule: str) -> Message:
    """What the rule asks for, in a sentence."""
    return message(f"rule.{rule}.why")


def section(basis: Basis) -> Message:
    """A section in full: Kuntalaki (410/2015) 30 §:n 1 momentti."""
    return _cited(basis, "rules.section", "place")


def short_section(basis: Basis) -> Message:
    """A section in few letters, where little room is: Kuntalaki 30 § 1 mom."""
    return _cited(basis, "rules.section-short", "place-short")


def _cited(basis: Basis, whole: str, place: str) -> Message:
    number: Message | str = basis.section
    if lettered := re.fullmatch(r"(\d+)([a-z])", basis.section):
        number = message("rules.lettered", number=lettered[1], letter=lettered[2])
    if basis.item is not None:
        where = message(f"rules.{place}.item", section=number, subsection=basis.subsection, item=basis.item)
    elif basis.subsection is not None:
        where = message(f"rules.{place}.subsection", section=number, subsection=basis.subsection)
    else:
        where = message("rules.place.section", section=number)
    cited = message(whole, act=message(f"statute.{basis.act}"), number=basis.number, place=where)
    return message("rules.original-wording", section=cited) if basis.original_wording else cited


def validity(basis: Basis) -> Message:
    """The days on which orgsim judges by it."""
    if basis.until is None:
        return message("rules.from", date=basis.from_)
    return message("rules.between", first=basis.from_, last=basis.until)


def disclaimer() -> Message:
    """The plain sentence for wherever rules are shown: of which days they are, and that they are no legal advice."""
    as_of = rulebook().as_of
    return message("rules.basis", date=as_of.local_government, others=as_of.other_acts)

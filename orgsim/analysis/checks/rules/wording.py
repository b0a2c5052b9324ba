"""What is said of a rule itself: its title, why it matters, the sections behind it."""

from __future__ import annotations

from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import Message, message


def title(rule: str) -> Message:
    """The name of a rule, by its id."""
    return message(f"rule.{rule}.title")


def why(rule: str) -> Message:
    """What the rule asks for, in a sentence."""
    return message(f"rule.{rule}.why")


def section(basis: Basis) -> Message:
    """A section as it is cited, with † where it was not read from the statute itself."""
    act = message(f"statute.{basis.act}")
    if basis.number is None:
        cited = message("rules.section-unnumbered", act=act, section=basis.section)
    else:
        cited = message("rules.section", act=act, number=basis.number, section=basis.section)
    return message("rules.unverified", section=cited) if basis.unverified else cited


def validity(basis: Basis) -> Message:
    """The days on which orgsim judges by it."""
    if basis.until is None:
        return message("rules.from", date=basis.from_)
    return message("rules.between", first=basis.from_, last=basis.until)


def disclaimer() -> Message:
    """The plain sentence for wherever rules are shown: as of which day they hold, and that they are no legal advice."""
    return message("rules.basis", date=rulebook().as_of)

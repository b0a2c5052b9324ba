"""A finding: what one rule has to say of one scenario, or of one unit of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from orgsim.files.reading.rulebook import Basis, Severity
from orgsim.messages import Message, message

Result = Literal["pass", "breach", "unknown", "note", "answered", "off"]
"""A breach is one of the law or of the draft against itself; what good practice would have otherwise is a note of
severity `guidance`. A breach that the planner has answered with a special reason, where the statute
lets one stand against it, is `answered`. A rule that is switched off is `off`, with the reason as its message."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule has to say, passes included: an unchecked rule must not look like one that holds."""

    scenario: str
    """Id of the scenario."""
    rule: str
    """Id of the rule: `council-size`, `seat-sum`, `claim`, `open-question` …"""
    severity: Severity
    """What a breach of the rule would be: against a statute, against good practice, against the draft itself."""
    result: Result
    message: Message
    unit: str | None = None
    """Id of the unit that it is about; `None`: several, or the whole scenario."""
    remedy: Message | None = None
    """What would set it right."""
    missing: Message | None = None
    """Of an unknown: what the draft would have to state."""
    concerned: tuple[str, ...] = ()
    """Ids of the units that it is about, where they are several."""
    claimed: str | None = None
    """Id of the metric that it holds a claim of the draft against; `None`: it judges no claim."""
    basis: tuple[Basis, ...] = ()
    """The sections of law that it rests on, as they were when the scenario takes force."""

    @property
    def units(self) -> tuple[str, ...]:
        """Ids of all units that it is about; empty: the whole scenario."""
        if self.unit is None:
            return self.concerned
        return self.concerned if self.unit in self.concerned else (self.unit, *self.concerned)


VERDICTS: tuple[str, ...] = ("breach-of-law", "breach", "unknown", "note", "answered", "pass", "off")
"""What a result is called: a breach of a statute is against the law, any other contradicts the draft itself."""


def verdict(finding: Finding) -> Message:
    """The result of a finding in a word or two."""
    of_law = finding.result == "breach" and finding.severity == "law"
    return message("check.result.breach-of-law" if of_law else f"check.result.{finding.result}")

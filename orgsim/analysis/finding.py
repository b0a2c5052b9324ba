"""A finding: what one rule has to say of one scenario, or of one unit of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from orgsim.messages import Message

Severity = Literal["law", "guidance", "integrity", "note"]
Result = Literal["pass", "breach", "unknown", "note"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule has to say, passes included: an unchecked rule must not look like one that holds."""

    scenario: str
    """Id of the scenario."""
    rule: str
    """Id of the rule: `seat-sum`, `claim`, `open-question` …"""
    severity: Severity
    """What a breach of the rule would be: against a statute, against good practice, against the draft itself."""
    result: Result
    message: Message
    unit: str | None = None
    """Id of the unit that it is about; `None`: the whole scenario."""
    remedy: Message | None = None
    """What would set it right."""

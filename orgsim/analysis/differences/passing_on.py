"""Whether the power to decide a matter is passed on alike in two drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from orgsim.analysis.differences.change import differ
from orgsim.model.delegations import Chain, stated_alike
from orgsim.model.text import Text
from orgsim.model.units import Delegation


def passed_on_alike(here: Chain, there: Chain, id_in_b: Callable[[str], str]) -> bool:
    """Whether both chains say the same; `id_in_b` tells which unit of b a unit of a is."""
    # A condition that is worded in other languages is no other condition.
    words = [step.when for step in there if step.when is not None]
    return stated_alike([_in_b(step, words, id_in_b) for step in here], there)


def _in_b(step: Delegation, words: Sequence[Text], id_in_b: Callable[[str], str]) -> Delegation:
    when = step.when
    if when is not None:
        when = next((its for its in words if not differ(step.when, its)), when)
    return replace(step, to=id_in_b(step.to), when=when)

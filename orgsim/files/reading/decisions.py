"""The lists of decisions in a comparison file, and what they name that is not there: they are kept, without effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from orgsim.files.problems import Report, shown
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.yaml.nodes import Mapping as MappingNode
from orgsim.files.yaml.nodes import Scalar, Sequence, node_at
from orgsim.messages import Message


def decisions(root: MappingNode, *keys: str) -> list[MappingNode]:
    """Those that stand in that list of the comparison, as far as they are what they should be."""
    listed = node_at(root, "comparison", *keys)
    return [node for node in listed.items if type(node) is MappingNode] if type(listed) is Sequence else []


def warn_unknown(
    word: Scalar, key: str, known: Mapping[str, object], report: Report, *, otherwise: str, **args: object
) -> None:
    """Warn by the text `key` that `word` names nothing `known`: what is like it is offered, else `otherwise` told."""
    remedy = partial(_remedy, word.text, known, otherwise)
    report.warning(word.mark, key, found=shown(word.text), remedy=remedy, **args)


def _remedy(word: str, known: Iterable[str], otherwise: str) -> Message:
    return did_you_mean(nearest(word, known), Message(f"problem.remedy.{otherwise}"))

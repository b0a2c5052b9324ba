"""How well names alone tell whether two units are one: words beside letters, on real names of Finnish units.

``python -m benchmarks.name_pairs [LIST-OF-UNITS.csv]``: of a list with a column `name` whose units are all different
ones it tells in addition how many of its pairs are taken for the same. The cutoff is checked by splitting the labelled
list many ways: it is chosen on one half, and judged on the other.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from orgsim.analysis.differences.name_likeness import LIKE, likeness
from orgsim.analysis.differences.unit_name import unit_name
from orgsim.analysis.search import fold

LABELLED = Path(__file__).parent.parent / "tests/analysis/differences/unit-names-same-or-not.csv"

Pair = tuple[str, str, bool]
Scored = tuple[float, bool]


def by_words(one: str, other: str) -> float:
    """The likeness that the app offers by."""
    return likeness(unit_name(one, "fi"), unit_name(other, "fi"))


def by_letters(one: str, other: str) -> float:
    """The normalised indel similarity of the letters, as the app went by before."""
    return fuzz.ratio(fold(one), fold(other))


def labelled() -> list[Pair]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file, delimiter=";")]


def ranked(scores: Sequence[Scored]) -> float:
    """The chance that a pair that is the same scores higher than one that is not (the area under the ROC curve)."""
    same = [score for score, is_same in scores if is_same]
    others = [score for score, is_same in scores if not is_same]
    return sum((one > other) + (one == other) / 2 for one in same for other in others) / (len(same) * len(others))


def judged(scores: Sequence[Scored], cutoff: float) -> tuple[float, float]:
    """Precision and recall of what reaches the cutoff."""
    offered = [is_same for score, is_same in scores if score >= cutoff]
    right = sum(offered)
    return (right / len(offered) if offered else 1.0), right / sum(is_same for _, is_same in scores)


def best_cutoff(scores: Sequence[Scored]) -> float:
    """The cutoff of the highest F1."""

    def f1(cutoff: float) -> float:
        precision, recall = judged(scores, cutoff)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    return max(sorted({score for score, _ in scores}), key=f1)


def main() -> None:
    pairs = labelled()
    print(f"{len(pairs)} labelled pairs, {sum(same for *_, same in pairs)} of them of one unit")
    for name, measure, cutoff in (("letters", by_letters, 83.5), ("words", by_words, LIKE)):
        scores = [(measure(one, other), same) for one, other, same in pairs]
        precision, recall = judged(scores, cutoff)
        print(f"{name:8} area {ranked(scores):.2f}; at {cutoff}: precision {precision:.2f}, recall {recall:.2f}")
        chance = random.Random(1)
        results = []
        for _ in range(1_000):
            chosen = chance.sample(range(len(scores)), len(scores) // 2)
            half = [scores[at] for at in chosen]
            rest = [scores[at] for at in set(range(len(scores))) - set(chosen)]
            if len({same for _, same in half}) == len({same for _, same in rest}) == 2:
                results.append(judged(rest, best_cutoff(half)))
        for what, at in (("precision", 0), ("recall", 1)):
            values = sorted(result[at] for result in results)
            middle, low = sum(values) / len(values), values[len(values) // 20]
            print(f"         {what} of halves held back: mean {middle:.2f}, 5 % below {low:.2f}")
    for one, other, same in pairs:
        if (by_words(one, other) >= LIKE) != same:
            print(f"         wrong: {one} · {other} ({by_words(one, other):.0f}, {'same' if same else 'other'})")
    for path in sys.argv[1:]:
        _all_different(Path(path))


def _all_different(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = sorted({row["name"].strip() for row in csv.DictReader(file)} - {""})
    measures: tuple[tuple[str, Callable[[str, str], float], float], ...] = (
        ("letters", by_letters, 83.5),
        ("words", by_words, LIKE),
    )
    for name, measure, cutoff in measures:
        begun = time.perf_counter()
        alike = [(one, other) for one, other in combinations(found, 2) if measure(one, other) >= cutoff]
        count = len(found) * (len(found) - 1) // 2
        rate = f"1 in {count / len(alike):,.0f}" if alike else "none"
        print(
            f"{name:8} {len(found)} names, {len(alike)} of {count} pairs ({rate}), {time.perf_counter() - begun:.1f} s"
        )
    for one, other in alike[:: max(1, len(alike) // 40)]:
        print(f"         {one} · {other} ({by_words(one, other):.0f})")


if __name__ == "__main__":
    main()

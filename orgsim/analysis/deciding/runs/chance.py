"""What is drawn at random: numbers that follow from the seed and from what they are drawn for, and from nothing else.

A generator that is read in sequence would give a case other numbers as soon as a draft has one case more. Here each
number is a hash of seed, run, matter, case and purpose (a counter-based generator; Salmon et al., "Parallel random
numbers: as easy as 1, 2, 3", 2011). So drafts meet the same arrivals, and the result is the same in any order, in any
number of processes, and with any version of Python or numpy, whose own streams may change. The mixing is that of
SplitMix64 (Steele, Lea and Flood 2014), with whole numbers throughout.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
"""Of 64 random bits each."""
Whole = NDArray[np.int64]
Floats = NDArray[np.float64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xD1B54A32D192ED03)
_THIRD = np.uint64(0x8CB92BA72F3D8DD7)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11, _32 = (np.uint64(bits) for bits in (30, 27, 31, 11, 32))


def key(seed: int, what: str, name: str) -> int:
    """64 bits for something that has a name, such as a matter."""
    text = f"{seed}\x1f{what}\x1f{name}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


def of_cases(key: int | Numbers, run: Whole, number: Whole) -> Numbers:
    """A number for each case, by the key of its matter, its run, and its place among the matter's cases in that run."""
    start = np.broadcast_to(np.asarray(key, dtype=np.uint64), run.shape)
    of_run = _mixed(start + (run.astype(np.uint64) + np.uint64(1)) * _GOLDEN)
    return _mixed(of_run + (number.astype(np.uint64) + np.uint64(1)) * _OTHER)


def draw(cases: Numbers, purpose: int | Whole) -> Numbers:
    """A number for each case and purpose; those of different purposes have nothing to do with each other."""
    purposes = np.broadcast_to(np.asarray(purpose, dtype=np.uint64), cases.shape)
    return _mixed(cases + (purposes + np.uint64(1)) * _THIRD)


def below(numbers: Numbers, bound: int | Whole) -> Whole:
    """Whole numbers from 0 to below `bound`, which is at most 2³¹, each as likely."""
    return (((numbers >> _32) * np.asarray(bound, dtype=np.uint64)) >> _32).astype(np.int64)


def happens(numbers: Numbers, share: float | Floats) -> NDArray[np.bool_]:
    """Which happen, of what happens in that share of all cases."""
    # A share times a power of two is exact, and as whole a number cut off as Python cuts it.
    return (numbers >> _11) < (np.asarray(share, dtype=np.float64) * 2.0**53).astype(np.uint64)


def between(numbers: Numbers, stretches: Sequence[tuple[float, float]]) -> NDArray[np.bool_]:
    """Which lie in any of some stretches of 0 to 1, their ends left out."""
    place = numbers >> _11
    found = np.zeros(len(numbers), dtype=np.bool_)
    for begin, end in stretches:
        found |= (place >= np.uint64(int(begin * 2**53))) & (place < np.uint64(int(end * 2**53)))
    return found


def _mixed(numbers: Numbers) -> Numbers:
    mixed = (numbers ^ (numbers >> _30)) * _ONE
    mixed = (mixed ^ (mixed >> _27)) * _TWO
    return mixed ^ (mixed >> _31)

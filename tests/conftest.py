from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

# Before Qt is imported anywhere: tests need no screen, and must not open windows on one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"

# How many examples there are is told here and nowhere else, so that a longer run is longer for every property: the
# README's takes few, the long one thirty times as many. How long one takes says something of the machine and nothing of
# the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", max_examples=30, derandomize=True, database=None, **_PATIENT)
settings.register_profile("random", max_examples=1000, print_blob=True, **_PATIENT)
settings.load_profile("same")


def pytest_configure() -> None:
    """Keep the examples the same whichever tests run before, unless another profile is asked for."""
    if settings.get_current_profile_name() == "same":
        # Hypothesis also tries constants of whatever modules of ours have been imported by then, be it derandomized or
        # not: with several processes that is never the same.
        from hypothesis.internal.conjecture import engine, providers

        providers._get_local_constants = lambda: providers._local_constants
        # From the eleventh on it makes of each example up to five that are nearly the same. Of a thousand they are
        # worth it; of thirty each is better one of its own.
        engine.ConjectureRunner.generate_mutations_from = lambda self, data: None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Have the collector of garbage walk thousands of tests and modules once, and not again and again in each test."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture
def scenarios_dir() -> Path:
    return SCENARIOS


@pytest.fixture
def koskenlahti_dir() -> Path:
    """A town that is none, with 160 units as it is and two drafts: as many as real towns have."""
    return Path(__file__).resolve().parent / "cases" / "koskenlahti"

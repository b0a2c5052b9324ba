"""What the YAML parser complains of, in words that a planner can act on."""

from __future__ import annotations

from typing import Any

from orgsim.files.problems import Report, Spot


def report_syntax_error(error: Any, text: bytes, report: Report) -> None:
    mark = getattr(error, "problem_mark", None)
    at = Spot(mark.line, mark.column) if mark else Spot(0, 0)
    report.error(at, "syntax")

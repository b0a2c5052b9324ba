"""`orgsim schema`: the JSON Schema by which editors complete and validate files."""

from __future__ import annotations

import sys

from orgsim.commands.output import write
from orgsim.commands.reading import FINE
from orgsim.files.reading.schema import comparison_schema, scenario_schema, schema_text


def run(*, comparison: bool) -> int:
    """Write the schema of scenario files, or of comparison files, to standard output; the exit code."""
    write(schema_text(comparison_schema() if comparison else scenario_schema()), sys.stdout)
    return FINE

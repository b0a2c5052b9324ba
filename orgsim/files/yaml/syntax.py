"""What the YAML parser complains of, in words that a planner can act on.

The parser stops at the first mistake, and names it in its own terms ("did not find expected key"). Here that is told by
what planners actually do: a tab, a colon within a text, a lost quote, an indentation that slipped, or by what another
program left where two changes met. Both of PyYAML's parsers are understood; they word a few mistakes differently.
"""

from __future__ import annotations

import re
from typing import Any

from orgsim.files.problems import START, Place, Report, Spot, lines_of, shown
from orgsim.files.yaml.encoding import line_ends

_TABBED = re.compile(rb"(?<![^\r\n]) *\t[ \t]*(?=[^ \t\r\n#])")
_COLON = re.compile(r":\s")
_CONFLICT = re.compile(r"\ufeff?(?:(<{7})|[|>]{7})(?: .*)?\Z|={7}\Z")
"""A line that programs such as Git leave where two changes of a text met; the group: with which that begins."""
_CLOSING = {"[": "]", "{": "}"}

# What the parser says, of what, and the key of what we say. The first that fits counts.
_SAID: tuple[tuple[str, str, str], ...] = (
    ("", "block sequence entries are not allowed", "dash"),
    ("", "sequence entries are not allowed", "dash"),
    ("quoted scalar", "unexpected end of stream", "quote"),
    ("quoted scalar", "unexpected document", "quote"),
    ("quoted scalar", "", "escape"),
    ("anchor", "", "reserved"),
    ("alias", "", "reserved"),
    ("tag", "", "reserved"),
    ("", "cannot start any token", "reserved"),
    ("block scalar", "", "block-text"),
    ("directive", "", "document"),
    ("", "incompatible YAML", "document"),
    ("", "incompatible document", "document"),
    ("", "<document start>", "document"),
    ("", "directive", "document"),
    ("simple key", "", "missing-colon"),
    ("flow", "", "bracket"),
    ("block collection", "", "indentation"),
    ("block mapping", "", "indentation"),
    ("block sequence", "", "indentation"),
    ("block node", "", "indentation"),
)


def report_syntax_error(error: Any, text: bytes, bracket: Place | None, report: Report) -> None:
    """Report the `error` that PyYAML raised on `text`, where `bracket` is the innermost one that was open."""
    mark = getattr(error, "problem_mark", None)
    if _report_conflicts(text, report):
        return
    if mark is None:
        _report_character(text, report)
        return
    problem = error.problem or ""
    context = error.context or ""
    opened = bracket if bracket is not None and "flow" in context else error.context_mark
    line = _line(text, mark.line)
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab character" in problem:
        _report_tabs(text, mark, report)
    elif line[mark.column : mark.column + 1] == "\t":
        report.error(mark, "tab-within")
    elif "mapping values are not allowed" in problem:
        # A key stands before this place already: a second colon can only be part of a text.
        in_text = _COLON.search(line[: mark.column])
        report.error(mark, "syntax.colon-in-text" if in_text else "syntax.misplaced-key")
    else:
        _report_by_words(problem, context, mark, opened, text, report)


def _report_by_words(
    problem: str, context: str, mark: Place, opened: Place | None, text: bytes, report: Report
) -> None:
    line = _line(text, mark.line)
    key = next((key for of, said, key in _SAID if of in context and said in problem), "other")
    if key == "indentation":
        _report_misfit(mark, line, text, report)
    elif key == "reserved":
        at = opened or mark
        report.error(at, "syntax.reserved", character=shown(line[at.column : at.column + 1]))
    elif key in ("quote", "missing-colon") and opened is not None:
        report.error(opened, f"syntax.{key}")
    elif key == "bracket" and opened is not None:
        if "stream end" in problem or not line.strip():
            bracket = _line(text, opened.line)[opened.column : opened.column + 1]
            report.error(opened, "syntax.bracket-open", bracket=bracket, closing=_CLOSING.get(bracket, "]"))
        else:
            report.error(mark, "syntax.bracket", line=str(opened.line + 1))
    elif key == "other":
        report.error(mark, "syntax.other", reason=shown(problem or context))
    else:
        report.error(mark, f"syntax.{key}")


def _report_conflicts(text: bytes, report: Report) -> bool:
    """Report where each conflict of two changes begins that was never resolved; whether there are any.

    Of one that was resolved in part, the first line that was left.
    """
    marks = [
        (line, found) for line, said in enumerate(lines_of(text.decode("utf-8"))) if (found := _CONFLICT.match(said))
    ]
    for line, _ in [each for each in marks if each[1][1]] or marks[:1]:
        report.error(Spot(line, 0), "syntax.conflict")
        if report.full:
            break
    return bool(marks)


def _report_misfit(mark: Place, line: str, text: bytes, report: Report) -> None:
    """The parser looked for a key or an item of a list, and found something else."""
    before, here = line[: mark.column].rstrip(), line[mark.column : mark.column + 1]
    if here in ("]", "}"):
        report.error(mark, "syntax.stray-bracket", bracket=here)
    elif before.endswith(("'", '"')) and (opening := _opened_above(mark, before, text)) is not None:
        report.error(opening, "syntax.quote")
    elif before.endswith(("'", '"')):
        report.error(mark, "syntax.after-quote", escaped="''" if before.endswith("'") else '\\"')
    elif line.startswith("..."):
        report.error(mark, "syntax.document")
    else:
        report.error(mark, "syntax.indentation")


def _opened_above(mark: Place, before: str, text: bytes) -> Place | None:
    """The quote of a line above that was never closed, where it took the one that `before` ends with for its end."""
    quote = before[-1]
    if before.count(quote) % 2 == 0:
        return None
    unclosed = re.compile(rf"(?:^ *|[:,-] +|[\[{{] *){quote}(?=[^{quote}]*\Z)")
    lines = re.split("\r\n|[\r\n]", text.decode("utf-8"))
    for number in range(min(mark.line, len(lines)) - 1, -1, -1):
        if quote in lines[number]:
            found = unclosed.search(lines[number])
            return None if found is None else Spot(number, found.end() - 1)
    return None


def _line(text: bytes, number: int) -> str:
    lines = lines_of(text.decode("utf-8"))
    return lines[number] if number < len(lines) else ""


def _report_tabs(text: bytes, mark: Place, report: Report) -> None:
    """Report every line that is indented by tabs, as they come in flocks."""
    found = False
    line, at = 0, 0
    for match in _TABBED.finditer(text):
        line, at = line + line_ends(text, at, match.start()), match.start()
        report.error(Spot(line, match[0].index(b"\t")), "tab")
        found = True
        if report.full:
            break
    if not found:
        report.error(mark, "tab")


def _report_character(text: bytes, report: Report) -> None:
    """Find the character that YAML does not allow, which the parser names by an offset only."""
    for number, line in enumerate(lines_of(text.decode("utf-8"))):
        for column, character in enumerate(line):
            code = ord(character)
            if (0x80 <= code < 0xA0 and code != 0x85) or code in (0xFFFE, 0xFFFF):
                report.error(Spot(number, column), "control-character", code=f"U+{code:04X}")
                return
    report.error(START, "not-a-file")

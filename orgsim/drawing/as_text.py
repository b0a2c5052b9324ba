"""A drawing as text, one line for each area, box, line and label: what the tests compare, and a person can read."""

from __future__ import annotations

from orgsim.drawing.drawing import Box, Drawing, Point
from orgsim.drawing.text.breaking import HYPHEN


def drawing_as_text(drawing: Drawing) -> str:
    """The drawing in lines; lengths are rounded to whole pixels."""
    lines = [f"drawing {drawing.width:.0f} × {drawing.height:.0f}"]
    lines += [
        f"area {area.x:.0f},{area.y:.0f} {area.width:.0f} × {area.height:.0f} {area.look}" for area in drawing.areas
    ]
    lines += [_box(box) for box in drawing.boxes]
    for line in drawing.lines:
        joins = " > ".join(end for end in line.ends if end)
        lines.append(f"line {line.style} {joins}{' →' if line.arrow else ''} {_points(line.points)}")
    lines += [f"label {label.style} {label.x:.0f},{label.y:.0f} {label.text!r}" for label in drawing.labels]
    return "\n".join(lines).replace(HYPHEN, "-") + "\n"


def _box(box: Box) -> str:
    marks = [
        *([f"seats {box.seats}"] if box.seats else []),
        *(["stacked"] if box.stacked else []),
        *(["open"] if box.open else []),
        *(["outside"] if box.outside else []),
        *([f"+{box.hidden}"] if box.hidden else []),
    ]
    place = f"{box.x:.0f},{box.y:.0f} {box.width:.0f} × {box.height:.0f}"
    text = " / ".join(box.name)
    label = f"({box.label}) " if box.label else ""
    purpose = f" – {' / '.join(box.purpose)}" if box.purpose else ""
    remit = "".join(f" | {part}" for part in box.remit)
    said = f"{label}{text!r}{purpose}{remit}"
    return f"box {box.id} {place} {box.look} {said}{' [' + ', '.join(marks) + ']' if marks else ''}"


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)

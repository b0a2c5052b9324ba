"""Copy the icons from Lucide and render the application's icon in the sizes and formats that systems ask for.

Run it when an icon is added or Lucide is updated, never at build or run time (README.md here has the commands):

    python resources/icons/make.py package

where `package` is the unpacked npm package lucide-static. It needs PySide6.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent

# Our name, which says what the icon is for: Lucide's name, which says what it shows.
ICONS = {
    # the views
    "structure": "network",
    "differences": "diff",
    "metrics": "chart-column",
    "matters": "list",
    "checks": "shield-check",
    "transition": "workflow",
    "timeline": "chart-gantt",
    "goals": "target",
    "decisions": "hourglass",
    # files and what is taken out of them
    "library": "layout-grid",
    "open": "folder-open",
    "file": "file",
    "file-warning": "file-warning",
    "refresh": "refresh-cw",
    "export": "share",
    "image": "image",
    "copy": "copy",
    "print": "printer",
    "save": "save",
    "external-link": "external-link",
    # looking at charts
    "search": "search",
    "fit": "maximize",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "link": "link",
    "unlink": "unlink",
    "fold": "chevrons-down-up",
    "unfold": "chevrons-up-down",
    "layers": "layers",
    "remit": "text-align-start",
    "staffing": "users",
    "ties": "waypoints",
    "crosshair": "crosshair",
    "eye": "eye",
    "list-tree": "list-tree",
    "panel-right": "panel-right",
    "present": "play",
    # editing
    "edit": "pencil",
    "undo": "undo-2",
    "redo": "redo-2",
    # the app
    "settings": "settings",
    "language": "globe",
    "sun": "sun",
    "moon": "moon",
    "projector": "projector",
    "keyboard": "keyboard",
    "help": "circle-question-mark",
    "info": "info",
    "warning": "triangle-alert",
    "error": "circle-x",
    "check": "check",
    "close": "x",
    "more": "ellipsis",
    "grip": "grip-vertical",
    "plus": "plus",
    "minus": "minus",
    "arrow-left": "arrow-left",
    "arrow-right": "arrow-right",
    "chevron-left": "chevron-left",
    "chevron-right": "chevron-right",
    "chevron-up": "chevron-up",
    "chevron-down": "chevron-down",
}

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's names of the entries that hold a PNG, by size: plain ones and those for dense screens.
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
    b"ic10": 1024,
}


def copy_icons(package: Path) -> None:
    """Copy Lucide's icons under our names, and its licence."""
    for ours, theirs in ICONS.items():
        text = (package / "icons" / f"{theirs}.svg").read_text("utf-8")
        (HERE / f"{ours}.svg").write_text(text, encoding="utf-8", newline="\n")
    (HERE / "LICENSE.txt").write_text((package / "LICENSE").read_text("utf-8"), encoding="utf-8", newline="\n")


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The application's icon as a PNG of `size` pixels square."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon that holds the PNGs."""
    start = 6 + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), start)
        start += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """A macOS icon that holds the PNGs by the names of their entries."""
    body = b"".join(name + struct.pack(">I", 8 + len(data)) + data for name, data in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(package: str) -> None:
    """Write every file of this folder but the application icon's source and the README."""
    copy_icons(Path(package))
    renderer = QSvgRenderer(str(HERE / "orgsim.svg"))
    for size in PNG_SIZES:
        (HERE / f"orgsim-{size}.png").write_bytes(png(renderer, size))
    (HERE / "orgsim.ico").write_bytes(ico({size: png(renderer, size) for size in ICO_SIZES}))
    (HERE / "orgsim.icns").write_bytes(icns({name: png(renderer, size) for name, size in ICNS_SIZES.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])

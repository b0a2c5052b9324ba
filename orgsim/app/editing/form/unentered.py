"""What was typed in forms and could not be entered: kept until it is mended, and asked about before it goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from orgsim.app.document.document import Document
from orgsim.app.widgets.labels import shortened
from orgsim.messages import Catalog, Message, message
from orgsim.model.hierarchy import unit_of
from orgsim.model.text import Text

Key = tuple[Path, str, str]
"""The draft, the unit and the field."""
MOST_SAID = 40
"""Characters of what was typed."""
_AS_TYPED: Mapping[str, str] = {
    "problem.remedy.days": "form.remedy.days",
    "problem.remedy.fte": "form.remedy.fte",
    "problem.remedy.number": "form.remedy.number",
}
"""By the remedy for a file: the one for a field, whose unit is beside it, with decimals as the language writes them."""


class Kept(Struct, frozen=True):
    """What was typed, and why it cannot be entered."""

    text: str
    why: Message
    field: str
    """What the field is called."""
    unit: Text


class Unentered(QObject):
    """All that is kept of one document."""

    return_asked = Signal(object)
    """A `Key`: that field is to be mended."""
    forgotten = Signal(object)
    """The paths of the drafts of which nothing is kept any more."""
    _noted = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.kept: dict[Key, Kept] = {}
        # Later, when all have seen the change after which it is so.
        self._noted.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        document.changed.connect(lambda _before, _after: self._noted.emit() if self.kept else None)

    def note(self, key: Key, kept: Kept | None) -> None:
        """Keep that of a field, or nothing any more."""
        if kept is not None:
            self.kept[key] = kept
        elif self.kept.pop(key, None) is None:
            return
        self._noted.emit()

    def _tell(self) -> None:
        """Let the state tell of which drafts something is kept."""
        self._document.change(unentered=frozenset(key[0] for key in self.of()))

    def of(self, paths: Collection[Path] | None = None) -> dict[Key, Kept]:
        """What is kept of the drafts at `paths`, or of all, and of units that are still there."""
        state = self._document.state
        found = {}
        for key, kept in self.kept.items():
            file = state.open_file(key[0]) if paths is None or key[0] in paths else None
            if file is not None and (key[1] == "" or unit_of(file.scenario, key[1]) is not None):
                found[key] = kept
        return found

    def forget(self, paths: Collection[Path] | None = None) -> None:
        """Keep nothing any more of the drafts at `paths`, or of any."""
        gone = {key[0] for key in self.kept if paths is None or key[0] in paths}
        self.kept = {key: kept for key, kept in self.kept.items() if key[0] not in gone}
        if gone:
            self._noted.emit()
            self.forgotten.emit(gone)


def what_is_wrong(why: Message, speech: Catalog) -> str:
    """What is wrong, in words: of a file they begin with the key, at whose field they stand here.

    What to write is told as a field takes it, where that is otherwise than in a file.
    """
    remedy, found = why.args.get("remedy"), why.args.get("found")
    if isinstance(remedy, Message) and remedy.key in _AS_TYPED:
        why = Message(why.key, {**why.args, "remedy": Message(_AS_TYPED[remedy.key])})
    if why.key == "problem.whole-number" and isinstance(found, str) and speech.language != "en":
        why = Message(why.key, {**why.args, "found": found.replace(".", ",")})
    said, key = speech.say(why), why.args.get("key")
    return said.removeprefix(f"`{key}`: ") if key is not None else said


def told(kept: Kept, speech: Catalog) -> Message:
    """What cannot be saved, and why."""
    typed = shortened(" ".join(kept.text.split()), MOST_SAID)
    return message("unsaved.field", field=kept.field, unit=kept.unit, text=typed, why=what_is_wrong(kept.why, speech))


def told_saved(document: Document, paths: Sequence[Path]) -> Message:
    """That the drafts at `paths` were saved, and in which fields something is typed that is not in them."""
    names = tuple([path.name for path in paths])
    fields = tuple(dict.fromkeys(kept.field for kept in unentered_of(document).of(paths).values()))
    if fields:
        return message("edit.saved-but", n=len(names), names=names, fields=fields)
    return message("edit.saved", n=len(names), names=names)


def told_left(document: Document, paths: Sequence[Path]) -> Message | None:
    """In which fields of the drafts at `paths` something is typed that cannot be saved, where nothing else is to be."""
    fields = tuple(dict.fromkeys(kept.field for kept in unentered_of(document).of(paths).values()))
    return message("edit.left", fields=fields) if fields else None


def unentered_of(document: Document) -> Unentered:
    """What is kept of `document`."""
    found = document.findChild(Unentered, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Unentered(document)

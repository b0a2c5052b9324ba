"""What the menu offers for stories: adding the view that is shown, and putting the steps in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document import Document
from orgsim.app.presenter.presenting import Presenting
from orgsim.messages import Message, catalog

if TYPE_CHECKING:
    from orgsim.app.presenter.story import Story
    from orgsim.app.presenter.story_dialog import StoryDialog


class StoryActions(QObject):
    """Connects the actions, and asks for a file where there is none to write into."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        presenting: Presenting,
        announce: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._presenting = presenting
        self._announce = announce
        self._window = window
        self._story: Story | None = None
        self.dialog: StoryDialog | None = None
        actions["add-step"].triggered.connect(lambda _checked: self.story.add())
        actions["story"].triggered.connect(lambda _checked: self.open())

    @property
    def story(self) -> Story:
        """The story of what is open, made when it is first asked for: a start does without it."""
        if self._story is None:
            from orgsim.app.presenter.story import Story

            self._story = Story(self._document, self)
            self._story.changed.connect(self._say)
            self._story.failed.connect(self._say)
            self._story.file_wanted.connect(self.save_as)
        return self._story

    def open(self) -> None:
        """Show the panel."""
        from orgsim.app.presenter.story_dialog import StoryDialog

        if self.dialog is None:
            self.dialog = StoryDialog(self._document, self.story, self._window)
            self.dialog.present_asked.connect(self._presenting.start)
            self.dialog.destroyed.connect(self._gone)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def save_as(self) -> None:
        """Let the user name a comparison file, and make it of what is open."""
        # Imported here, as no start needs it.
        from PySide6.QtWidgets import QFileDialog

        files = self._document.state.files
        if not files:
            return
        speech = catalog(self._document.state.language)
        suggested = files[0].path.parent / speech("story.file-name")
        name, _ = QFileDialog.getSaveFileName(
            self._window, speech("story.save-as"), str(suggested), f"{speech('open.filter')} (*.yaml *.yml)"
        )
        if name:
            self.story.create(Path(name))

    def _say(self, said: Message) -> None:
        self._announce(catalog(self._document.state.language).say(said))

    def _gone(self) -> None:
        self.dialog = None

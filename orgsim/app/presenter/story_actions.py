"""What the menu offers for stories: adding the view that is shown, and putting the steps in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.presenter.presenting import Presenting
from orgsim.messages import Message, catalog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from orgsim.app.document.look import Look
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
        ask_file: Callable[[], QDialog | None],
        look: Callable[[], Look],
        window: QWidget,
    ) -> None:
        """`ask_file` asks where to keep what is open as a comparison; its dialog is accepted once that is done.

        `look` tells how the view that is shown is looked at.
        """
        super().__init__(window)
        self._document = document
        self._presenting = presenting
        self._announce = announce
        self._ask_file = ask_file
        self._look = look
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

            self._story = Story(self._document, self, look=self._look)
            self._story.changed.connect(self._say)
            self._story.failed.connect(self._say)
            self._story.file_wanted.connect(self._ask_for_file)
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

    def _ask_for_file(self) -> None:
        """Have a comparison made of what is open, and go on with what was to be added to its story."""
        form = self._ask_file()
        if form is not None:
            form.accepted.connect(self.story.add)

    def _say(self, said: Message) -> None:
        self._announce(catalog(self._document.state.language).say(said))

    def _gone(self) -> None:
        self.dialog = None

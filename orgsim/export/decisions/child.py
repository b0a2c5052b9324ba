"""The process that simulates: begun, told when it is enough, and never left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from orgsim.analysis.deciding.beside import STOP, Task, Told, task_bytes, told

_CODE = "import sys; sys.path[:] = sys.argv[1:]; from orgsim.analysis.deciding.serving import serve; serve()"
"""Nothing of the command line is loaded for it. The modules are those of this process, wherever it was started from: a
folder of the user's is none of them."""

_ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy begins a thread for each core when it is loaded, which takes as long as a seventh of its start, and gives them
nothing to do: no equations are solved here."""


class NotBegunError(Exception):
    """The system has begun no process: there is no memory for one, or the program's Python is not there any more."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


class Child:
    """One process for one task. `stop` and `kill` may be called from any thread, and do not wait."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._sent = self._stopping = self._killed = False
        self.exit_code: int | None = None
        """Once it has ended: negative where a signal ended it."""

    @property
    def pid(self) -> int | None:
        """Its number; `None` before it is begun and once it has ended."""
        its = self._process
        return None if its is None or self.exit_code is not None else its.pid

    def begin(self) -> subprocess.Popen[bytes]:
        """Begin it before its task is known, so that it has loaded by then what it needs.

        Raises NotBegunError where the system begins none.
        """
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_ALONE | os.environ,
                    creationflags=_flags(),
                )
            except OSError as error:
                raise NotBegunError(error) from error
        return self._process

    def answers(self, task: Task) -> Iterator[Told]:
        """Have it do `task`, and give what it tells until it ends. Raises NotBegunError."""
        if self._killed:
            return
        process = self.begin()
        assert process.stdin is not None and process.stdout is not None, "they are pipes"
        try:
            if self._is_killed():
                # Just now, when there was nothing to end yet.
                return
            # Where it has ended already, that is told by what it does not answer.
            with suppress(OSError):
                process.stdin.write(task_bytes(task))
                process.stdin.flush()
            self._sent = True
            if self._stopping:
                self._say_stop()
            yield from told(cast(BinaryIO, process.stdout))
        finally:
            _end(process)
            self.exit_code = process.returncode

    def stop(self) -> None:
        """Have it come to its end with what is done."""
        self._stopping = True
        # Before the task was sent, whoever sends it goes on to this: a full pipe would have to be waited for.
        if self._sent:
            self._say_stop()

    def kill(self) -> None:
        """End it now."""
        self._killed = True
        its = self._process
        if its is not None:
            with suppress(OSError):
                its.kill()

    def leave(self) -> None:
        """End it where it was given no task, and wait for that."""
        self.kill()
        if self._process is not None and not self._sent:
            _end(self._process)

    def _is_killed(self) -> bool:
        return self._killed

    def _say_stop(self) -> None:
        its = self._process
        assert its is not None and its.stdin is not None, "it was begun"
        with suppress(OSError, ValueError):
            its.stdin.write(STOP)
            its.stdin.flush()


def command() -> list[str]:
    """What begins the process."""
    if getattr(sys, "frozen", False):
        # The program is one file, which knows where its modules are.
        return [sys.executable, "--simulating"]
    return [sys.executable, "-I", "-c", _CODE, *sys.path]


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None and process.stdout is not None, "they are pipes"
    process.stdout.close()
    # It ends by itself when this does; what was not written is nobody's.
    with suppress(OSError):
        process.stdin.close()
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _flags() -> int:
    """On Windows: without a window of its own, and after all that is waited for."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0

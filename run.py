"""Sets orgsim up and starts it, with nothing but Python's standard library.

    python3 run.py [FILE...]            opens the window; with no file, on the comparison that ships
    python3 run.py COMMAND [...]        metrics, check, export and the other commands of orgsim
    python3 run.py test [...]           runs the tests; what follows is handed to pytest

The first start makes a virtual environment in .venv and installs into it what constraints.txt names. What the
system may lack is looked for before the first download. Later starts only compare a stamp and hand over.

This file is written for every Python since 3.6, so that an old one hears what is wrong, not of a syntax error.
"""

import contextlib
import ctypes
import functools
import hashlib
import importlib.util
import json
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "orgsim-setup.json"
LOG = VENV / "orgsim-setup.log"
UNFINISHED = {"unfinished": True}

# What Qt's wheels take from a Linux system: the library's file, and Debian's name for its package.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class SetupError(Exception):
    """Ends the start with one sentence for the person who typed the command, in English and in Finnish."""


def in_words(english, finnish):
    """Choose the sentence in Finnish where the system speaks it, else in English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return finnish if spoken.lower().startswith("fi") else english


def say(english, finnish):
    """Tell what goes on, apart from what the command itself prints."""
    print(in_words(english, finnish), file=sys.stderr, flush=True)


# --- What must be there before anything is downloaded ---


def check_python(version):
    """Stop unless this Python is new enough."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        wanted, found = ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, version[:3]))
        raise SetupError(
            f"orgsim needs Python {wanted} or newer, and this is {found} ({sys.executable}).",
            f"orgsim tarvitsee Pythonin {wanted} tai uudemman, ja tämä on {found} ({sys.executable}).",
        )


def opens_window(arguments):
    """Tell whether these arguments open the window: any but a command's bare word or a plea for help."""
    first = arguments[0] if arguments else ""
    return not (first.isalpha() or first in ("-h", "--help", "--version"))


def check_display(platform, environment):
    """Stop where a Linux session has no screen to open a window on."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(name) for name in known):
        raise SetupError(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).",
            "Näyttöä, jolle ikkuna avautuisi, ei ole (DISPLAY ja WAYLAND_DISPLAY puuttuvat).",
        )


def uses_x11(environment):
    """Tell whether Qt will draw through X11, whose libraries many desktops lack."""
    on_x11 = environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY")
    return environment.get("QT_QPA_PLATFORM", "xcb" if on_x11 else "").startswith("xcb")


def loads(library):
    """Tell whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries, make_venv):
    """Map the Debian package of whatever is missing to what it is called elsewhere."""
    missing = {}
    if make_venv and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        missing["python{}.{}-venv".format(*sys.version_info)] = "Python's venv and ensurepip"
    if sys.platform.startswith("linux"):
        missing.update((package, library) for library, package in libraries.items() if not loads(library))
    return missing


def check_system(libraries, make_venv):
    """Stop where the system lacks something; on Debian and Ubuntu root gets it installed instead."""
    missing = missing_packages(libraries, make_venv)
    debian = shutil.which("apt-get")
    if missing and debian and os.geteuid() == 0:
        names = " ".join(missing)
        say(f"Installing with apt-get: {names}", f"Asennetaan apt-getillä: {names}")
        apt = [debian, "-qq", "-o", "Dpkg::Use-Pty=0"]
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for step in ["update"], ["install", "--yes", "--no-install-recommends", *missing]:
            subprocess.call([*apt, *step], env=environment, stdout=subprocess.DEVNULL)
        importlib.invalidate_caches()
        missing = missing_packages(libraries, make_venv)
    if missing:
        remedy = "sudo apt-get install " + " ".join(missing) if debian else ", ".join(missing.values())
        raise SetupError(f"Please install first: {remedy}", f"Asenna ensin: {remedy}")


# --- The virtual environment ---


def project():
    """Read pyproject.toml (tomllib came with Python 3.11, hence the late import)."""
    import tomllib

    return tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))


def fingerprint():
    """Hash all that an environment depends on; the settings of developers' tools are no part of it."""
    tables = {name: table for name, table in project().items() if name != "tool"}
    constraints = (HERE / "constraints.txt").read_text(encoding="utf-8")
    state = json.dumps([tables, constraints, sys.version_info[:2], str(HERE)], sort_keys=True)
    return hashlib.sha256(state.encode("utf-8")).hexdigest()


def read_stamp():
    """Read what the last set-up left: {} where there was none, UNFINISHED where one was cut short."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        return UNFINISHED


def write_stamp(stamp):
    """Leave word for the next start."""
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def is_set_up(groups):
    """Tell whether the environment holds orgsim and these dependency groups."""
    stamp = read_stamp()
    return stamp.get("fingerprint") == fingerprint() and groups <= set(stamp["groups"]) and PYTHON.exists()


def is_sound(stamp):
    """Tell whether to build on what is there: finished, not moved, of this Python, with a pip that runs."""
    if stamp == UNFINISHED or stamp.get("place", str(HERE)) != str(HERE) or not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-c", "import sys, pip; print(*sys.version_info[:2])"]
    answer = subprocess.run(probe, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    return answer.split() == [str(number).encode() for number in sys.version_info[:2]]


def set_up(groups):
    """Make or mend the environment. The stamp comes last: what was cut short is made anew by the next start."""
    stamp = read_stamp()
    if not is_sound(stamp):
        say(f"Making a Python environment in {VENV}", f"Luodaan Python-ympäristö kansioon {VENV}")
        make_environment()
        stamp = UNFINISHED
    groups = sorted(groups.union(stamp.get("groups", [])))
    if stamp:  # else someone made this environment by hand: it is theirs, and never swept away
        write_stamp(UNFINISHED)
    try:
        install(groups)
    except SetupError:
        if stamp:  # pip fetches everything before it changes anything, so what was there is still whole
            write_stamp(stamp)
        raise
    write_stamp({"fingerprint": fingerprint(), "groups": groups, "place": str(HERE)})


def make_environment():
    """Make an empty environment with pip in it, in place of what was there."""
    import venv

    if VENV.exists():
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    write_stamp(UNFINISHED)
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(str(VENV))


def install(groups):
    """Install orgsim from this folder, so that edits take effect at once, and the requirements of the groups."""
    say(
        "Installing what orgsim needs (minutes, the first time)",
        "Asennetaan tarvittavat osat (ensimmäisellä kerralla muutama minuutti)",
    )
    further = [each for group in groups for each in project()["dependency-groups"][group]]
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--log", str(LOG)]
    command = [*pip, "--constraint", str(HERE / "constraints.txt"), "--editable", str(HERE), *further]
    with contextlib.suppress(FileNotFoundError):
        LOG.unlink()
    # pip's progress is shown; its warnings and errors are in the log, and summed up here.
    if subprocess.call(command, stdout=sys.stderr, stderr=subprocess.DEVNULL) == 0:
        return
    log = LOG.read_text(encoding="utf-8", errors="replace") if LOG.exists() else ""
    if any(sign in log for sign in ("connection broken by", "Max retries exceeded", "ConnectionError")):
        raise SetupError(
            f"The packages could not be fetched: is there a network? (pip's log: {LOG})",
            f"Paketteja ei voitu noutaa: onko verkkoyhteyttä? (pipin loki: {LOG})",
        )
    errors = [line.partition("ERROR: ")[2] for line in log.splitlines() if "ERROR: " in line] or ["?"]
    raise SetupError(f"pip failed: {errors[0]} (its log: {LOG})", f"pip epäonnistui: {errors[0]} (loki: {LOG})")


@contextlib.contextmanager
def alone():
    """Let one set-up run at a time in this folder. The lock goes with the process, however that ends."""
    with Path(__file__).open("rb") as own:
        if os.name == "nt":
            import msvcrt

            own.seek(1 << 30)  # far beyond the text, which stays readable to others
            lock = functools.partial(msvcrt.locking, own.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            lock = functools.partial(fcntl.flock, own, fcntl.LOCK_EX)
        with contextlib.suppress(OSError):  # some network drives know no locks: better unguarded than not at all
            lock()
        yield


# --- The start ---


def start(arguments):
    """Hand over to the environment's Python; only on Windows, which has no such thing, this process waits for it."""
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def main(arguments):
    """Check, set up where needed, and start what the arguments ask for."""
    check_python(sys.version_info)
    tests = arguments[:1] == ["test"]
    window = not tests and opens_window(arguments)
    if window:
        check_display(sys.platform, os.environ)
    libraries = dict(QT_LIBRARIES, **(X11_LIBRARIES if window and uses_x11(os.environ) else {}))
    groups = {"test"} if tests else set()
    ready = is_set_up(groups)
    if window or not ready:
        check_system(libraries, make_venv=not ready)
    if not ready:
        with alone():
            if not is_set_up(groups):  # another start may have seen to it meanwhile
                set_up(groups)
    if not tests:
        start(["-m", "orgsim", *arguments])
    os.chdir(str(HERE))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start(["-m", "pytest", *arguments[1:]])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as stop:
        sys.exit(in_words(*stop.args))
    except KeyboardInterrupt:
        sys.exit(in_words("Stopped; the next start mends it.", "Keskeytetty; seuraava käynnistys korjaa asian."))
    except (OSError, subprocess.CalledProcessError) as problem:
        sys.exit(in_words(f"The set-up failed: {problem}", f"Asennus epäonnistui: {problem}"))

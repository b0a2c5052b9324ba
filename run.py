"""Sets orgsim up and starts it, with nothing but Python's standard library.

    python3 run.py [FILE...]            opens the window; with no file, on the comparison that ships
    python3 run.py COMMAND [...]        metrics, check, export and the other commands of orgsim
    python3 run.py test [...]           runs the tests on all cores; what follows is handed to pytest

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
BEFORE = HERE / ".venv-before"  # what worked, until its successor does
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "orgsim-setup.json"
LOG = VENV / "orgsim-setup.log"
UNFINISHED = {"unfinished": True}
LEAST_LIBRARY = 100_000  # bytes; what a smaller one lacks, Python tells itself
PIPS_ADVICE = b"The conflict is caused by:"  # what it says of constraints also where there is no network
MOST_PROCESSES = 8  # each takes some 300 MB, and the last test to end is no faster with more

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
        apt = "sudo apt-get update && sudo apt-get install "
        remedy = apt + " ".join(missing) if debian else ", ".join(missing.values())
        raise SetupError(f"Please install first: {remedy}", f"Asenna ensin: {remedy}")


def check_room():
    """Stop where the environment cannot be made: in a folder that takes no files, or where something is in its way."""
    if os.path.lexists(str(VENV)) and not VENV.is_dir():
        raise SetupError(
            f"{VENV} is in the way: orgsim needs a folder of that name. Please move it elsewhere.",
            f"{VENV} on tiellä: orgsim tarvitsee samannimisen kansion. Siirrä se muualle.",
        )
    for folder in HERE, VENV:
        if folder.exists() and not os.access(str(folder), os.W_OK):
            raise SetupError(
                f"Nothing can be written into {folder}, where orgsim keeps its Python packages: copy orgsim's folder "
                "to a place of your own, and start it from there.",
                f"Kansioon {folder} ei voi kirjoittaa, ja orgsim pitää siellä Python-pakettinsa: kopioi orgsimin "
                "kansio omaan paikkaasi ja käynnistä se sieltä.",
            )
    if VENV.is_dir() and not STAMP.exists() and names_in(VENV) and not is_sound({}):
        raise SetupError(
            f"{VENV} was not made by orgsim, and has no pip or another Python: please move or delete it.",
            f"{VENV} ei ole orgsimin luoma, ja siitä puuttuu pip tai siinä on toinen Python: siirrä tai poista se.",
        )


# --- The virtual environment ---


def project():
    """Read pyproject.toml (tomllib came with Python 3.11, hence the late import)."""
    import tomllib

    return tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))


def fingerprint():
    """Hash all that an environment depends on; the settings of developers' tools are no part of it."""
    tables = {name: table for name, table in project().items() if name != "tool"}
    constraints = (HERE / "constraints.txt").read_text(encoding="utf-8")
    state = json.dumps([tables, constraints, sys.version_info[:2]], sort_keys=True)
    return hashlib.sha256(state.encode("utf-8")).hexdigest()


def read_stamp():
    """Read what the last set-up left: {} where there was none, UNFINISHED where one was cut short."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except PermissionError as problem:
        raise SetupError(
            f"{VENV} cannot be read by this user, as after a start with sudo: delete it as the one who made it, or "
            "copy orgsim's folder without it to a place of your own.",
            f"{VENV} ei ole tämän käyttäjän luettavissa, kuten sudolla käynnistämisen jälkeen: poista se luojansa "
            "oikeuksin, tai kopioi orgsimin kansio ilman sitä omaan paikkaasi.",
        ) from problem
    except ValueError:
        return UNFINISHED
    return stamp if isinstance(stamp, dict) else UNFINISHED


def write_stamp(stamp):
    """Leave word for the next start."""
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def is_set_up(groups):
    """Tell whether the environment holds orgsim and these dependency groups."""
    stamp = read_stamp()
    fits = stamp.get("fingerprint") == fingerprint() and groups <= set(stamp.get("groups", []))
    return fits and is_whole(stamp)


def is_whole(stamp):
    """Tell whether all packages that were installed are still there, and their libraries as long as they were.

    One that was cut short, as by a full disk, ends the process without a word; what else a package holds is told of
    by `orgsim/__main__.py`.
    """
    try:
        folder = VENV / stamp["folder"]
        there = names_in(folder)
        lengths = stamp.get("libraries", {}).items()  # older stamps have none
        if any((folder / name).stat().st_size != length for name, length in lengths):
            return False
    except (KeyError, OSError):
        return False
    return PYTHON.exists() and (VENV / "pyvenv.cfg").exists() and set(stamp["packages"]) <= there


def libraries_in(folder):
    """Tell how long each larger library is that a folder holds, by its place in there."""
    endings = (".so", ".pyd", ".dll", ".dylib")
    found = [path for path in folder.rglob("*") if path.suffix in endings or ".so." in path.name]
    lengths = {path.relative_to(folder).as_posix(): path.stat().st_size for path in found if path.is_file()}
    return {name: length for name, length in lengths.items() if length >= LEAST_LIBRARY}


def is_sound(stamp):
    """Tell whether to build on what is there: finished, whole, of this Python, with a pip that runs."""
    if stamp == UNFINISHED or not PYTHON.exists() or ("packages" in stamp and not is_whole(stamp)):
        return False
    probe = [str(PYTHON), "-c", "import sys, pip; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(probe, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    except OSError:
        return False
    return answer.split() == [str(number).encode() for number in sys.version_info[:2]]


def set_up(groups):
    """Make or mend the environment. The stamp comes last: what was cut short is made anew by the next start.

    What is there is put aside and not away until its successor is finished, be it that it works with another Python,
    or in part: without a network there would be nothing.
    """
    put_back(unfinished_only=True)
    if is_set_up(groups):
        return
    stamp = read_stamp()
    groups = sorted(groups.union(stamp.get("groups", [])))
    sound = is_sound(stamp)
    if not sound:
        put_aside(stamp)
    try:
        if not sound:
            say(f"Making a Python environment in {VENV}", f"Luodaan Python-ympäristö kansioon {VENV}")
            make_environment()
        elif stamp:  # else someone made this environment by hand: it is theirs, and never swept away
            write_stamp(UNFINISHED)
        install(groups)
    except BaseException:
        if sound and stamp:  # pip fetches all before it changes anything: what was there is still whole
            write_stamp(stamp)
        put_back()
        raise
    folder = packages_folder()
    packages = sorted(name for name in names_in(folder) if not name.endswith(("-info", ".pth", "__pycache__")))
    inside = os.path.relpath(str(folder), str(VENV))
    held = {"folder": inside, "packages": packages, "libraries": libraries_in(folder)}
    write_stamp(dict(held, fingerprint=fingerprint(), groups=groups))
    remove(BEFORE)


def put_aside(stamp):
    """Make way for a new environment; one that was never finished is of no use to anybody."""
    if stamp not in ({}, UNFINISHED):
        remove(BEFORE)
        VENV.rename(BEFORE)


def put_back(unfinished_only=False):
    """Bring back what was put aside, if anything was, with the log of what has failed.

    With `unfinished_only`, when a set-up was killed: what was finished after all stays.
    """
    if not BEFORE.is_dir():
        return
    if unfinished_only and read_stamp() not in ({}, UNFINISHED):
        remove(BEFORE)
        return
    with contextlib.suppress(OSError):
        LOG.replace(BEFORE / LOG.name)
    remove(VENV)
    BEFORE.rename(VENV)


def remove(folder):
    """Remove a folder with all that it holds, if it is there."""
    if folder.exists():
        shutil.rmtree(str(folder))


def make_environment():
    """Make an empty environment with pip in it, in place of what was there."""
    import venv

    remove(VENV)
    VENV.mkdir()
    write_stamp(UNFINISHED)
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(str(VENV))


def packages_folder():
    """Tell where the environment keeps its packages."""
    ask = [str(PYTHON), "-c", "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"]
    return Path(json.loads(subprocess.check_output(ask).decode("ascii")))


def names_in(folder):
    """Tell what a folder holds."""
    return {each.name for each in folder.iterdir()}


def point_here(folder):
    """Let the environment find orgsim in this folder, so that edits take effect at once.

    It is told by the way from the packages to here, as pip would not: a folder can then be moved with its environment,
    and a Python that reads this file as ASCII (3.11 where the locale is not installed) does not end at an `ä`.
    """
    for old in folder.glob("*orgsim*.pth"):
        old.unlink()
    way = os.path.relpath(str(HERE), str(folder))
    (folder / "orgsim.pth").write_text(Path(way).as_posix() + "\n", encoding="ascii")


def install(groups):
    """Install what orgsim and the groups require, and lead the way to orgsim itself."""
    say(
        "Installing what orgsim needs (minutes, the first time)",
        "Asennetaan tarvittavat osat (ensimmäisellä kerralla muutama minuutti)",
    )
    further = [each for group in groups for each in project()["dependency-groups"][group]]
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--log", str(LOG)]
    command = [*pip, "--constraint", str(HERE / "constraints.txt"), *project()["project"]["dependencies"], *further]
    with contextlib.suppress(FileNotFoundError):
        LOG.unlink()
    if call_pip(command) == 0:
        point_here(packages_folder())
        return
    log = LOG.read_text(encoding="utf-8", errors="replace") if LOG.exists() else ""
    if any(
        sign in log
        for sign in ("connection broken by", "connection error: ", "Max retries exceeded", "ConnectionError")
    ):
        raise SetupError(
            f"The packages could not be fetched: is there a network? (pip's log: {LOG})",
            f"Paketteja ei voitu noutaa: onko verkkoyhteyttä? (pipin loki: {LOG})",
        )
    errors = [line.partition("ERROR: ")[2] for line in log.splitlines() if "ERROR: " in line] or ["?"]
    raise SetupError(f"pip failed: {errors[0]} (its log: {LOG})", f"pip epäonnistui: {errors[0]} (loki: {LOG})")


def call_pip(command):
    """Run pip and show its progress; its warnings, errors and advice are in its log, and summed up by `install`."""
    moves = os.name != "nt" and sys.stderr.isatty()  # through the pipe a bar would not move by itself
    environment = dict(os.environ, FORCE_COLOR="1") if moves else None
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as pip:
        advises = False
        for told in iter(lambda: os.read(pip.stdout.fileno(), 1 << 16), b""):
            advises = advises or PIPS_ADVICE in told
            if not advises:
                sys.stderr.buffer.write(told)
                sys.stderr.flush()
    return pip.returncode


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
    try:
        if os.name == "nt":
            sys.exit(subprocess.call(command))
        os.execv(command[0], command)
    except OSError as problem:
        raise SetupError(
            f"{PYTHON} does not start ({problem.strerror}): delete the folder .venv, and it will be made anew.",
            f"{PYTHON} ei käynnisty ({problem.strerror}): poista kansio .venv, niin se luodaan uudelleen.",
        ) from problem


def cores():
    """Tell how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_processes(arguments, number):
    """Tell pytest to use several processes, unless one asks for another number or for a debugger."""
    own = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co")
    if number < 2 or any(argument.startswith(own) for argument in arguments):
        return []
    # A file's tests in one process each: what several of them stand on is made once.
    return ["-n", str(min(number, MOST_PROCESSES)), "--dist", "loadfile"]


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
        check_room()
        with alone():
            if not is_set_up(groups):  # another start may have seen to it meanwhile
                set_up(groups)
    if not tests:
        # -P: what lies in the folder that one happens to be in is no part of orgsim, be it called so or `json.py`.
        start(["-P", "-m", "orgsim", *arguments])
    os.chdir(str(HERE))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start(["-m", "pytest", *in_processes(arguments[1:], cores()), *arguments[1:]])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as stop:
        sys.exit(in_words(*stop.args))
    except KeyboardInterrupt:
        sys.exit(in_words("Stopped; the next start mends it.", "Keskeytetty; seuraava käynnistys korjaa asian."))
    except (OSError, subprocess.CalledProcessError) as problem:
        sys.exit(in_words(f"The set-up failed: {problem}", f"Asennus epäonnistui: {problem}"))

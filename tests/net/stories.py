"""The table of command lines, and what each of them does in a folder of its story, with clock and ids fixed."""

import datetime as dt
import hashlib
import itertools
import os
import platform
import re
import secrets
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from program import ROOT, WARM, begin

NET = Path(__file__).parent
NOON = "2026-11-22T12:00:00+00:00"
SECONDS = 120
LEFT_OUT = re.compile(r"\.db(-wal|-shm)?$|(^|/)(\.git|__pycache__)/")
"""Files whose bytes are not ours: those of SQLite, git and Python."""

STOPWATCH = re.compile(rb'"seconds": [^,]+,(\s+)"rows_per_second": [^\s]+')


@dataclass(frozen=True)
class Story:
    """Lines that are run one after the other in one folder."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What a recorded line did; `for_machines` says whether its standard output is."""

    line: str
    code: int
    out: bytes
    err: bytes
    files: Mapping[str, bytes]
    for_machines: bool


def stories(table: Path) -> tuple[Story, ...]:
    """Return the stories of a table."""
    parts = re.split(r"^== (.+)\n", table.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return tuple(
        Story(title, tuple(line for line in text.splitlines() if line and not line.startswith("#")))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    )


def outcomes(story: Story) -> Iterator[Outcome]:
    """Yield what each recorded line of a story does, in a new folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="advisor-net-") as name:
        top = Path(name).resolve()
        folder = top / "folder"
        furnish(folder)
        for number, line in enumerate(story.lines):
            before = files(folder)
            if not is_recorded(line):
                subprocess.run(["sh", "-ec", line], cwd=folder, env=variables(top), check=True)
                continue
            place = top / f"{number}"
            code, out, err = run(line, folder, place, f"{line} {story.lines[:number].count(line)}")
            written = {path: text for path, text in files(folder).items() if before.get(path) != text}
            target = re.search(r" > (\S+)$", line)
            if target:
                (folder / target[1]).write_bytes(out)
            yield Outcome(
                line, code, named(out, top), named(err, top), fixed(written, top), is_for_machines(line)
            )


def furnish(folder: Path) -> None:
    """Put into a new folder what each story begins with."""
    for source in (ROOT / "facts", ROOT / "rules", ROOT / "tests/cases"):
        shutil.copytree(source, folder / "base" / source.name)
    shutil.copytree(ROOT / "tests/small", folder / "small")
    shutil.copytree(ROOT / "docs/examples/statistical-tests", folder / "example")
    shutil.copytree(ROOT / "docs/examples/flight-compensation", folder / "flights")
    for source in (ROOT / "tests/golden/journal-1.db", NET / "rows.py", NET / "sweep.py"):
        shutil.copy(source, folder / source.name.replace("journal-1", "golden"))


def is_recorded(line: str) -> bool:
    return line.startswith(("advisor ", "python ", "AT="))


def is_for_machines(line: str) -> bool:
    """Return whether the standard output of a line is for machines."""
    return line.startswith("python ") or bool(re.search(r" --(json|format)\b| > ", line))


def files(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder, by their paths in it."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not LEFT_OUT.search(name)}


def fixed(written: Mapping[str, bytes], top: Path) -> dict[str, bytes]:
    """Return written files without places of this machine; those in Parquet as their types and rows."""
    return {
        name: rows(text) if name.endswith(".parquet") else named(text, top) for name, text in written.items()
    }


def named(text: bytes, top: Path) -> bytes:
    """Return a text in which the folders of this run and of the checkout have fixed names, and no batch takes time."""
    text = text.replace(str(top).encode(), b"/TOP").replace(str(ROOT).encode(), b"/ROOT")
    return STOPWATCH.sub(rb'"seconds": 0,\1"rows_per_second": 0', text)


def rows(content: bytes) -> bytes:
    """Return the types and rows of a table in Parquet, a line each."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(pa.BufferReader(content))
    return "\n".join([table.schema.to_string(), *map(str, table.to_pylist()), ""]).encode()


def variables(top: Path) -> dict[str, str]:
    """Return the environment of a line."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONHASHSEED") if name in os.environ}
    git = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in GIT.items()}
    return {
        **kept,
        **git,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}",
        "HOME": str(top / "home"),
        "XDG_DATA_HOME": str(top / "home"),
        "XDG_CACHE_HOME": str(top / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


GIT = {"NAME": "A", "EMAIL": "a@b.c", "DATE": NOON}


def run(line: str, folder: Path, place: Path, seed: str) -> tuple[int | None, bytes, bytes]:
    """Return the exit code of a line and what it writes to its streams, which stand in files of a new folder."""
    typed = (re.search(r" <<< '([^']*)'", line) or ["", ""])[1]
    at = (re.match(r"AT=(\S+) ", line) or ["", NOON])[1]
    program, *words = shlex.split(re.sub(r"^AT=\S+ | <<< '[^']*'| > \S+$", "", line))
    place.mkdir()
    streams = [place / "in", place / "out", place / "err"]
    streams[0].write_text(typed.replace("|", "\n") + "\n" * bool(typed), encoding="utf-8")
    if program == "python":
        command = [sys.executable, *words]
        done = subprocess.run(
            command, cwd=folder, env=variables(place.parent), capture_output=True, check=False
        )
        return done.returncode, done.stdout, done.stderr
    process = WARM.Process(target=begin_fixed, args=((at, seed), tuple(words), streams, place.parent, folder))
    process.start()
    process.join(SECONDS)
    if process.exitcode is None:
        process.kill()
        raise subprocess.TimeoutExpired(line, SECONDS)
    return process.exitcode, streams[1].read_bytes(), streams[2].read_bytes()


def begin_fixed(
    fixed_by: tuple[str, str], words: tuple[str, ...], streams: list[Path], top: Path, folder: Path
) -> None:
    """Begin the program with a clock that stands still and ids that depend on a seed only."""
    fix(*fixed_by)
    begin(words, streams, variables(top), folder)


def fix(time_: str, seed: str) -> None:
    """Fix clock, ids, time zone and the version of Python, wherever the program has them from."""
    at, numbers, moving = dt.datetime.fromisoformat(time_), itertools.count(), dt.datetime

    class Any(type):
        def __instancecheck__(cls, other: object) -> bool:
            return isinstance(other, moving)

    class Still(moving, metaclass=Any):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return at.astimezone(tz) if tz else at.astimezone().replace(tzinfo=None)

    def token_hex(size: int = 32) -> str:
        return hashlib.shake_256(f"{seed} {next(numbers)}".encode()).hexdigest(size)

    os.environ["TZ"] = "UTC"
    time.tzset()
    replaced = {moving: Still, secrets.token_hex: token_hex, platform.python_version: lambda: "3.11"}
    dt.datetime, secrets.token_hex, platform.python_version = replaced.values()
    for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "advisor"]:
        for name, value in list(vars(module).items()):
            for old, new in replaced.items():
                if value is old:
                    setattr(module, name, new)

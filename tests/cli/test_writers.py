"""Every command that writes a file where somebody says, tried with outputs that could lose something or cannot be.

Whatever the output is: nothing that is refused touches anything, nothing is left behind, and nothing steers a terminal.
"""

import io
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree

import pytest

from advisor.cli import run
from program import ROOT

DONE, REFUSED, UNWRITABLE = 0, 2, 5

# The commands that write one file, as {out}, and how that begins.
FILES = {
    "report": ("report --html={out}", b"<!DOCTYPE html>"),
    "handbook": ("docs --knowledge={base} --html={out}", b"<!DOCTYPE html>"),
    "audit": ("audit --knowledge={base} --html={out}", b"<!DOCTYPE html>"),
    "export": ("records export --to={out}", b'{"format":'),
    "table of records": ("records export --format=csv --to={out}", b"id,started"),
    "junit": ("test --knowledge={base} --junit={out}", b"<?xml"),
    "results": ("batch --knowledge={base} --to=csv -- in.csv {out}", b"dish.winner,"),
    "summary": ("batch --knowledge={base} --to=csv --summary={out} -- in.csv /dev/zero", b"{\n"),
    "answers": ("interview --knowledge={base} --no-record --save={out}", b"cold: 'yes'"),
}
# They write over nothing that is there, whatever it is.
ONCE = ("results",)
# The commands that write files into a folder.
FOLDERS = {
    "handbook": "docs --knowledge={base} --markdown={out}",
    "schemas": "schema --knowledge={base} --write={out}",
    "suggested cases": "coverage --knowledge={base} --suggest={out}",
    "decision records": "adr --to={out}",
    "knowledge": "new knowledge -- {out}",
}


@dataclass(frozen=True)
class Desk:
    """A folder where somebody works, with their knowledge and their journal."""

    folder: Path

    @property
    def base(self) -> Path:
        return self.folder / "lunch"

    @property
    def rules(self) -> Path:
        return self.base / "rules" / "lunch.yaml"

    @property
    def journal(self) -> Path:
        return self.folder / "advisor" / "journal.db"

    def link(self, target: Path | str) -> Path:
        path = self.folder / "link"
        path.symlink_to(target)
        return path

    def hard_link(self, target: Path) -> Path:
        path = self.folder / "hard"
        path.hardlink_to(target)
        return path

    def file(self, content: str) -> Path:
        path = self.folder / "notes.txt"
        path.write_text(content)
        return path

    def pipe(self) -> Path:
        path = self.folder / "pipe"
        os.mkfifo(path)
        return path

    def seen(self) -> dict[str, object]:
        """Return what there is, but for what SQLite keeps beside a journal, and the cache."""
        return {
            os.fsdecode(os.path.join(place, name)): state(Path(place, name))  # noqa: PTH118
            for place, folders, files in os.walk(self.folder)
            for name in (*folders, *files)
            if not name.startswith("journal.db-")
        }


def state(path: Path) -> object:
    """Return what there is to know of a file: its rights, and what it holds or leads to."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return str(path.readlink())
    return (status.st_mode, path.read_bytes() if stat.S_ISREG(status.st_mode) else b"")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal with a record."""
    path = tmp_path_factory.mktemp("home") / "journal.db"
    words = ["recommend", f"--knowledge={ROOT}/tests/small", "--set=cold=yes", f"--journal={path}"]
    assert run(words) == DONE
    return path


@pytest.fixture
def desk(tmp_path: Path, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a desk that is the working folder, with its own journal as the user's, under a usual umask."""
    found = Desk(tmp_path)
    copytree(ROOT / "tests" / "small", found.base)
    (tmp_path / "in.csv").write_text("cold\nyes\n")
    found.journal.parent.mkdir()
    copy(recorded, found.journal)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    replies = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield found
    os.umask(before)
    for number, reply in replies.items():  # commands take them, and expect to end soon
        signal.signal(number, reply)


def asked(words: str, desk: Desk, out: Path | str, *more: str) -> int:
    """Return the exit code of a command that is asked for an output; questions are answered."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"yes\nmuch\nbroth\n"))
    try:
        arguments = [word.format(base=desk.base, out=out) for word in words.split(" ")]
        return run(
            [*arguments[:1], *more, *arguments[1:]] if arguments[0] != "records" else [*arguments, *more]
        )
    finally:
        sys.stdin = sys.__stdin__


Output = Callable[[Desk], Path | str]

KEPT: dict[str, tuple[Output, int]] = {
    "an input": (lambda desk: desk.rules, REFUSED),
    "an input in other words": (lambda desk: f"{desk.base}/../lunch/./rules/lunch.yaml", REFUSED),
    "a link to an input": (lambda desk: desk.link(desk.rules), REFUSED),
    "an input's other name": (lambda desk: desk.hard_link(desk.rules), REFUSED),
    "the journal": (lambda desk: desk.journal, REFUSED),
    "a link to the journal": (lambda desk: desk.link("advisor/journal.db"), REFUSED),
    "the journal's other name": (lambda desk: desk.hard_link(desk.journal), REFUSED),
    "the journal's log": (lambda desk: f"{desk.journal}-wal", REFUSED),
    "a folder": (lambda desk: desk.base, REFUSED),
    "no name": (lambda _: "", REFUSED),
    "below a file": (lambda desk: f"{desk.rules}/page", UNWRITABLE),
    "a ring of links": (lambda desk: desk.link("link"), UNWRITABLE),
    "a name of 300 bytes": (lambda _: "x" * 300, UNWRITABLE),
    "where nothing can be made": (lambda _: "/proc/nowhere/page", UNWRITABLE),
    "a full disk": (lambda _: "/dev/full", UNWRITABLE),
    "no open descriptor": (lambda _: "/dev/fd/987654", UNWRITABLE),
}


INPUTS = [output for output in KEPT if "input" in output]
TRIED = [
    (writer, output)
    for writer, (words, _) in FILES.items()
    for output in KEPT
    if "{base}" in words or output not in INPUTS
]


@pytest.mark.parametrize(("writer", "output"), TRIED)
def test_what_may_not_be_written_over_or_cannot_be_written_stays_as_it_is(
    writer: str, output: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    words, _ = FILES[writer]
    named, code = KEPT[output]
    out = named(desk)
    before = desk.seen()
    for force in ((), ("--force",)):
        assert asked(words, desk, out, *force) == code, capsys.readouterr().err
        assert desk.seen() == before


@pytest.mark.parametrize("writer", FILES)
def test_a_file_of_somebody_else_goes_only_by_force_and_its_rights_stay(writer: str, desk: Desk) -> None:
    words, beginning = FILES[writer]
    out = desk.file("mine\n")
    out.chmod(0o640)
    before = desk.seen()
    assert asked(words, desk, out) == REFUSED
    assert desk.seen() == before
    for force, code in ((("--force",), DONE), ((), REFUSED if writer in ONCE else DONE)):
        assert asked(words, desk, out, *force) == code  # what was made here may be made again
        assert out.read_bytes().startswith(beginning)
        assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert desk.seen().keys() == before.keys()


WRITTEN: dict[str, tuple[Output, str]] = {
    "a new file": (lambda _: "page", "page"),
    "a new file in a new folder": (lambda _: "new/er/page", "new/er/page"),
    "an empty file": (lambda desk: desk.file(""), "notes.txt"),
    "a link to nothing yet": (lambda desk: desk.link("nothing"), "nothing"),
    "a link to a link": (lambda desk: desk.link(desk.file("").rename(desk.folder / "far")), "far"),
    "a name of 250 bytes": (lambda _: "x" * 250, "x" * 250),
    "a name like an option": (lambda _: "--help", "--help"),
    "a name of spaces": (lambda _: "  ", "  "),
    "a name with a line break": (lambda _: "a\nb", "a\nb"),
    "a name with controls": (lambda _: "\x1b]0;mine\x07", "\x1b]0;mine\x07"),
    "a name that is turned round": (lambda _: "\u202elmth.x", "\u202elmth.x"),
    "a name that is no text": (lambda _: os.fsdecode(b"\xff"), os.fsdecode(b"\xff")),
    "a folder's own": (lambda _: "./-", "-"),
}


@pytest.mark.parametrize("output", WRITTEN)
@pytest.mark.parametrize("writer", FILES)
def test_what_can_be_written_is_there_whole_with_nothing_beside_it(
    writer: str, output: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    words, beginning = FILES[writer]
    named, place = WRITTEN[output]
    out, target = named(desk), desk.folder / place
    before = desk.seen().keys()
    mask = 0o077 if "new" in output else 0o022
    os.umask(mask)
    assert asked(words, desk, out) == DONE, capsys.readouterr().err
    said = capsys.readouterr()
    assert target.read_bytes().startswith(beginning)
    assert "empty" in output or "link to a" in output or stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    assert desk.seen().keys() - before <= {str(target), *map(str, target.parents)}
    assert not set("\x1b\x07\u202e") & set(said.out + said.err)


@pytest.mark.parametrize(
    "output", ["-", "/dev/stdout", "/dev/fd/1", "link", "pipe", "descriptor", "/dev/null"]
)
@pytest.mark.parametrize("writer", FILES)
def test_a_pipe_and_an_open_descriptor_are_written_to_as_they_are(
    writer: str, output: str, desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    words, beginning = FILES[writer]
    read: list[bytes] = []
    if output == "pipe":
        pipe = desk.pipe()
        reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
        reader.start()
        assert asked(words, desk, pipe) == DONE
        reader.join()
    elif output == "descriptor":
        with (desk.folder / "open").open("w+b") as file:
            assert asked(words, desk, f"/dev/fd/{file.fileno()}") == DONE
            read.append((desk.folder / "open").read_bytes())
    else:
        assert asked(words, desk, desk.link("/dev/stdout") if output == "link" else output) == DONE
        read.append(capfdbinary.readouterr().out)
    assert output == "/dev/null" or beginning in read[0]
    assert not [name for name in os.listdir(desk.folder) if name.startswith(".")]  # noqa: PTH208


@pytest.mark.parametrize(
    "output", ["below a file", "a name of 300 bytes", "where nothing can be made", "no name", "a file"]
)
@pytest.mark.parametrize("writer", FOLDERS)
def test_a_folder_that_cannot_be_is_said_and_nothing_else_changes(
    writer: str, output: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    out = desk.rules if output == "a file" else KEPT[output][0](desk)
    before = desk.seen()
    code = asked(FOLDERS[writer], desk, out)
    assert code in (REFUSED, UNWRITABLE), capsys.readouterr().err
    assert desk.seen() == before


@pytest.mark.parametrize(
    "name", ["page", "new/er", "./--help", "a\nb", "\x1b[2J", os.fsdecode(b"\xff"), "x" * 250]
)
@pytest.mark.parametrize("writer", FOLDERS)
def test_a_folder_of_any_name_is_made_and_filled(
    writer: str, name: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(FOLDERS[writer], desk, name) == DONE, capsys.readouterr().err
    assert (desk.folder / name).is_dir()
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert not [path for path in desk.seen() if "/.advisor-" in path]


@pytest.mark.parametrize("log", ["", "-wal", "-shm"])
def test_a_journal_that_is_named_is_not_written_over_nor_what_lies_beside_it(log: str, desk: Desk) -> None:
    named = Path(copy(desk.journal, desk.folder / "other.db"))
    before = named.read_bytes()
    words = f"records export --journal {named} --to {named}{log}"
    assert [asked(words, desk, "", *force) for force in ((), ("--force",))] == [REFUSED, REFUSED]
    assert named.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "batch --from=csv --to=csv --knowledge={base} -- - {out}",
        "interview --knowledge={base} --no-record --no-input --answers=- --save={out}",
    ],
)
def test_the_file_that_standard_input_comes_from_is_not_written_over(words: str, desk: Desk) -> None:
    out, kept = desk.file("cold\nyes\n"), os.dup(0)
    before = desk.seen()
    try:
        with out.open("rb") as file:
            os.dup2(file.fileno(), 0)
        assert [asked(words, desk, out, *force) for force in ((), ("--force",))] == [REFUSED, REFUSED]
    finally:
        os.dup2(kept, 0)
        os.close(kept)
    assert desk.seen() == before

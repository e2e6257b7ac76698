"""Every reader gets every hostile input: each ends with words and a code that is meant for it, never with a fault."""

import io
import os
import re
import shutil
import socket
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from advisor.cli import run
from advisor.journal.transfer import to_json
from consultations import lunch, opened

SMALL = Path(__file__).parent / "small"
LUNCH = ("--knowledge", str(SMALL))
MINE = ("--knowledge", "{folder}/kb")
ASKED = ("recommend", "--no-record", "--set", "hunger=much")

ANSWERS = b"# what is known\ncold: yes\nhas: [broth]\n"
AS_JSON = b'{\n"cold": "yes",\n"has": ["broth"]\n}\n'
CASE = b"title: A case\nanswers: {cold: yes, has: [broth]}\nbecause: It is cold.\nexpect: {dish: soup}\n"
FACTS = b"topics: {more: More}\n"
RULES = (SMALL / "rules" / "lunch.yaml").read_bytes()
TABLE = b"id,cold,has\n1,yes,broth\n2,no,bread;broth\n"
ROWS = b'{"id": 1, "cold": "yes", "has": ["broth"]}\n{"id": 2, "cold": null}\n'
BLANK_RULE = b"topic: More\nrules: {}\n"


@dataclass(frozen=True)
class Reader:
    """A command that reads a file of this name in a folder, and a good file: None for what is made for the test.

    `bad` are the codes for a file that is none: 3, save where what is bad is marked or found, or the rest is used.
    """

    name: str
    good: bytes | None
    command: tuple[str, ...]
    bad: tuple[int, ...] = (3,)
    is_text: bool = True


READERS: Mapping[str, Reader] = {
    "facts of a folder": Reader("kb/facts/x.yaml", FACTS, (*ASKED, *MINE)),
    "rules of a folder": Reader("kb/rules/lunch.yaml", RULES, (*ASKED, *MINE)),
    "more rules": Reader("more/x.yaml", RULES, (*ASKED, *LUNCH, "--rules", "{folder}/more")),
    "rules to check": Reader("kb/rules/lunch.yaml", RULES, ("check", "--no-proofs", "{file}")),
    "answers in YAML": Reader("a.yaml", ANSWERS, (*ASKED, *LUNCH, "--answers", "{file}")),
    "answers in JSON": Reader("a.json", AS_JSON, (*ASKED, *LUNCH, "--answers", "{file}")),
    "answers on standard input": Reader("a.yaml", ANSWERS, (*ASKED, *LUNCH, "--answers", "-")),
    "answers for a case": Reader("a.yaml", ANSWERS, ("new", "case", "x", *MINE, "--no-input", "--answers", "{file}")),
    "cases of a folder": Reader("kb/cases/x.yaml", CASE, ("test", *MINE)),
    "a case to run": Reader("c.yaml", CASE, ("test", *LUNCH, "{file}")),
    "a case to cover with": Reader("c.yaml", CASE, ("coverage", *LUNCH, "{file}")),
    "a certificate": Reader("r.json", None, ("verify", *LUNCH, "{file}")),
    "records": Reader("r.jsonl", None, ("records", "import", "{file}", "--journal", "{folder}/j.db")),
    "a decision record": Reader("d.md", None, ("adr", "verify", "{file}", "--journal", "{folder}/lunch.db"), (1, 3)),
    "a journal": Reader("j.db", None, ("records", "list", "--journal", "{file}"), (0, 3), is_text=False),
    "a table of CSV": Reader("t.csv", TABLE, ("batch", *LUNCH, "{file}", "-", "--to", "csv"), (0, 3)),
    "a table of JSON": Reader("t.jsonl", ROWS, ("batch", *LUNCH, "{file}", "-", "--to", "csv"), (0, 3)),
    "a table of Parquet": Reader("t.parquet", None, ("batch", *LUNCH, "{file}", "-", "--to", "csv"), is_text=False),
    "another version": Reader("kb/rules/lunch.yaml", RULES, ("diff", str(SMALL), "{folder}/kb", "--sample", "10")),
    "an archive": Reader("v.zip", None, ("diff", str(SMALL), "{file}", "--sample", "10"), is_text=False),
    "a proposed file": Reader("lunch.yaml", RULES, ("impact", *LUNCH, "{file}", "--sample", "10"), (1, 3)),
    "a file to lay out": Reader("f.yaml", RULES, ("fmt", "{file}"), (0, 3)),
    "rules to audit by": Reader(
        "kb/rules/lunch.yaml", RULES, ("audit", *LUNCH, "--journal", "{folder}/lunch.db", "--against", "{folder}/kb")
    ),
    "a file to add a rule to": Reader("kb/rules/x.yaml", BLANK_RULE, ("new", "rule", "x/y", *MINE, "--no-input"), (3, 5)),
    "replies": Reader("replies", b"yes\nmuch\nbroth\n", ("interview", *LUNCH, "--no-record"), (0, 130)),
}  # fmt: skip

BAD: Mapping[str, bytes] = {
    "nothing": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "blanks": b" \n\t\n  ",
    "NULs": bytes(1000),
    "every byte": bytes(range(256)),
    "brackets": b"[" * 100_000,
    "braces": b'{"a":' * 20_000,
    "steps to the right": b"".join(b" " * depth + b"a:\n" for depth in range(300)),
    "dashes": b"- " * 5000 + b"a\n",
    "a line of 5 MB": b"x" * 5_000_000,
    "no UTF-8": b"cold: caf\xe9\n",
    "half a character in bytes": b'{"cold": "\xed\xa0\x80"}\n',
    "half a character": b'{"cold": "\\ud800"}\n',
    "UTF-16": "cold: yes\n".encode("utf-16"),
    "a number without end": b'{"cold": ' + b"9" * 10_000 + b"}\n",
    "a number beyond all": b'{"cold": 1e999}\n',
    "no number": b'{"cold": NaN}\n',
    "a key twice": b'{"cold": "yes", "cold": "no"}\n',
    "aliases": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "a tag": b'!!python/object/apply:os.system ["true"]\n',
    "a directive": b"%YAML 9.9\n---\na: 1\n",
    "two documents": b"---\na: 1\n---\nb: 2\n",
    "a key of several words": b"? [a, b]\n: c\n",
    "comments": b"# nothing\n# yet\n",
    "a word": b"cold\n",
    "a list": b"[1, [2], {}]\n",
    "null": b"null\n",
    "other kinds of values": b'{"answers": [[]], "rules": [], "facts": 1, "title": {}}\n',
    "steering": b"\x1b]0;x\x07\x1b[2J\n",
}
SPOILT: Mapping[str, Callable[[bytes], bytes]] = {
    "the first half": lambda good: good[: len(good) // 2],
    "the second half": lambda good: good[len(good) // 2 :],
    "all twice": lambda good: good + good,
    "another end": lambda good: good[:-10] + b"}]\"',:-\n",
    "a merge that was not finished": lambda good: b"<<<<<<< ours\n" + good + b"=======\n>>>>>>> theirs\n",
}
HARMLESS: Mapping[str, Callable[[bytes], bytes]] = {
    "as it is": lambda good: good,
    "with a mark": lambda good: b"\xef\xbb\xbf" + good,
    "line ends of Windows": lambda good: good.replace(b"\n", b"\r\n"),
}


def socket_at(path: Path) -> None:
    """Make a socket; its name must be short, so it is made where it is."""
    there = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"/proc/self/fd/{there}/{path.name}")
    os.close(there)


PLACES: Mapping[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "nothing there": lambda _path: None,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "nothing ever": lambda path: path.symlink_to("/dev/null"),
    "what fails while it is read": lambda path: path.symlink_to("/proc/self/mem"),
    "a socket": socket_at,
}

# What only programmers understand, and what steers a terminal.
WRONG = re.compile(
    r"Traceback|NoneType|ignored in|<built-in|object at 0x|\b[A-Z]\w+(Error|Exception)\b|[Ee]rrno|, line \d+, in "
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with a journal of one record, and what is made of it."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.chdir(folder)
        with opened(folder / "lunch.db") as journal:
            (folder / "records").write_text("".join(to_json(journal, [lunch(journal, 0)])))
        recommended = ended((*ASKED, *LUNCH, "--set", "cold=yes", "--set", "has=broth", "--json"), folder)
        (folder / "a certificate").write_text(recommended[1])
        assert ended(("adr", "latest", "--journal", "lunch.db", "--to", "adr"), folder)[0] == 0
        (written,) = (folder / "adr").iterdir()
        written.rename(folder / "a decision record")
        shutil.copy(folder / "lunch.db", folder / "a journal")
        pq.write_table(pa.table({"cold": ["yes"], "has": [["broth"]]}), folder / "a table of Parquet")
        with zipfile.ZipFile(folder / "an archive", "w") as archive:
            for path in SMALL.rglob("*.yaml"):
                archive.write(path, path.relative_to(SMALL))
        yield folder


def ended(command: tuple[str, ...], folder: Path, typed: bytes = b"") -> tuple[int, str]:
    """Return how a command ends that is run in this process, and what it says."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed), "utf-8", errors="replace")
    with (folder / "said").open("w", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        try:
            code = run(command)
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    return code, (folder / "said").read_bytes().decode()


@dataclass(frozen=True)
class Bench:
    """A reader in a folder of its own, set up anew for each input."""

    reader: Reader
    good: bytes
    home: Path
    folder: Path

    def file(self) -> Path:
        """Return where the input belongs, with nothing there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(SMALL, self.folder / "kb")
        shutil.copy(self.home / "lunch.db", self.folder)
        file = self.folder / self.reader.name
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        return file

    def fault(self, allowed: tuple[int, ...], typed: bytes = b"") -> str:
        """Return what is wrong with how the reader ends; nothing if nothing is."""
        words = {"file": self.folder / self.reader.name, "folder": self.folder}
        command = tuple(word.format(**words) for word in self.reader.command)
        code, said = ended(command, self.folder, typed)
        wrong = WRONG.search(said)
        return f"{code}: {said[-300:]}" if code not in allowed or wrong or (code and not said) else ""

    def given(self, content: bytes, allowed: tuple[int, ...]) -> str:
        """Return what is wrong with how the reader ends on this content."""
        self.file().write_bytes(content)
        return self.fault(allowed, content)


@pytest.fixture(params=READERS)
def bench(request: pytest.FixtureRequest, home: Path, tmp_path: Path) -> Bench:
    reader = READERS[request.param]
    good = (home / request.param).read_bytes() if reader.good is None else reader.good
    return Bench(reader, good, home, tmp_path / "bench")


def test_what_is_none_of_what_a_reader_reads_is_said_in_words(bench: Bench) -> None:
    faults = {name: bench.given(content, bench.reader.bad) for name, content in BAD.items()}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_what_was_spoilt_is_read_or_what_is_wrong_with_it_is_said(bench: Bench) -> None:
    allowed = (0, 1, 3, *bench.reader.bad)
    faults = {name: bench.given(spoil(bench.good), allowed) for name, spoil in SPOILT.items()}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_what_other_programs_do_to_a_good_text_does_no_harm(bench: Bench) -> None:
    expected, allowed = bench.given(bench.good, (0,)), (0,)
    if bench.reader.is_text:
        faults = {name: bench.given(change(bench.good), allowed) for name, change in HARMLESS.items()}
        assert {name: fault for name, fault in faults.items() if fault} == {}
    assert not expected


def test_a_place_with_no_ordinary_file_is_said_in_words(bench: Bench) -> None:
    faults = {}
    for name, make in PLACES.items():
        make(bench.file())
        faults[name] = bench.fault((0, 1, 2, 3, *bench.reader.bad))
    assert {name: fault for name, fault in faults.items() if fault} == {}


def write_for(path: Path, content: bytes) -> None:
    """Write into a pipe when somebody reads it, as far as it is read."""
    with suppress(BrokenPipeError):
        path.write_bytes(content)


@pytest.mark.parametrize("name", [name for name, reader in READERS.items() if "{file}" in reader.command])
def test_what_comes_out_of_a_named_pipe_is_read_like_a_file(name: str, home: Path, tmp_path: Path) -> None:
    reader = READERS[name]
    good = (home / name).read_bytes() if reader.good is None else reader.good
    bench = Bench(reader, good, home, tmp_path / "bench")
    file = bench.file()
    os.mkfifo(file)
    writer = threading.Thread(target=write_for, args=(file, good), daemon=True)
    writer.start()
    assert bench.fault((0, 1, 2, 3)) == ""
    end = os.open(file, os.O_RDONLY | os.O_NONBLOCK)  # lets a writer go whom nobody has read
    writer.join()
    os.close(end)


@pytest.mark.parametrize(
    "name", ["n" * 300, "\x1b]0;x\x07", "a\nb", "\u202e", b"\xff".decode(errors="surrogateescape")]
)
def test_the_name_of_a_file_that_is_not_there_does_no_harm(name: str, tmp_path: Path) -> None:
    for reader in READERS.values():
        if "{file}" in reader.command:
            command = tuple(word.format(file=tmp_path / name, folder=SMALL.parent) for word in reader.command)
            code, said = ended(command, tmp_path)
            assert code in (1, 2, 3), (command, said)
            assert not WRONG.search(said)

"""Every reader gets every hostile input: each ends with words and a code that is meant for it, never with a fault."""

import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from effort import every
from reading_commands import READERS, SMALL, WRONG, Bench, bench_for, ended, workshop

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


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a workshop."""
    with workshop(tmp_path_factory.mktemp("hostile")) as folder:
        yield folder


@pytest.fixture(params=READERS)
def bench(request: pytest.FixtureRequest, home: Path, tmp_path: Path) -> Bench:
    """Return the bench of each reader."""
    return bench_for(request.param, home, tmp_path)


def test_what_is_none_of_what_a_reader_reads_is_said_in_words(bench: Bench) -> None:
    tried = every(3, BAD, first=[*READERS.values()].index(bench.reader))
    faults = {name: bench.given(BAD[name], bench.reader.bad) for name in tried}
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
    bench = bench_for(name, home, tmp_path)
    file = bench.file()
    os.mkfifo(file)
    writer = threading.Thread(target=write_for, args=(file, bench.good), daemon=True)
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

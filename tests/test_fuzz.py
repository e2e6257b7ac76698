"""Files spoilt by chance: whatever stands in one, every command that reads it ends with a sentence, and never falls over."""

import contextlib
import io
import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.cli import run
from test_read_fuzz import SCRAPS

from effort import LONG
from lunches import FOLDER

SEED = 20261129
COUNT = 1000 if LONG else 30

# It may say that something is wrong, but not that the program is.
CODES = (0, 1, 2, 3, 4)

# What is odd in JSON and tables; the rest of the scraps is odd in YAML.
ODD = [
    *SCRAPS, b'"', b"\\u", b"\\ud800", b"\\u0000", b"NaN", b"-Infinity", b"1e999", b"-0", b"null", b"true", b"[" * 500,
    b'{"a":' * 500, b",", b",,", b";", b"\r\n", b"\n\n", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"=1+1",
    b"\xc2\xa0", b"\xe2\x80\xae", b"9" * 400, b"-", b"0x1", b"<<<<<<< a\n", b"format", b"/1", b"/2", b"\x1b[31m", b"T" * 70_000,
]  # fmt: skip

ANSWERS = b"cold: yes\nhunger: very\nhas: [broth, bread]\n"
CASE = b"title: A cold day\nanswers: {cold: yes, has: broth}\nexpect: {dish: soup}\nbecause: It is warm.\n"
SET = ("--set", "cold=yes", "--set", "has=broth", "--set", "hunger=very")
KB, JOURNAL = ("--knowledge", "{home}/kb"), ("--journal", "{home}/journal.db")


@dataclass(frozen=True)
class Reader:
    """A command that reads a file: the file's name, what is in it when all is well, and the command's words."""

    name: str
    content: bytes
    words: tuple[str, ...]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with knowledge, a journal with a record, and what the program makes of them as files."""
    folder = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(FOLDER, folder / "kb")
    (folder / "kb" / "cases").mkdir()
    for name, words in {
        "made.json": ("recommend", *KB, *JOURNAL, *SET, "--json"),
        "export.json": ("records", "export", *JOURNAL, "--format", "json"),
        "export.jsonl": ("records", "export", *JOURNAL, "--format", "jsonl"),
    }.items():
        (folder / name).write_bytes(ran(folder, words)[1])
    return folder


def ran(home: Path, words: Sequence[str]) -> tuple[int, bytes]:
    """Return how a command ends and what it writes; a fault of it ends the test."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.TextIOWrapper(io.BytesIO(), "utf-8")):
        code = run([word.format(home=home) for word in words])
        out.flush()
    return code, out.buffer.getvalue()


def readers(home: Path) -> Mapping[str, Reader]:
    """Return every reader of files."""
    facts, rules = (next((FOLDER / part).glob("*.yaml")) for part in ("facts", "rules"))
    made, export, lines = (
        (home / name).read_bytes() for name in ("made.json", "export.json", "export.jsonl")
    )
    asked = ("recommend", *KB, "--no-record", "--answers")
    into = ("--journal", "{home}/imported.db")
    judged = ("batch", *KB, "--force")
    return {
        "facts": Reader(f"kb/facts/{facts.name}", facts.read_bytes(), ("check", *KB)),
        "rules": Reader(f"kb/rules/{rules.name}", rules.read_bytes(), ("check", *KB)),
        "cases": Reader("kb/cases/spoilt.yaml", CASE, ("test", *KB)),
        "layout": Reader("spoilt.yaml", rules.read_bytes(), ("fmt", "--check", "{home}/spoilt.yaml")),
        "answers": Reader("spoilt.yaml", ANSWERS, (*asked, "{home}/spoilt.yaml")),
        "answers in JSON": Reader("spoilt.json", b'{"cold": true, "has": ["broth"]}', (*asked, "{home}/spoilt.json")),
        "recommendation": Reader("spoilt.json", made, ("verify", *KB, "{home}/spoilt.json")),
        "export": Reader("spoilt.json", export, ("records", "import", "{home}/spoilt.json", *into)),
        "export in lines": Reader("spoilt.jsonl", lines, ("records", "import", "{home}/spoilt.jsonl", *into)),
        "table": Reader("spoilt.csv", b"cold,hunger,has,name\nyes,very,broth;bread,a\nno,,,b\n", (*judged, "{home}/spoilt.csv", "{home}/out.csv")),
        "table in lines": Reader("spoilt.jsonl", b'{"cold": "yes", "has": ["broth"]}\n{"hunger": "very"}\n', (*judged, "{home}/spoilt.jsonl", "{home}/out.jsonl")),
        "journal": Reader("journal.db", (home / "journal.db").read_bytes(), ("records", "verify", *JOURNAL)),
    }  # fmt: skip


READERS = (
    "facts", "rules", "cases", "layout", "answers", "answers in JSON", "recommendation", "export", "export in lines", "table",
    "table in lines", "journal",
)  # fmt: skip


def spoilt(chance: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Return a content with one to four places of it flipped, cut, doubled, moved, or filled with what is odd."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice([0, 1, 1, 2, 5, 30, 300]))
        other = chance.choice(others)
        at = chance.randrange(len(other) + 1)
        new = chance.choice([
            b"",
            bytes([chance.randrange(256)]),
            chance.choice(ODD),
            chance.choice(ODD),
            content[start:end] * 2,
            other[at : at + chance.choice([1, 10, 100])],
        ])  # fmt: skip
        content = content[:start] + new + content[end:]
    return content[: chance.randrange(len(content) + 1)] if chance.random() < 0.1 else content


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused(name: str, home: Path) -> None:
    every = readers(home)
    reader, others = every[name], [one.content for one in every.values()]
    file = home / reader.name
    before = file.read_bytes() if file.exists() else None
    chance = random.Random(f"{SEED} {name}")  # noqa: S311  # no secret is made of it
    try:
        file.write_bytes(reader.content)
        assert ran(home, reader.words)[0] == 0
        for _ in range(COUNT):
            content = spoilt(chance, reader.content, others)
            file.write_bytes(content)
            assert ran(home, reader.words)[0] in CODES, content
    finally:
        file.unlink()
        if before is not None:
            file.write_bytes(before)

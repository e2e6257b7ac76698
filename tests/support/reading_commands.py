"""Every command that reads a file, with a good file for each, and a bench on which it gets others."""

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from advisor.cli import run
from advisor.journal.transfer import to_json
from checkout import ROOT
from lunch_journals import journal_in, record_lunch

SMALL = ROOT / "tests" / "small"
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
    "guesses": Reader("a.yaml", ANSWERS, (*ASKED, *LUNCH, "--guess", "{file}")),
    "a person's answers": Reader("a.yaml", ANSWERS, ("compare", *LUNCH, "{file}", "latest", "--journal", "{folder}/lunch.db")),
    "answers for a case": Reader("a.yaml", ANSWERS, ("new", "case", "x", *MINE, "--no-input", "--answers", "{file}")),
    "cases of a folder": Reader("kb/cases/x.yaml", CASE, ("test", *MINE)),
    "a case to run": Reader("c.yaml", CASE, ("test", *LUNCH, "{file}")),
    "a case to cover with": Reader("c.yaml", CASE, ("coverage", *LUNCH, "{file}")),
    "a certificate": Reader("r.json", None, ("verify", *LUNCH, "{file}")),
    "records": Reader("r.jsonl", None, ("records", "import", "{file}", "--journal", "{folder}/j.db")),
    "records in one text": Reader("r.json", None, ("records", "import", "{file}", "--journal", "{folder}/j.db")),
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

# What only programmers understand, and what steers a terminal.
WRONG = re.compile(
    r"Traceback|NoneType|ignored in|<built-in|object at 0x|\b[A-Z]\w+(Error|Exception)\b|[Ee]rrno|, line \d+, in "
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a folder, as the working folder, with a journal of one record and what is made of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.chdir(folder)
        with journal_in(folder / "lunch.db") as journal:
            (folder / "records").write_text("".join(to_json(journal, [record_lunch(journal, 0)])))
        exported = ended(("records", "export", "--format", "json", "--journal", "lunch.db"), folder)
        (folder / "records in one text").write_text(exported[1])
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


def bench_for(name: str, home: Path, folder: Path) -> Bench:
    """Return the bench of the reader of this name in a workshop."""
    reader = READERS[name]
    good = (home / name).read_bytes() if reader.good is None else reader.good
    return Bench(reader, good, home, folder / "bench")

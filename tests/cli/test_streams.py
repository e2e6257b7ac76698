"""Standard output that is closed, full, or that nobody reads any more: a sentence at most, in every command."""

import os
import threading
from pathlib import Path
from shutil import copytree

import pytest

from advisor.cli.command_table import LINE
from advisor.cli.records import COMMANDS as RECORDS
from effort import every
from program import CLOSED, GONE, ROOT, advisor, on_terminal

SMALL = f"--knowledge {ROOT}/tests/small"
ANSWERS = "--set cold=yes --set hunger=much"
FULL = Path("/dev/full")
# What Python says of faults, and the program of its own.
SIGNS = ("Traceback", "ignored in", "fault")

# Every command, with options that make it say something on standard output.
SAYING = (
    f"interview {SMALL} --no-record",
    f"recommend {SMALL} {ANSWERS} --no-record",
    f"recommend {SMALL} {ANSWERS}",
    f"recommend {SMALL} {ANSWERS} --json",
    f"how {SMALL} {ANSWERS}",
    f"why-not salad {SMALL} {ANSWERS}",
    f"what-if cold=no {SMALL} {ANSWERS}",
    f"flips {SMALL} {ANSWERS}",
    f"compare {SMALL} {{home}}/ann.yaml {{home}}/ben.yaml",
    f"verify {SMALL} {{home}}/certified.json",
    f"check {SMALL} --no-proofs",
    f"check {SMALL} --no-proofs --json",
    f"test {SMALL}",
    f"test {SMALL} --json",
    f"coverage {SMALL}",
    f"coverage {SMALL} --suggest",
    f"diff {ROOT}/tests/small {ROOT}/tests/small",
    f"impact {ROOT}/tests/small/rules/lunch.yaml {SMALL}",
    f"new rule lunch/again {SMALL} --help",
    f"fmt {SMALL}",
    f"schema rule {SMALL}",
    f"docs {SMALL}",
    f"docs {SMALL} --html -",
    f"sources {SMALL}",
    "records list",
    "records list --json",
    "records show",
    "records show --full",
    "records export",
    "records export --format csv --to /dev/stdout",
    "records export --to /dev/fd/1",
    "records verify",
    "records head",
    "records replay --all",
    "records import {home}/export.jsonl",
    f"audit {SMALL}",
    f"audit {SMALL} --json",
    "adr --help",
    "report --html -",
    f"batch {{home}}/in.csv - --to csv {SMALL}",
    "decide --choose dish=soup --by Ada --because Warm",
    "watch --help",
    "--help",
    "--version",
    "check --explain all",
)

# Commands that write a file, and so have done what they were asked for, whoever hears of it.
WRITING = (
    f"docs {SMALL} --html {{new}}/page.html",
    f"docs {SMALL} --markdown {{new}}/pages",
    f"schema --write {{new}}/schemas {SMALL}",
    f"test {SMALL} --junit {{new}}/junit.xml",
    f"coverage {SMALL} --suggest {{new}}/cases",
    "records export --to {new}/export.jsonl",
    f"audit {SMALL} --html {{new}}/audit.html",
    "adr --to {new}/adr",
    "report --html {new}/report.html",
    "new knowledge {new}/knowledge",
    "new rule lunch/again --knowledge {new}/lunch --no-input",
    "fmt --knowledge {new}/lunch",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of somebody who has some records, a recommendation in a file, and an export."""
    found = tmp_path_factory.mktemp("home")
    for answers in ("cold=yes", "cold=no", "hunger=much"):
        done = advisor("recommend", *SMALL.split(), "--set", answers, "--json", home=found)
        (found / "certified.json").write_text(done.stdout)
    (found / "export.jsonl").write_text(advisor("records", "export", home=found).stdout)
    (found / "ann.yaml").write_text("cold: yes")
    (found / "ben.yaml").write_text("cold: yes")
    (found / "in.csv").write_text("cold\nyes\nno\n")
    return found


def test_every_command_is_tried() -> None:
    tried = {tuple(words.split()[:2]) for words in (*SAYING, *WRITING)}
    serving = {"mcp"}  # it speaks a protocol, which tests/agents hears
    assert {first for first, *_ in tried if not first.startswith("-")} == set(LINE) - serving
    asking = {"redact", "delete"}  # they change the journal, and say one line
    assert {second for first, *rest in tried if first == "records" for second in rest} == set(
        RECORDS
    ) - asking


# Each command with one of the three at every run.
UNWRITABLE = [
    (words, out) for n, words in enumerate(SAYING) for out in every(3, (CLOSED, GONE, FULL), first=n)
]


@pytest.mark.parametrize(("words", "out"), UNWRITABLE, ids=lambda part: getattr(part, "name", part))
def test_a_result_that_cannot_be_written_is_an_error_but_not_one_that_nobody_reads(
    words: str, out: Path, home: Path
) -> None:
    typed = "yes\nmuch\nbroth\n"
    done = advisor(*words.format(home=home).split(), typed=typed, home=home, out=out)
    assert done.returncode == (0 if out == GONE else 5), done.stderr
    assert ("advisor cannot write" in done.stderr) == (out != GONE)
    assert not [sign for sign in SIGNS if sign in done.stderr]


@pytest.mark.parametrize("out", [CLOSED, GONE], ids=lambda out: out.name)
@pytest.mark.parametrize("words", WRITING)
def test_a_command_that_writes_its_file_needs_nobody_to_hear_of_it(
    words: str, out: Path, home: Path, tmp_path: Path
) -> None:
    copytree(ROOT / "tests" / "small", tmp_path / "lunch")
    (tmp_path / "lunch/rules/more.yaml").write_text("{rules: {}}\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = advisor(*words.format(home=home, new=tmp_path).split(), home=home, out=out)
    assert done.returncode == 0, done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} != before
    assert not [sign for sign in SIGNS if sign in done.stderr]


CASE = "title: T\nanswers: {cold: yes}\nexpect: {dish: soup}\nbecause: B\n"

# Commands that read a file, as {pipe}, and what comes out of it: the content of a file at home, or a text.
READING = {
    f"recommend {SMALL} --no-record --answers {{pipe}}": "{cold: yes}\n",
    f"how {SMALL} --answers {{pipe}}": "{cold: yes}\n",
    f"interview {SMALL} --no-record --answers {{pipe}}": "{cold: yes}\n",
    f"verify {SMALL} {{pipe}}": "certified.json",
    "records import {pipe}": "export.jsonl",
    f"test {SMALL} {{pipe}}": CASE,
    f"coverage {SMALL} {{pipe}}": CASE,
    "fmt --check {pipe}": "rules: {}\n",
    f"batch {{pipe}} - --from csv --to csv {SMALL}": "in.csv",
}


@pytest.mark.parametrize("words", READING)
def test_a_file_that_is_read_may_be_a_pipe(words: str, home: Path, tmp_path: Path) -> None:
    content = READING[words] if "\n" in READING[words] else (home / READING[words]).read_text()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(content))
    writer.start()
    done = advisor(*words.format(pipe=pipe).split(), typed="much\nbroth\n", home=home)
    writer.join()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [f"docs {SMALL} --html {{pipe}}", f"recommend {SMALL} --answers {{pipe}}"])
def test_on_a_terminal_it_is_said_that_a_pipe_is_waited_for(words: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    terminal = on_terminal(*words.format(pipe=pipe).split(), home=tmp_path)
    terminal.read_until("Waiting for somebody to ")
    if "html" in words:
        assert pipe.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    else:
        pipe.write_text("{cold: yes}\n")
    assert terminal.finish()[1] == 0

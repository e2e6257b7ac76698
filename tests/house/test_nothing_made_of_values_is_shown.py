"""Nobody meets what reading has made of values, sums, rows, `otherwise` and lists: steps, and that something does not apply."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from effort import LONG
from program import advisor
from trip_base import OLD, YOUNG, written

MADE = re.compile(
    rb"[^\n]{0,60}(?:[a-z0-9-]@[a-z0-9]|\b(?:map|lamp)=no\b|\bextras=(?:map|lamp)\b)[^\n]{0,20}"
)
FAULTS = (70, 130)
REPLIES = "70|why|en,fr|why|car|standing|how strong|why-not slow|review|details findings|details rules|change age|20|flips|quit"

LINES = """\
recommend {on} {old} --json
how {on} {young} r/desks
interview {on} --all
records show --json
audit --against {home}/moved --json
report --html {home}/report.html
adr write --to {home}/adr --full
docs {on} --html {home}/handbook.html
diff {home}/kb {home}/moved --sample 100 --json
"""
MORE = """\
recommend {on} {young} --full
recommend {on} {old} --full
recommend {on} {young} --json
recommend {on} {old} --paste
how {on} {old}
how {on} {young} r/strong
why-not {on} {old} slow
flips {on} {young}
what-if {on} {old} age=20
records show --full
records replay --all
records export --to {home}/records.jsonl
audit --against {home}/moved
check {on} --notes
check {on} --notes --json
test {on}
coverage {on}
coverage {on} --json
diff {home}/kb {home}/moved
docs {on} --markdown {home}/handbook
schema {on} --write {home}/schemas
batch {on} {home}/rows.csv {home}/out.csv --with-answers --fired --level
compare {on} fast slow {old}
sources {on}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's folder with the base, a version of it, a table and a record."""
    folder = tmp_path_factory.mktemp("home")
    kb = written(folder / "kb")
    rules = shutil.copytree(kb, folder / "moved") / "rules" / "r.yaml"
    text = (
        rules.read_text(encoding="utf-8")
        .replace("{below: 25}", "{below: 21}")
        .replace("risk: low", "risk: mid")
    )
    rules.write_text(text.replace("exclude: lamp", "exclude: map"), encoding="utf-8")
    (folder / "rows.csv").write_text("age,vehicle,paid\n70,car,yes\n20,boat,\n", encoding="utf-8")
    shown_by("recommend {on} {old}", folder)
    return folder


def shown_by(line: str, home: Path) -> bytes:
    """Return what a command shows. Raises AssertionError if it stops over a fault of its own."""
    old, young = (
        " ".join(f"--set {fact}={word}" for fact, word in answers.items()) for answers in (OLD, YOUNG)
    )
    words = line.format(on=f"--knowledge {home}/kb", old=old, young=young, home=home).split()
    done = advisor(*words, typed=REPLIES.replace("|", "\n"), home=home)
    assert done.returncode not in FAULTS, done.stderr
    assert done.stdout or done.stderr
    return (done.stdout + done.stderr).encode()


@pytest.mark.parametrize("line", (LINES + MORE * LONG).splitlines())
def test_no_command_shows_what_was_made(line: str, home: Path) -> None:
    assert MADE.findall(shown_by(line, home)) == []


def test_nothing_that_is_stored_holds_what_was_made(home: Path) -> None:
    for path in sorted(home.rglob("*")):
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as journal:
                kept = "\n".join(journal.iterdump()).encode()
        else:
            kept = path.read_bytes() if path.is_file() and ".db" not in path.name else b""
        assert MADE.findall(kept) == [], path.name

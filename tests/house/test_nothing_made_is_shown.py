"""Nobody meets what reading has made of numbers, tables, sums and lists: whatever is shown or stored speaks of what was said.

Numbers are cut where the rules read them, and each region has an id such as `@2500` or `@2026-03-01`. It changes with
any threshold, so it means nothing to anybody, and nothing that is kept may rest on it.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checkout import ROOT
from effort import LONG
from program import advisor

# Regions of numbers; steps, rows, values and `otherwise`; that a candidate of a list does not apply, and its part.
MADE = re.compile(
    rb"[^\n]{0,60}(?:@-?[0-9]|[a-z0-9_-]@[a-z0-9]|\b(?:meals|calls|hotel|transfer)=no\b"
    rb"|\bcare=(?:meals|calls|hotel|transfer)\b)[^\n]{0,20}"
)
EXAMPLE = ROOT / "docs" / "examples" / "flight-compensation"
FAULTS = (70, 130)

LATE = "--answers {kb}/cases/doors-open-at-183-minutes.yaml"
ROUGHLY = (
    "--set departure=uk --set arrival=elsewhere --set flown_on=2020-06-01..2020-12-31 --set trouble=delayed"
    " --set distance=3000..6000 --set arrival_delay=..239"
)
PEOPLE = {
    "ann.yaml": "{departure: eu, trouble: delayed, distance: {at_most: 1500}, arrival_delay: 183, cause: technical}",
    "ben.yaml": "{departure: eu, trouble: delayed, distance: 1700, arrival_delay: {between: [170, 190]}}",
}
ROWS = """\
journey,distance,trouble,arrival_delay,flown_on,public_fare,departure,arrival,cause,paid_back
1,560,delayed,183,,yes,eu,eu,technical,
2,3000..6000,delayed,..179,2020-12-31,yes,uk,elsewhere,weather,
3,"2,5",delayed,soon,1.3.2020,yes,eu,eu,,
4,30000,downgraded,,,yes,eu,elsewhere,,49.95
5,9000,downgraded,,,yes,eu,elsewhere,,49.9
"""
REPLIES = (
    "3|?|why|185|public|why|1|2,5|1.4k|review|change distance|3501|why-not eur-400|flips --any|what-if distance=900"
    "|standing|details answers|how claim/three-hours-late|quit"
)
"""What is typed: answers, slips, and questions about them."""

FIRST = ("recommend {on} {late} --full", "interview {on} --all")
"""Lines that leave a record and an interview that is not finished, for those that read them."""

LINES = """\
recommend {on} {roughly} --json
recommend {on} --set distance=far --set flown_on=1.3.2020
recommend {on} --set distance=30000 --set paid_back=1.25
recommend {on} --set departure=uk --set arrival=uk --set distance=1600
how {on} {late}
how amount/halved/two-hours {on} {late}
how claim/three-hours-late {on} {roughly}
how scope/starts-in-the-union {on} {roughly}
how next-step/missing/full-short {on} --set trouble=delayed
why-not eur-400 {on} {late}
why-not eur-600 {on} {roughly}
what-if distance=3501 arrival_delay=..179 {on} {late}
flips {on} {late} --any
compare {on} {home}/ann.yaml {home}/ben.yaml
batch {on} {home}/rows.csv {home}/out.csv --with-answers --fired --summary {home}/summary.json
check {on} --notes --format sarif
coverage {on} --all
diff {kb} {home}/moved --sample 100
audit {on} --against {home}/moved --html {home}/audit.html
records list --json
records show --json
records export --to {home}/records.jsonl
adr write --to {home}/adr --full
report --html {home}/report.html
docs {on} --html {home}/handbook.html
schema {on} --write {home}/schemas
interview --resume
"""

MORE = """\
recommend {on} {late} --json
recommend {on} {roughly} --full
recommend {on} {late} --paste
recommend {on} {late} --without eur-250=x --full
recommend {on} {late} --set notice=300
flips {on} {roughly} --any
compare {on} {home}/ann.yaml {home}/ben.yaml --json
batch {on} {home}/rows.csv {home}/out.jsonl --level
check {on} --notes
check {on} --notes --json
test {on} --json
coverage {on} --json
diff {kb} {home}/moved --sample 1000 --json
impact {on} {home}/moved/rules/claim.yaml --sample 1000
audit {on} --against {home}/moved --json
records show --full
records replay --all
adr write --md
docs {on} --markdown {home}/handbook
fmt --check {kb}
sources {on}
interview {on} {late} --json
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's folder: a version with another threshold, people's answers, a table, a record and a draft."""
    folder = tmp_path_factory.mktemp("home")
    moved = shutil.copytree(EXAMPLE, folder / "moved") / "rules" / "claim.yaml"
    text = moved.read_text(encoding="utf-8")
    moved.write_text(text.replace("{at_least: 180}", "{at_least: 200}"), encoding="utf-8")
    for name, content in (PEOPLE | {"rows.csv": ROWS}).items():
        (folder / name).write_text(content, encoding="utf-8")
    for line in FIRST:
        (folder / f"{line.split()[0]}.txt").write_bytes(shown_by(line, folder))
    return folder


def shown_by(line: str, home: Path) -> bytes:
    """Return what a command shows. Raises AssertionError if it stops over a fault of its own."""
    words = line.format(on="--knowledge {kb}", late=LATE, roughly=ROUGHLY, kb="{kb}", home=home)
    done = advisor(*words.format(kb=EXAMPLE).split(), typed=REPLIES.replace("|", "\n"), home=home)
    assert done.returncode not in FAULTS, done.stderr
    assert done.stdout or done.stderr
    return (done.stdout + done.stderr).encode()


@pytest.mark.parametrize("line", (LINES + MORE * LONG).splitlines())
def test_no_command_shows_what_was_made(line: str, home: Path) -> None:
    assert MADE.findall(shown_by(line, home)) == []


def stored(home: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what lies in the user's folder, the unfinished interviews in the journal too."""
    for path in sorted(home.rglob("*")):
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as journal:
                yield from (
                    ("draft", body.encode()) for (body,) in journal.execute("SELECT body FROM drafts")
                )
        elif path.is_file() and ".db" not in path.name:
            yield path.name, path.read_bytes()


def test_nothing_that_is_stored_holds_what_was_made(home: Path) -> None:
    kept = list(stored(home))
    assert {"audit.html", "handbook.html", "interview.txt", "out.csv", "records.jsonl", "report.html"} <= {
        name for name, _ in kept
    }
    assert [(name, MADE.findall(content)) for name, content in kept if MADE.search(content)] == []

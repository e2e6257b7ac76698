"""Heavy libraries are loaded only where they are used: each command in a process of its own.

A library that a command does not need, and that comes in with some import, fails here before anybody waits for it.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from effort import LONG
from program import ROOT, advisor, environment, on_terminal

HEAVY = {
    "numpy",
    "clingo",
    "experta",
    "yaml",
    "ruamel",
    "jinja2",
    "watchfiles",
    "rich",
    "pyarrow",
    "sqlite3",
    "rfc8785",
    "importlib.metadata",
    "subprocess",
    "asyncio",
    "platformdirs",
    "prompt_toolkit",
    "readline",
}

# What comes with `platform`, which rich asks by way of attrs, before Python 3.11.
BROUGHT = {"subprocess"} if sys.version_info < (3, 11) else set()

# Runs a command line, and writes to a file which libraries are loaded at its end.
LISTING = """
import json, sys
from advisor.cli import run
try:
    run(sys.argv[2:])
finally:
    with open(sys.argv[1], "w") as file:
        json.dump(sorted(sys.modules), file)
"""

SCREEN = "rich platformdirs yaml"
JOURNAL = f"{SCREEN} sqlite3 rfc8785"
SMALL = "--knowledge tests/small"  # most commands load for a small base what they load for a large one
PROFILE = f"{SMALL} --set cold=yes"

# Commands as people type them, and the heavy libraries that they may load. `yaml` also stands for small classes of
# the reader; `platformdirs` finds the journal and the cache.
ALLOWED = {
    "--help": "",
    "--version": "",
    "records --help": "",
    "new --help": "",
    f"verify {SMALL} {{certified}}": SCREEN,
    f"how {PROFILE}": f"{JOURNAL} experta clingo",
    f"why-not salad {PROFILE}": f"{JOURNAL} experta clingo",
    f"what-if cold=no {PROFILE}": f"{JOURNAL} experta clingo numpy",
    f"flips {PROFILE}": f"{JOURNAL} experta clingo",
    f"recommend {PROFILE} --no-record": f"{JOURNAL} experta clingo numpy",
    f"recommend {PROFILE}": f"{JOURNAL} experta clingo numpy importlib.metadata",
    "interview": f"{JOURNAL} clingo numpy",
    f"interview --all --no-record {SMALL}": f"{JOURNAL} clingo",
    "records list": JOURNAL,
    "records show latest": f"{JOURNAL} experta clingo numpy",
    "records verify": JOURNAL,
    "records export latest": JOURNAL,
    "records replay latest": f"{JOURNAL} subprocess",
    "adr latest --to {folder}": f"{JOURNAL} experta clingo numpy",
    "report latest --html {folder}/page.html": f"{JOURNAL} experta clingo numpy jinja2",
    f"audit {SMALL}": f"{JOURNAL} clingo numpy",
    "batch {folder}/profiles.csv {folder}/judged.csv --force": f"{SCREEN} numpy pyarrow clingo subprocess",
    f"sources {SMALL}": SCREEN,
    f"docs --html {{folder}}/book.html {SMALL}": f"{SCREEN} jinja2",
    f"schema rule {SMALL}": SCREEN,
    "fmt --check tests/small": f"{SCREEN} ruamel",
    "new rule --help": f"{SCREEN} ruamel",
    f"check --no-proofs {SMALL}": f"{SCREEN} numpy",
    f"check {SMALL}": f"{SCREEN} numpy clingo",
    "test --knowledge docs/examples/statistical-tests": f"{SCREEN} experta clingo numpy",
    f"coverage {SMALL}": f"{SCREEN} experta clingo numpy",
    "diff tests/small tests/small": f"{SCREEN} numpy clingo subprocess",
    "watch --help": f"{SCREEN} numpy watchfiles subprocess asyncio",
    "interview --help": JOURNAL,
    "recommend --help": JOURNAL,
    "diff --help": f"{SCREEN} subprocess",
    "test --help": SCREEN,
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of somebody who has one record, its recommendation in a file, and a table of profiles.

    Both rule bases have been read there, so that they come from the cache.
    """
    found = tmp_path_factory.mktemp("home")
    done = advisor("recommend", *PROFILE.split(), "--json", home=found)
    assert done.returncode == 0, done.stderr
    (found / "certified.json").write_text(done.stdout)
    (found / "profiles.csv").write_text("regulated\nyes\n")
    advisor("interview", home=found)
    return found


@cache
def loaded(words: str, home: Path) -> frozenset[str]:
    """Return the modules that a command loads."""
    chosen = words.format(folder=home, certified=home / "certified.json").split()
    listing = home / "loaded.json"
    done = subprocess.run(
        [sys.executable, "-c", LISTING, str(listing), *chosen],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment(home),
    )
    assert "--help' for help" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return frozenset(json.loads(listing.read_text()))


# At every run one command of those that need the same libraries.
UNLIKE = ALLOWED if LONG else {needed: words for words, needed in ALLOWED.items()}.values()


@pytest.mark.parametrize("words", UNLIKE)
def test_a_command_loads_only_the_libraries_that_it_uses(words: str, home: Path) -> None:
    assert loaded(words, home) & HEAVY <= {*ALLOWED[words].split(), *BROUGHT}


def test_what_is_not_heavy_is_not_looked_for_in_vain(home: Path) -> None:
    assert loaded(f"check {SMALL}", home) >= {"numpy", "clingo", "rich"}


def test_an_interview_asks_its_first_question_before_it_loads_what_explains_results(home: Path) -> None:
    modules = loaded("interview", home)
    assert "advisor.interview.choice" in modules
    assert not {"advisor.explain.explanation", "advisor.certify.search", "advisor.evaluators.fire"} & modules


def test_the_first_question_is_the_same_with_and_without_a_cache(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for without in ("1", "", ""):
        monkeypatch.setenv("ADVISOR_NO_CACHE", without)
        terminal = on_terminal(home=home)
        seen.append(terminal.read_until("  > ").partition("  > ")[0])
        terminal.type("quit\r")
        terminal.finish()
    assert seen[0] == seen[1] == seen[2]
    assert "  1  " in seen[0]

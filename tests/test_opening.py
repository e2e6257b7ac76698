"""The first question out of the cache is the one that would be found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.opening import CHOOSER, LIBRARIES, find_opening, opening_key, read_opening, ready, remembered
from advisor.interview.choice import next_question
from advisor.interview.outlook import offered
from advisor.interview.session import Session
from advisor.read.base import read_base
from advisor.read.digests import PACKAGE, files_of
from advisor.read.documents import collect
from folders import folder, rule_text
from program import COMMAND, ROOT, environment, on_terminal
from test_compiled import BASES, cache, lamps

__all__ = ["cache", "lamps"]

# Two answers, then back to the beginning, another first answer, and other questions about the first one.
TYPED = "1\n1\nundo\nundo\nreview\nwhy\n2\nstanding\nchange 1\n3\nquit\n"


def transcript(env: dict[str, str], *words: str) -> tuple[str, str, int]:
    """Return what an interview writes."""
    done = subprocess.run(
        [*COMMAND, "--no-record", *words],
        env=env,
        cwd=ROOT,
        input=TYPED,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_an_interview_is_the_same_with_its_opening_out_of_the_cache(root: Path, tmp_path: Path) -> None:
    env = environment(tmp_path) | {"XDG_CACHE_HOME": str(tmp_path)}
    words = ("--knowledge", str(root))
    fresh = transcript(env | {"ADVISOR_NO_CACHE": "1"}, *words)
    first = transcript(env, *words)
    assert len(list((tmp_path / "advisor" / "bases").iterdir())) == 2
    assert fresh == first == transcript(env, *words)
    assert "[2]" in fresh[0]


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_what_is_remembered_is_what_would_be_found(root: Path, cache: Path) -> None:
    base, documents = read_base(root), collect(root).documents
    assert remembered(base, documents) is None
    opening = find_opening(base, documents)
    assert opening is not None
    assert opening.fact is next_question(base, Session())
    assert opening.values == offered(base, Session(), opening.fact)
    assert remembered(base, documents) == opening
    assert len(list(cache.iterdir())) == 1


def test_other_knowledge_begins_anew(lamps: Path, cache: Path) -> None:
    base, documents = read_base(lamps), collect(lamps).documents
    assert find_opening(base, documents)
    folder(lamps, rule_text(if_="{style: new}"))
    changed = read_base(lamps)
    assert remembered(changed, collect(lamps).documents) is None
    opening = find_opening(changed, collect(lamps).documents)
    assert opening
    assert opening.fact.id == "style"
    assert len(list(cache.iterdir())) == 2


def test_knowledge_without_a_question_that_counts_has_no_opening(tmp_path: Path, cache: Path) -> None:
    root = folder(tmp_path / "silent")
    assert find_opening(read_base(root), collect(root).documents) is None
    assert not cache.exists()


@pytest.mark.parametrize(
    "said",
    [
        7,
        [],
        ["dark"],
        ["nothing", "yes"],
        ["dark", "maybe"],
        [["dark"], "yes"],
        {"dark": "yes"},
        "dark",
        None,
    ],
)
def test_what_is_no_opening_of_this_knowledge_is_ignored(said: object, lamps: Path) -> None:
    assert read_opening(read_base(lamps), json.dumps(said).encode()) is None
    assert read_opening(read_base(lamps), b"\xff{") is None


def test_the_code_that_chooses_counts(lamps: Path) -> None:
    counted = {path for part in CHOOSER for path in files_of(PACKAGE / part)}
    needed = (
        "interview/choice.py",
        "evaluators/prove/interpreter.lp",
        "evaluators/bounds.py",
        "conditions.py",
    )
    assert {PACKAGE / one for one in needed} <= counted
    assert {"numpy", "clingo"} <= set(LIBRARIES)
    assert opening_key(collect(lamps).documents)


def test_what_the_first_answer_needs_is_made_ready_before_the_first_line_is_read(lamps: Path) -> None:
    lines = iter(("one", "two"))
    read = ready(read_base(lamps), lambda: next(lines))
    assert [read(), read()] == ["one", "two"]


# Runs an interview, and says on standard error which libraries are loaded when the first prompt is written.
AT_THE_PROMPT = """
import io, sys
from advisor.cli import run
class Screen(io.TextIOWrapper):
    told = False
    def write(self, text):
        if text.endswith("> ") and not self.told:
            self.told = True
            print(*sys.modules, file=sys.stderr)
        return super().write(text)
sys.stdout = Screen(sys.stdout.buffer)
run(["--no-record"])
"""


def test_the_first_question_stands_on_the_screen_before_clingo_and_numpy_are_loaded(tmp_path: Path) -> None:
    env = environment(tmp_path) | {"XDG_CACHE_HOME": str(tmp_path)}
    heavy = {"numpy", "clingo", "experta", "advisor.read.base"}
    loaded = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", AT_THE_PROMPT],
            env=env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        loaded.append(heavy.intersection(done.stderr.split()))
    assert loaded == [heavy - {"experta"}, set()]


def test_ctrl_c_at_an_opening_out_of_the_cache_ends_the_interview(tmp_path: Path) -> None:
    for _ in range(2):
        terminal = on_terminal("--no-record", home=tmp_path)
        terminal.read_until("  > ")
        terminal.type("\x03")
        seen, code = terminal.finish()
        assert code == 130
        assert "Traceback" not in seen
